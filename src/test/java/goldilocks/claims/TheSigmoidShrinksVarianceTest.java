package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goldilocks.Activation;
import goldilocks.Matrix;
import goldilocks.Seeds;
import goldilocks.inspect.Theory;
import org.junit.jupiter.api.Test;

/** Lesson 16: of a variance of 1 the sigmoid leaves a twentieth, tanh two fifths, ReLU a third. */
class TheSigmoidShrinksVarianceTest {
  private static final int N = 1_000_000;

  /** The variance of (a − mean)² is below 2·Var², so four standard errors are 0.6 % of Var. */
  @Test
  @Asserts(8)
  void ofStandardNormalNumbers(LedgerCheck ledger) {
    ledger.measured("variance of σ(z) for z of variance 1", variance(Activation.sigmoid()));
    assertEquals(0.3943, variance(Activation.tanh()), 0.006 * 0.3943);
    assertEquals(0.3408, variance(Activation.relu()), 4 * Math.sqrt(1.25 / N));
  }

  @Test
  void asTheIntegralsSay() {
    Activation sigmoid = Activation.sigmoid();
    double square = Theory.mean(z -> sigmoid.value(z) * sigmoid.value(z), 1);
    assertEquals(0.04338, square - 0.25, 5e-6);
    assertEquals(0.3408, 0.5 - 1 / (2 * Math.PI), 5e-5);
  }

  private static double variance(Activation f) {
    Matrix z = Matrix.generate(1, N, new Seeds(16).stream("z")::nextGaussian);
    double sd = z.map(f::value).sd();
    return sd * sd;
  }
}
