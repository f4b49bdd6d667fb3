package goldilocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationTest {
  static List<Activation> activations() {
    return EveryActivation.list();
  }

  @ParameterizedTest
  @MethodSource("activations")
  void theSlopeIsTheSlope(Activation f) {
    double h = 1e-5;
    for (double z = -5.03; z < 5.1; z += 0.1) {
      // Central differences err by h²·f‴/6 and ε·f/h: below 1e-10.
      assertEquals((f.value(z + h) - f.value(z - h)) / (2 * h), f.slope(z), 1e-9);
    }
  }

  @ParameterizedTest
  @MethodSource("activations")
  void theSlopeFromTheActivationIsTheSameToTheLastBit(Activation f) {
    for (double z = -40; z <= 40; z += 0.25) {
      assertEquals(f.slope(z), f.slope(z, f.value(z)));
    }
  }

  @ParameterizedTest
  @MethodSource("activations")
  void theLoopsOverArraysGiveTheBitsOfTheFormulas(Activation f) {
    double[] z = drawn("z");
    z[0] = 0;
    z[1] = -0.0;
    double[] a = new double[101];
    double[] d = drawn("d");
    double[] before = d.clone();
    f.values(100, z, a);
    f.timesSlopes(100, z, a, d);
    for (int i = 0; i < 100; i++) {
      assertEquals(f.value(z[i]), a[i]);
      assertEquals(before[i] * f.slope(z[i]), d[i]);
    }
    assertEquals(0, a[100]);
    assertEquals(before[100], d[100]);
  }

  @ParameterizedTest
  @MethodSource("activations")
  void notANumberPassesThroughAndIsNoticed(Activation f) {
    assertTrue(Double.isNaN(f.value(Double.NaN)));
  }

  private static double[] drawn(String stream) {
    return Matrix.generate(1, 101, new Seeds(3).stream(stream)::nextGaussian).times(4).toArray();
  }

  @Test
  void valuesByHand() {
    assertEquals(-3, Activation.identity().value(-3));
    assertEquals(0, Activation.relu().value(-3));
    assertEquals(3, Activation.relu().value(3));
    assertEquals(-0.3, Activation.leakyRelu(0.1).value(-3), 1e-16);
    assertEquals(3, Activation.leakyRelu(0.1).value(3));
    assertEquals(0.5, Activation.sigmoid().value(0));
    assertEquals(0, Activation.tanh().value(0));
  }

  @Test
  void slopesByHand() {
    assertEquals(0.25, Activation.sigmoid().slope(0));
    assertEquals(1, Activation.tanh().slope(0));
    assertEquals(6.6e-3, Activation.sigmoid().slope(5), 5e-5);
    assertEquals(4.5e-5, Activation.sigmoid().slope(10), 5e-7);
  }

  @Test
  void aReluIsFlatAtZeroAndBelow() {
    assertEquals(0, Activation.relu().slope(0));
    assertEquals(0, Activation.relu().slope(-1e-300));
    assertEquals(1, Activation.relu().slope(Double.MIN_VALUE));
    assertEquals(0.1, Activation.leakyRelu(0.1).slope(0));
  }

  @Test
  void aReluNeverGivesMinusZero() {
    assertEquals(0.0, Activation.relu().value(-0.0));
  }

  @Test
  void namesAreThoseOfThePlots() {
    assertEquals(
        List.of("identity", "sigmoid", "tanh", "ReLU", "leaky ReLU 0.1", "a student's softplus"),
        activations().stream().map(Object::toString).toList());
  }
}
