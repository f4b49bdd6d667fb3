package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goldilocks.Activation;
import goldilocks.inspect.Theory;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Lesson 12: in chaos, six times the gradient's depth scale is where training ended; six times that
 * of the correlation of two images (Schoenholz et al. 2017) lies much deeper.
 */
class TheGradientsScaleIsNotTheCorrelationsTest {
  private static final Activation TANH = Activation.tanh();

  @Test
  void inChaosTheCorrelationOfTwoImagesSettlesMoreSlowlyThanTheGradientGrows() {
    assertEquals(19.4, 6 * Theory.of(TANH, 2 * 2).depthScale(), 0.05);
    assertEquals(47.9, 6 * correlationScale(2), 0.05);
    assertEquals(9.7, 6 * Theory.of(TANH, 3 * 3).depthScale(), 0.05);
    assertEquals(27.9, 6 * correlationScale(3), 0.05);
  }

  @Test
  void inOrderTheTwoScalesAreOne() {
    assertEquals(Theory.of(TANH, 0.8 * 0.8).depthScale(), correlationScale(0.8), 1e-3);
  }

  /** The lesson finds nearly twice as much. */
  @Test
  void aGradientThatFallsByThreeQuartersALayerMakesFiveTimesTheStepsWorthSixLayersAtMost() {
    assertEquals(5.6, Math.log(5) / Math.log(1 / 0.75), 0.05);
    assertEquals(11.6, depthOfOneHalf(10, 0.6416, 0.2116), 0.05);
    assertEquals(21.1, depthOfOneHalf(20, 0.6159, 0.1072), 0.05);
    assertEquals(9.5, 21.1 - 11.6, 1e-9);
  }

  /** Between a depth and one five layers deeper, whose medians the lesson's table has. */
  private static double depthOfOneHalf(int depth, double above, double below) {
    return depth + 5 * (above - 0.5) / (above - below);
  }

  /** ξ_c = 1/|ln σ_w²·E[f′(u)·f′(v)]|, where the correlation of u and v has settled. */
  private static double correlationScale(double sigma) {
    double q = Theory.of(TANH, sigma * sigma).fixedPoint();
    double c = 0.5;
    for (int l = 0; l < 200; l++) {
      c = Math.min(1, sigma * sigma * mean((u, v) -> TANH.value(u) * TANH.value(v), q, c) / q);
    }
    double slope = sigma * sigma * mean((u, v) -> TANH.slope(u) * TANH.slope(v), q, c);
    return 1 / Math.abs(Math.log(slope));
  }

  /** E[g(u, v)] for normal u and v of mean square q and correlation c. */
  private static double mean(DoubleBinaryOperator g, double q, double c) {
    DoubleUnaryOperator given =
        u -> Theory.mean(v -> g.applyAsDouble(u, c * u + Math.sqrt(1 - c * c) * v), q);
    return Theory.mean(given, q);
  }
}
