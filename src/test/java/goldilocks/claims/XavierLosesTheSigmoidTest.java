package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goldilocks.diagnose.Theory;
import goldilocks.layer.Activation;
import org.junit.jupiter.api.Test;

/** Lesson 12: the sigmoid's edge is far from every usual rule. */
class XavierLosesTheSigmoidTest {
  private static final Activation SIGMOID = Activation.sigmoid();

  @Test
  @Asserts(18)
  void itsEdgeIsTenTimesXaviersSpread(Told told) {
    told.measured("spread σ_w that a sigmoid needs", Theory.criticalSigma(SIGMOID, 5, 15));
  }

  @Test
  void underXavierASquaredDifferenceLosesAFactorOf18InEachLayer() {
    double chi = Theory.of(SIGMOID, 1).chi(100);
    assertEquals(0.056, chi, 5e-4);
    assertEquals(18, 1 / chi, 0.5);
  }
}
