package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.VarianceRule;
import goldilocks.inspect.Theory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lesson 08: a gradient vanishes or explodes by the weights and the activation together. */
class VanishingIsWeightsTimesActivationTest {
  private static final Activation SIGMOID = Activation.sigmoid();
  private static final int WIDTH = 128;
  private static final int DRAWS = 12;

  @Test
  void theSigmoidsPartOfTenLayersIsAtMostAMillionth() {
    assertEquals(0.25, SIGMOID.slope(0));
    assertEquals(9.5e-7, Math.pow(SIGMOID.slope(0), 10), 5e-9);
  }

  @Test
  void aFactorReachesOneOnlyIfTheWeightReachesFour() {
    assertEquals(0, window(3.999));
    assertEquals(1, 4 * SIGMOID.slope(0));
    assertTrue(window(4.1) > 0.05);
  }

  /** The formula of the lesson against a count on a grid of step 1e-5; 6.89 is best. */
  @Test
  @Asserts(9)
  void theWidestWindowIs0448AtAWeightOf689(LedgerCheck ledger) {
    ledger.measured("slope of the sigmoid at z = 10", SIGMOID.slope(10));
    double best = 0;
    double at = 0;
    for (double w = 4; w <= 20; w += 0.01) {
      double width = 2 / w * Math.log(w * (1 + Math.sqrt(1 - 4 / w)) / 2 - 1);
      if (width > best) {
        best = width;
        at = w;
      }
    }
    assertEquals(6.89, at, 0.015);
    ledger.measured(
        "widest range of inputs that one sigmoid weight lets through undiminished", best);
    assertEquals(best, window(at), 3e-5);
  }

  @Test
  @Asserts(11)
  void theSameWeightsExplodeInThreeNetworksAndVanishInTheFourth(LedgerCheck ledger) {
    // ln of the growth over 20 layers has the variance 2·20/n (identity) or 5·20/n (ReLU); tanh
    // and sigmoid scatter less than ReLU. The median lies var/2 below the mean's logarithm.
    double linear = checkGrowth(Activation.identity(), 1.1e12, 2 * 20.0 / WIDTH);
    checkGrowth(Activation.relu(), 1.05e6, 5 * 20.0 / WIDTH);
    checkGrowth(Activation.tanh(), 326, 5 * 20.0 / WIDTH);
    double sigmoid = checkGrowth(SIGMOID, 3.2e-16, 5 * 20.0 / WIDTH);
    ledger.measured("growth of the gradient's mean square over 20 linear layers", linear);
    ledger.measured("its growth over 20 sigmoid layers of the same weights", sigmoid);
  }

  @Test
  @Asserts(11)
  void atASpreadOfOneNoneOfTheFourExplodes(LedgerCheck ledger) {
    double largest = 0;
    for (Activation f :
        List.of(Activation.identity(), Activation.relu(), Activation.tanh(), SIGMOID)) {
      largest = Math.max(largest, Theory.of(f, 1).gradient(21));
    }
    ledger.measured("largest growth over 20 layers at σ_w = 1, of four activations", largest);
  }

  private static double checkGrowth(Activation f, double expected, double variance) {
    assertEquals(1, Theory.of(f, 4).gradient(21) / expected, 0.015);
    double[] logs = new double[DRAWS];
    for (int run = 1; run <= DRAWS; run++) {
      logs[run - 1] = Math.log(growth(f, new Seeds(8).run(run)) / expected);
    }
    double band = 3 * Math.sqrt(variance / DRAWS);
    double mean = Arrays.stream(logs).average().orElseThrow();
    assertEquals(-variance / 2, mean, variance / 2 + band);
    return expected * Math.exp(mean);
  }

  /** The mean square of dZ in layer 1 over that at the output, twenty layers of weights above. */
  private static double growth(Activation f, Seeds seeds) {
    VarianceRule two = new VarianceRule("σ_w = 2", (fanIn, fanOut) -> 4.0 / fanIn);
    Network network = Network.of(seeds, two, f, Network.widths(64, WIDTH, 20, WIDTH));
    Matrix x = Matrix.generate(10, 64, seeds.stream("x")::nextGaussian);
    Matrix signal = Matrix.generate(10, WIDTH, seeds.stream("signal")::nextGaussian);
    Network.Gradients gradients = network.backward(network.forward(x), signal);
    return gradients.layer(1).dZ().meanSquare() / signal.meanSquare();
  }

  /** How much of the inputs between −1 and 1 gives a factor of 1 or more, as a length. */
  private static double window(double w) {
    double[] x = new double[200_001];
    Arrays.setAll(x, i -> -1 + i * 1e-5);
    return 2 * Matrix.row(x).map(v -> w * SIGMOID.slope(w * v) >= 1 ? 1 : 0).mean();
  }
}
