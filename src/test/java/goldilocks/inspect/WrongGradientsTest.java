package goldilocks.inspect;

import static goldilocks.inspect.WrongGradients.cause;
import static goldilocks.inspect.WrongGradients.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The check says what is wrong with a gradient, not only where it is worst. */
class WrongGradientsTest {
  private static final double H = 1e-5;

  static List<WrongGradients> all() {
    return WrongGradients.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void theCauseIsNamed(WrongGradients wrong) {
    for (int run = 1; run <= 5; run++) {
      String cause = wrong.check().apply(new Seeds(16).run(run)).cause();
      assertTrue(cause.startsWith(wrong.due()), cause);
    }
  }

  @Test
  void eachPartThatDiffersIsNamedWithItsError() {
    assertEquals(
        "the sign: all turned round in W1 (1.0), b1 (1.0), W2 (1.0), b2 (1.0)",
        cause((l, g) -> g.times(-1), H));
    assertEquals(
        "nothing arrives: all 0 in W1 (1.0), b1 (1.0)",
        cause((l, g) -> l == 1 ? g.times(0) : g, H));
  }

  @Test
  void aForgottenMeanIsAFactor() {
    assertTrue(cause((l, g) -> g.times(20), H).startsWith("a factor: all 20.00 times too large"));
  }

  @Test
  void biasesAloneAndNoNumbersAreToldApart() {
    String biases = cause((l, g) -> with(g, g.dW(), g.dB().map(b -> b * b + 1)), H);
    assertTrue(biases.startsWith("the biases alone, db = the sum of dZ's rows, in b1"), biases);
    String nan = cause((l, g) -> l == 2 ? with(g, g.dW().times(Double.NaN), g.dB()) : g, H);
    assertTrue(nan.startsWith("numbers that are none, in W2"), nan);
  }

  @Test
  void rightGradientsHaveNoCauseAndTooSmallAnHIsRounding() {
    assertEquals("none: the two agree", cause((l, g) -> g, H));
    String rounding = cause((l, g) -> g, 1e-13);
    assertTrue(rounding.startsWith("rounding: h is so small"), rounding);
  }
}
