package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Datasets;
import goldilocks.Initializer;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.inspect.GradientCheck;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Lesson 05: the error of a gradient check falls with h², then rises with 1/h; least near ε^(1/3).
 *
 * <p>Five networks, as in the lesson; every statement holds for each of them.
 */
class GradientCheckHasAVTest {
  private static final Seeds SEEDS = new Seeds(42);
  private static final Dataset MOONS = Datasets.moons(20, 0.1, SEEDS);
  private static final Cost COST = Cost.meanSquared();
  private static final double EPSILON = Math.ulp(1.0);

  @Test
  void aDoubleHasAbout16Digits() {
    assertEquals(16, -Math.log10(EPSILON), 0.5);
    assertEquals(2.2e-16, EPSILON, 0.05e-16);
  }

  @Test
  void fromLargeHDownTheErrorHasSlopePlusTwo() {
    for (int run = 1; run <= 5; run++) {
      // The next term of the series is h² smaller: 1 % at h = 0.1.
      assertEquals(2, Math.log10(error(tanh(run), 1e-2) / error(tanh(run), 1e-3)), 0.01);
      assertEquals(2, Math.log10(error(tanh(run), 1e-3) / error(tanh(run), 1e-4)), 0.01);
    }
  }

  @Test
  void fromSmallHUpTheErrorHasSlopeMinusOne() {
    for (int run = 1; run <= 5; run++) {
      // Rounding is noise: over five decades, a factor 2 either way is 0.3/5 = 0.06 of slope.
      double fall = Math.log10(error(tanh(run), 1e-12) / error(tanh(run), 1e-7));
      assertEquals(-1, -fall / 5, 0.06);
    }
  }

  @Test
  void theErrorIsLeastNearTheCubeRootOfEpsilon() {
    // h²/12 and ε/2h cross where h³ = 6ε.
    assertEquals(1.1e-5, Math.cbrt(6 * EPSILON), 0.05e-5);
    for (int run = 1; run <= 5; run++) {
      Network network = tanh(run);
      int best = 1;
      for (int k = 2; k <= 12; k++) {
        best = error(network, h(k)) < error(network, h(best)) ? k : best;
      }
      assertEquals(5, best);
      assertTrue(error(network, 1e-12) > error(network, 1e-2));
    }
  }

  @Test
  void theTheoryWithoutAConstantIsRightWithinAFactorOfThree() {
    for (int run = 1; run <= 5; run++) {
      for (int k = 1; k <= 12; k++) {
        double theory = h(k) * h(k) / 12 + EPSILON / (2 * h(k));
        double ratio = error(tanh(run), h(k)) / theory;
        assertTrue(ratio > 1 / 3.0 && ratio < 3, "run %d, h 1e-%d: %s".formatted(run, k, ratio));
      }
    }
  }

  @Test
  void aWrongGradientDrawsAFlatLine() {
    Network network = tanh(1);
    Network.Gradients wrong = network.gradients(MOONS.x(), MOONS.y(), COST).times(1.001);
    for (int k = 3; k <= 9; k++) {
      // 0.001/2.001, whatever h.
      double error =
          GradientCheck.of(network, MOONS.x(), MOONS.y(), COST, wrong, h(k)).relativeError();
      assertEquals(0.0005, error, 1e-6);
    }
  }

  @Test
  void forReluTheMeanSquareIsAParabolaInEachWeightAndTheErrorFallsOnPastTheTurn() {
    for (int run = 1; run <= 5; run++) {
      assertTrue(error(relu(run), 1e-5) < error(tanh(run), 1e-5));
    }
    // At 1e-3 luck decides: one network is perfect but for rounding, another has crossed a kink.
    double[] errors =
        IntStream.rangeClosed(1, 5).mapToDouble(r -> error(relu(r), 1e-3)).sorted().toArray();
    assertTrue(errors[0] < 1e-12, () -> errors[0] + "");
    assertTrue(errors[4] > 1e-3, () -> errors[4] + "");
  }

  @Test
  void atAKinkTheErrorIsAFewPerCent() {
    for (int run = 1; run <= 5; run++) {
      assertEquals(0.03, error(relu(run), 0.1), 0.021);
      assertTrue(error(relu(run), 1e-2) > 100 * error(tanh(run), 1e-2));
    }
  }

  private static double h(int k) {
    return Double.parseDouble("1e-" + k);
  }

  private static Network tanh(int run) {
    return Network.of(SEEDS.run(run), Initializer.lecun(), Activation.tanh(), 2, 8, 8, 2);
  }

  private static Network relu(int run) {
    return Network.of(SEEDS.run(run), Initializer.lecun(), Activation.relu(), 2, 8, 8, 2);
  }

  private static double error(Network network, double h) {
    return GradientCheck.of(network, MOONS.x(), MOONS.y(), COST, h).relativeError();
  }
}
