package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goldilocks.doctor.Fault;
import org.junit.jupiter.api.Test;

/** Lesson 15: the limits that its table tells are those of the package. */
class ADiagnosisHasItsLimitsTest {
  @Test
  void ofSignalsAndGradients() {
    assertEquals(0.005, Fault.SIGNAL_VANISHES.limit);
    assertEquals(50, Fault.SIGNAL_EXPLODES.limit);
    assertEquals(0.005, Fault.GRADIENT_VANISHES.limit);
    assertEquals(50, Fault.GRADIENT_EXPLODES.limit);
  }

  @Test
  void knowingNothingOfTenDigitsCostsLn10() {
    assertEquals(2.303, Math.log(10), 5e-4);
  }
}
