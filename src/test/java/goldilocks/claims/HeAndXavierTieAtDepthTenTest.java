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
import goldilocks.plot.Experiment;
import java.util.List;
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

  private static double meanAccuracy(Initializer scheme) {
    Split digits = Datasets.digits().split(5).standardized();
    return Experiment.run(
            "digits",
            Experiment.grid("scheme", List.of(scheme), "depth", List.of(10), 3, new Seeds(42)),
            t ->
                new Sgd(0.05, 32, 12)
                    .fit(
                        Network.of(
                            t.seeds(),
                            t.scheme(),
                            Activation.relu(),
                            Network.widths(64, 64, t.setting(), 10)),
                        digits.train(),
                        Cost.softmaxCrossEntropy(),
                        t.seeds())
                    .network()
                    .accuracy(digits.test()))
        .stream()
        .mapToDouble(v -> v)
        .average()
        .orElseThrow();
  }
}
