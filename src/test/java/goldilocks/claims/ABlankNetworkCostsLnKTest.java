package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Datasets;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import org.junit.jupiter.api.Test;

/** Lesson 02: a network that knows nothing costs ln K, and large first weights cost more. */
class ABlankNetworkCostsLnKTest {
  private static final Cost COST = Cost.softmaxCrossEntropy();
  private static final Dataset DIGITS = Datasets.digits().split(5).standardized().train();

  @Test
  void zeroOutputsCostTheLogarithmOfTheNumberOfClasses() {
    for (int classes : new int[] {2, 10, 100}) {
      Matrix zeros = Matrix.zeros(1, classes);
      assertEquals(Math.log(classes), COST.value(zeros, zeros.with(0, 1, 1)), 1e-14);
    }
    assertEquals(2.303, Math.log(10), 5e-4);
    assertEquals(4.605, Math.log(100), 5e-4);
    assertEquals(Math.log(10), first(Initializer.zeros(), 1), 1e-12);
  }

  @Test
  void theLargerTheFirstWeightsTheDearerIsKnowingNothing() {
    for (int run = 1; run <= 5; run++) {
      double lecun = first(Initializer.lecun(), run);
      double one = first(Initializer.normal(1), run);
      double ten = first(Initializer.normal(10), run);
      assertTrue(lecun > Math.log(10), "LeCun costs " + lecun);
      assertTrue(one > 4 * Math.log(10), "sd 1 costs " + one);
      assertTrue(ten > 40 * Math.log(10), "sd 10 costs " + ten);
    }
  }

  /** p − y adds up to 0: what one class gains, the others lose. */
  @Test
  void softmaxAndCrossEntropyHaveTheGradientShareMinusTarget() {
    Matrix z = Matrix.row(1, -0.5, 0.3, 2);
    Matrix y = Matrix.row(0, 1, 0, 0);
    Matrix e = z.map(Math::exp);
    Matrix error = e.times(1 / e.sum()).minus(y);
    assertEquals(0, COST.gradient(z, y).minus(error).sumOfSquares(), 1e-30);
    assertEquals(0, error.sum(), 1e-15);
  }

  private static double first(Initializer weights, int run) {
    return Network.of(new Seeds(42).run(run), weights, Activation.identity(), 64, 10)
        .cost(DIGITS.x(), DIGITS.y(), COST);
  }
}
