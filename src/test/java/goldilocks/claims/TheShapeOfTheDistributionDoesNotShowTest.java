package goldilocks.claims;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Datasets;
import goldilocks.Initializer;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Sgd;
import goldilocks.Split;
import org.junit.jupiter.api.Test;

/** Lesson 09: with the variance the same, normal or uniform does not show. */
class TheShapeOfTheDistributionDoesNotShowTest {
  private static final Split DIGITS = Datasets.digits().split(5).standardized();

  /** Two shares near 0.95 of 360 images, twice their difference's standard error of 0.016. */
  @Test
  @Asserts(32)
  void tenTanhLayersLearnAsWellFromAUniformXavier(LedgerCheck ledger) {
    ledger.measured(
        "test accuracy of ten tanh layers, Xavier uniform less Xavier normal",
        mean(Initializer.xavier().uniform()) - mean(Initializer.xavier()));
  }

  private static double mean(Initializer rule) {
    double mean = 0;
    for (int run = 1; run <= 3; run++) {
      Seeds seeds = new Seeds(42).run(run);
      Network start = Network.of(seeds, rule, Activation.tanh(), Network.widths(64, 64, 10, 10));
      Network end =
          new Sgd(0.05, 32, 5)
              .fit(start, DIGITS.train(), Cost.softmaxCrossEntropy(), seeds)
              .network();
      mean += end.accuracy(DIGITS.test()) / 3;
    }
    return mean;
  }
}
