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
import goldilocks.plot.Experiment;
import org.junit.jupiter.api.Test;

/** Lesson 10: on the digits a factor of 2 in the variance does not show in ten ReLU layers. */
class HeAndXavierTieAtDepthTenTest {
  @Test
  @Asserts({17, 19})
  void afterTwelveEpochsTheyDifferByLessThanTheTestImagesCanShow(LedgerCheck ledger) {
    double xavier = meanAccuracy(Initializer.xavier());
    double he = meanAccuracy(Initializer.he());
    // Of 360 test images a share p has the standard error √(p(1 − p)/360); two of them differ.
    double standardError = Math.sqrt(2 * he * (1 - he) / 360);
    assertEquals(he, xavier, 2 * standardError);
    ledger.measured("test accuracy of ten ReLU layers from Xavier, beside He's", xavier);
    ledger.measured("test accuracy of ten ReLU layers from He, beside Xavier's", he);
    assertTrue(xavier > 0.9, "both have learned, not both failed: " + xavier);
  }

  /** He et al. 2015, 22 layers, top-1 error on the 50,000 validation images of ImageNet. */
  @Test
  void heAndOthersFoundATieTooWithTwentyTwoLayers() {
    double xavier = 0.3390;
    double he = 0.3382;
    assertTrue(xavier - he < Math.sqrt(2 * he * (1 - he) / 50_000), "less than a standard error");
  }

  private static double meanAccuracy(Initializer scheme) {
    Split digits = Datasets.digits().split(5).standardized();
    int[] widths = Network.widths(64, 64, 10, 10);
    return Experiment.runs(3, new Seeds(42))
        .table(
            "digits",
            run -> {
              Network start = Network.of(run.seeds(), scheme, Activation.relu(), widths);
              Training done =
                  new Sgd(0.05, 32, 12)
                      .fit(start, digits.train(), Cost.softmaxCrossEntropy(), run.seeds());
              run.row("accuracy", done.network().accuracy(digits.test()));
            })
        .doubleColumn("accuracy")
        .mean();
  }
}
