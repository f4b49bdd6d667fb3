package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Datasets;
import goldilocks.Initializer;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Sgd;
import goldilocks.Training;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lesson 10: with twenty ReLU layers the start decides whether a network learns, not just when. */
class AGoodStartDecidesTest {
  private static final int DEPTH = 20;
  private static final int SEEDS = 5;
  private static final Dataset DIGITS = Datasets.digits().split(5).standardized().train();

  /** Every tenth image: 144 of them, 5 steps an epoch. */
  private static final Dataset FEW = DIGITS.split(10).test();

  @Test
  void fromZerosNoWeightEverMovesByABit() {
    assertEquals(DEPTH + 1, layersThatStayed(Initializer.zeros(), 1));
  }

  @Test
  void fromASpreadOfOneHundredthTheLowerLayersNeverMoveByABit() {
    for (int run = 1; run <= SEEDS; run++) {
      int stayed = layersThatStayed(Initializer.normal(0.01), run);
      assertTrue(stayed >= 10, "run %d: only %d layers stayed".formatted(run, stayed));
    }
  }

  @Test
  void fromHeEveryLayerMoves() {
    for (int run = 1; run <= SEEDS; run++) {
      assertEquals(0, layersThatStayed(Initializer.he(), run));
    }
  }

  @Test
  void fromASpreadOfOneTheCostIsNoNumberWithinSevenSteps() {
    for (int run = 1; run <= SEEDS; run++) {
      Training training = train(start(Initializer.normal(1), run), FEW, 2);
      assertTrue(training.problem().isPresent());
      assertTrue(training.steps() <= 7, training.toString());
      assertFalse(Double.isFinite(training.cost()));
    }
  }

  /** The plateau is ln 10 = 2.303, the cost of an output that knows nothing. */
  @Test
  @Asserts(17)
  void afterAnEpochAndAHalfXavierIsStillOnThePlateauAndHeIsNot(LedgerCheck ledger) {
    assertEquals(2.303, Math.log(10), 5e-4);
    Dataset half = DIGITS.split(2).train();
    for (int run = 1; run <= SEEDS; run++) {
      double xavier = train(start(Initializer.xavier(), run), half, 3).cost();
      double he = train(start(Initializer.he(), run), half, 3).cost();
      // The best constant answer costs the classes' entropy, 2.2999 here: still within 0.01.
      assertEquals(Math.log(10), xavier, 0.01, "run " + run);
      assertTrue(he < 2.2, "run %d: He is at %s".formatted(run, he));
      ledger.measured(
          "cost at depth 20 from sd 0.01, after steps that bring He's below 2.2",
          train(start(Initializer.normal(0.01), run), half, 3).cost());
    }
  }

  /** The ratios' sds over seeds are 0.026 and 0.064: three standard errors of five are ledger. */
  @Test
  @Asserts(19)
  void orthogonalWeightsOfHesVarianceAreFasterStill(LedgerCheck ledger) {
    Dataset half = DIGITS.split(2).train();
    double overXavier = 0;
    double overHe = 0;
    for (int run = 1; run <= SEEDS; run++) {
      double xavier = train(start(Initializer.xavier(), run), half, 3).cost();
      double he = train(start(Initializer.he(), run), half, 3).cost();
      double turned = train(start(Initializer.orthogonal(Math.sqrt(2)), run), half, 3).cost();
      overXavier += he / xavier / SEEDS;
      overHe += turned / he / SEEDS;
    }
    ledger.measured("He's cost at depth 20 over Xavier's, three short epochs", overXavier);
    ledger.measured("orthogonal weights' cost over He's, the same", overHe);
  }

  @Test
  void anAnswerThatIsAlwaysTheSameDigitIsRightForItsShareOfTheTestImages() {
    int[] labels = Datasets.digits().split(5).test().labels();
    long zeros = Arrays.stream(labels).filter(label -> label == 0).count();
    assertEquals(0.117, zeros / 360.0, 5e-4);
    assertTrue(
        IntStream.range(1, 10)
            .anyMatch(d -> Arrays.stream(labels).filter(label -> label == d).count() == 28),
        "28 of 360 are 0.078");
  }

  private static int layersThatStayed(Initializer scheme, int run) {
    Network before = start(scheme, run);
    Network after = train(before, FEW, 3).network();
    int stayed = 0;
    for (int l = 1; l <= DEPTH + 1; l++) {
      stayed += before.layer(l).weights().equals(after.layer(l).weights()) ? 1 : 0;
    }
    return stayed;
  }

  private static Network start(Initializer scheme, int run) {
    return Network.of(
        new Seeds(42).run(run), scheme, Activation.relu(), Network.widths(64, 64, DEPTH, 10));
  }

  private static Training train(Network start, Dataset data, int epochs) {
    return new Sgd(0.05, 32, epochs)
        .fit(start, data, Cost.softmaxCrossEntropy(), new Seeds(42).run(1));
  }
}
