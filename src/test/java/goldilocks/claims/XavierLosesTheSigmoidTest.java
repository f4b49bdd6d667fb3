package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goldilocks.Activation;
import goldilocks.inspect.Theory;
import org.junit.jupiter.api.Test;

/** Lesson 12: the sigmoid's edge is far from every usual rule. */
class XavierLosesTheSigmoidTest {
  private static final Activation SIGMOID = Activation.sigmoid();

  @Test
  @Asserts(18)
  void itsEdgeIsTenTimesXaviersSpread(LedgerCheck ledger) {
    ledger.measured("spread σ_w that a sigmoid needs", Theory.criticalSigma(SIGMOID, 5, 15));
  }

  @Test
  void underXavierASquaredDifferenceLosesAFactorOf18InEachLayer() {
    double chi = Theory.of(SIGMOID, 1).chi(100);
    assertEquals(0.056, chi, 5e-4);
    assertEquals(18, 1 / chi, 0.5);
  }

  @Test
  @Asserts(25)
  void theSlopesQuarterIsOneOfTwoFactors(LedgerCheck ledger) {
    ledger.measured("χ of a sigmoid layer at σ_w = 1", Theory.of(SIGMOID, 1).chi(100));
    ledger.measured("χ of a sigmoid layer at σ_w = 16", Theory.of(SIGMOID, 16 * 16).chi(100));
  }

  /** σ(2u) − ½ = ½·tanh(u): without its constant a sigmoid of spread 4.8 is a tanh of 1.2. */
  @Test
  void withoutItsConstantItIsATanhOfAQuarterOfTheSpread() {
    for (double u = -3; u <= 3; u += 0.5) {
      assertEquals(Activation.tanh().value(u) / 2, SIGMOID.value(2 * u) - 0.5, 1e-15);
      assertEquals(Activation.tanh().slope(u) / 4, SIGMOID.slope(2 * u), 1e-15);
    }
    assertEquals(1.2, 4.8 / 4, 1e-15);
  }

  /** The gradient falls by σ_w = 0.75 a layer, so five layers more take 4.2 times the steps. */
  @Test
  void fiveLayersMoreTakeFourTimesTheSteps() {
    Theory low = Theory.of(Activation.tanh(), 0.75 * 0.75);
    double five = Math.sqrt(low.gradient(25) / low.gradient(20));
    assertEquals(4.2, 1 / five, 0.05);
  }
}
