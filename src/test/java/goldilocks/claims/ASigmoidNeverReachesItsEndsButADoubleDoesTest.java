package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.arithmetic.Elementary;
import org.junit.jupiter.api.Test;

/** Lesson 01: σ's values form an open interval; a double rounds them onto its upper end. */
class ASigmoidNeverReachesItsEndsButADoubleDoesTest {
  private static final Activation SIGMOID = Activation.sigmoid();

  @Test
  @Asserts(7)
  void aDoubleSaysOneFromFiftyThreeBinaryDigitsOn(LedgerCheck ledger) {
    assertEquals(36.737, 53 * Math.log(2), 5e-4);
    assertEquals(36.7, 53 * Math.log(2), 0.05);
    assertTrue(SIGMOID.value(36.736) < 1);
    ledger.measured("1 − σ(36.737) in a double", 1 - SIGMOID.value(36.737));
    assertEquals(Double.NEGATIVE_INFINITY, Math.log(1 - SIGMOID.value(40)));
  }

  @Test
  void aFloatSaysOneFromTwentyFourOn() {
    double from = 24 * Math.log(2);
    assertEquals(16.64, from, 0.005);
    assertEquals(1f, 1f + (float) Math.exp(-from));
    assertTrue(1f + (float) Math.exp(0.01 - from) > 1f);
  }

  @Test
  @Asserts(7)
  void theDistanceFromTheEndIsKeptWhereItIsWrittenAsAValueNearZero(LedgerCheck ledger) {
    assertEquals(Math.exp(-40), SIGMOID.value(-40), 1e-12 * Math.exp(-40));
    ledger.measured("σ(−709.79) in a double", SIGMOID.value(-709.79));
    assertEquals(0, 1 / (1 + Elementary.exp(709.79)));
    assertTrue(1 / (1 + Elementary.exp(709.78)) > 0);
  }
}
