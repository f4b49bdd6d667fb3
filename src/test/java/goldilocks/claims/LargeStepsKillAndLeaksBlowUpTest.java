package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Datasets;
import goldilocks.Initializer;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Sgd;
import goldilocks.Split;
import goldilocks.Training;
import goldilocks.inspect.Summary;
import org.junit.jupiter.api.Test;

/** Lesson 11: a large learning rate kills ReLUs; where nobody can die, the network blows up. */
class LargeStepsKillAndLeaksBlowUpTest {
  private static final Split DIGITS = Datasets.digits().split(5).standardized();
  private static final Activation RELU = Activation.relu();
  private static final int SEEDS = 5;

  @Test
  void upToARateOfOneHalfHardlyAnybodyDies() {
    for (int run = 1; run <= SEEDS; run++) {
      Training training = train(RELU, 0.5, run);
      assertTrue(dead(training) <= 0.05, "run " + run + ": " + dead(training));
      assertTrue(training.network().accuracy(DIGITS.test()) > 0.93);
    }
  }

  @Test
  void atARateOfTwoTheSecondLayerDiesAndTheCostStaysFinite() {
    int finite = 0;
    for (int run = 1; run <= SEEDS; run++) {
      Training training = train(RELU, 2, run);
      if (training.problem().isEmpty()) {
        finite++;
        assertTrue(dead(training) > 0.9, "run " + run + ": " + dead(training));
        // A constant answer is right for a tenth of the images.
        assertTrue(training.network().accuracy(DIGITS.test()) < 0.25, "run " + run);
      }
    }
    assertTrue(finite >= 3, finite + " of 5 stayed finite");
  }

  @Test
  @Asserts(28)
  void atARateOfTwoEveryLeakyNetworkEndsInNaN(LedgerCheck ledger) {
    Activation leaky = Activation.leakyRelu(0.1);
    int finite = 0;
    for (int run = 1; run <= SEEDS; run++) {
      finite += train(leaky, 2, run).problem().isPresent() ? 0 : 1;
    }
    ledger.measured("leaky networks, of five, with a finite cost at a rate of 2", finite);
    ledger.measured("slope of a leaky unit below zero", leaky.slope(-1));
  }

  @Test
  void anEpochHas45Steps() {
    assertEquals(3 * 45, train(RELU, 0.5, 1).steps());
  }

  private static double dead(Training training) {
    return Summary.of(training.network().forward(DIGITS.train().x()).layer(2).z().map(RELU::value))
        .shareDead();
  }

  private static Training train(Activation f, double rate, int run) {
    Seeds seeds = new Seeds(42).run(run);
    return new Sgd(rate, 32, 3)
        .fit(
            Network.of(seeds, Initializer.he(), f, 64, 64, 64, 10),
            DIGITS.train(),
            Cost.softmaxCrossEntropy(),
            seeds);
  }
}
