package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Datasets;
import goldilocks.Initializer;
import goldilocks.Lsuv;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Sgd;
import goldilocks.Split;
import goldilocks.Training;
import goldilocks.inspect.Jacobian;
import org.junit.jupiter.api.Test;

/** Lesson 13: LSUV repairs the scale before training, clipping only the longest steps in it. */
class LsuvScalesWhereClippingOnlyShortensTest {
  private static final Split DIGITS = Datasets.digits().split(5).standardized();
  private static final Matrix X = DIGITS.train().split(10).test().x();
  private static final Seeds SEEDS = new Seeds(42);
  private static final Sgd SGD = new Sgd(0.05, 32, 5);

  @Test
  void afterLsuvTheSpreadOfTheDrawHasLeftNoTrace() {
    Network small = Lsuv.scale(drawn(0.01, 10, 1), X);
    Network large = Lsuv.scale(drawn(1, 10, 1), X);
    Matrix drawn = drawn(0.01, 10, 1).layer(1).weights().times(100);
    assertEquals(0, drawn.minus(drawn(1, 10, 1).layer(1).weights()).sumOfSquares(), 1e-20);
    for (int l = 1; l <= 11; l++) {
      Matrix w = small.layer(l).weights();
      double apart = w.minus(large.layer(l).weights()).sumOfSquares();
      assertEquals(0, Math.sqrt(apart / w.sumOfSquares()), 1e-12, "layer " + l);
    }
  }

  @Test
  void lsuvKeepsTheShapeOfALinearSpectrum() {
    Network before =
        Network.of(
            SEEDS, Initializer.normal(0.3), Activation.identity(), Network.widths(64, 64, 4, 64));
    double[] a = Jacobian.singularValues(before, X.rows(0));
    double[] b = Jacobian.singularValues(Lsuv.scale(before, X), X.rows(0));
    for (int i = 0; i < 64; i++) {
      assertEquals(a[i] / a[0], b[i] / b[0], 1e-12, "direction " + (i + 1));
    }
    assertTrue(Math.abs(b[0] / a[0] - 1) > 0.5, "the scale itself did change");
  }

  @Test
  @Asserts(30)
  void clippingKeepsLargeWeightsFromNaNButNotFromACostInTheThousands(LedgerCheck ledger) {
    // The factor that each layer multiplies by.
    assertEquals(5.7, Math.sqrt(64 * 1.0 / 2), 0.05);
    int stopped = 0;
    for (int run = 1; run <= 5; run++) {
      stopped += train(SGD, 1, run).problem().isPresent() ? 1 : 0;
      Training belted = train(SGD.clip(1), 1, run);
      assertTrue(belted.problem().isEmpty(), "run " + run);
      assertTrue(belted.cost() > 1000, "run " + run + ": " + belted.cost());
      ledger.measured(
          "test accuracy of five ReLU layers from sd 1, clipped",
          belted.network().accuracy(DIGITS.test()));
    }
    assertTrue(stopped >= 3, "without a belt " + stopped + " of 5 are thrown out");
  }

  @Test
  void clippingChangesNotOneBitWhereTheGradientIsTooSmall() {
    assertEquals(train(SGD, 0.01, 1).network(), train(SGD.clip(1), 0.01, 1).network());
  }

  private static Network drawn(double sd, int depth, int run) {
    return Network.of(
        SEEDS.run(run),
        Initializer.normal(sd),
        Activation.relu(),
        Network.widths(64, 64, depth, 10));
  }

  private static Training train(Sgd sgd, double sd, int run) {
    return sgd.fit(drawn(sd, 5, run), DIGITS.train(), Cost.softmaxCrossEntropy(), SEEDS.run(run));
  }
}
