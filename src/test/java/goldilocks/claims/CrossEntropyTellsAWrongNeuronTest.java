package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dense;
import goldilocks.Matrix;
import goldilocks.Network;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lesson 02: on a sigmoid the squared error is flat where the neuron is sure and wrong. */
class CrossEntropyTellsAWrongNeuronTest {
  private static final Activation SIGMOID = Activation.sigmoid();

  /** 2(1 − a)·a(1 − a) has its greatest value 8/27 at a = 1/3, so z = −ln 2. */
  @Test
  void theSquaredErrorIsSteepestAtOneThird() {
    double steepest = -squaredSlope(-Math.log(2));
    assertEquals(8.0 / 27, steepest, 1e-15);
    assertEquals(0.296, steepest, 5e-4);
    for (double z = -12; z <= 12; z += 0.01) {
      assertEquals(0, Math.max(0, -squaredSlope(z) - steepest), 1e-15);
    }
  }

  @Test
  void atMinusEightItIsFourteenHundredAndNinetyOneTimesWeaker() {
    assertEquals(1491, entropySlope(-8) / squaredSlope(-8), 0.5);
  }

  @Test
  void crossEntropysSlopeIsTheErrorItself() {
    for (double z = -30; z <= 30; z += 0.5) {
      assertEquals(SIGMOID.value(z) - 1, entropySlope(z), 1e-15);
    }
  }

  /**
   * dz/dt = −∂C/∂z, integrated from z₀ to 0. Steps lag behind by half the logarithm of the slopes'
   * ratio, less than |z₀|/2, and the last one counts as a whole.
   */
  @Test
  void theWayBackTakesExponentiallyManyStepsAgainstLinearlyMany() {
    for (int z = -9; z <= -4; z++) {
      double squared = (2.5 + Math.exp(-z) - 3 * z - 3 * Math.exp(z) - Math.exp(2 * z) / 2) / 2;
      assertEquals(squared, steps(z, true), 1 - z / 2.0);
      assertEquals(1 - z - Math.exp(z), steps(z, false), 1);
    }
    assertEquals(1507, steps(-8, true));
    assertEquals(9, steps(-8, false));
  }

  private static int steps(double start, boolean squared) {
    int steps = 0;
    for (double z = start; z < 0; steps++) {
      z -= squared ? squaredSlope(z) : entropySlope(z);
    }
    return steps;
  }

  private static double squaredSlope(double z) {
    return slope(z, SIGMOID, Cost.meanSquared());
  }

  private static double entropySlope(double z) {
    return slope(z, Activation.identity(), Cost.binaryCrossEntropy());
  }

  private static double slope(double z, Activation last, Cost cost) {
    Network neuron = new Network(List.of(new Dense(Matrix.row(0), Matrix.row(z), last)));
    return neuron.gradients(Matrix.row(0), Matrix.row(1), cost).layer(1).dB().get(0, 0);
  }
}
