package goldilocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CostTest {
  private static final Cost SQUARED = Cost.meanSquared();
  private static final Cost BINARY = Cost.binaryCrossEntropy();
  private static final Cost SOFTMAX = Cost.softmaxCrossEntropy();

  static List<Cost> costs() {
    return EveryCost.list();
  }

  @Test
  void meanSquaredIsNoSignedDifference() {
    // Prediction (1, 0), target (0, 1): the differences cancel, their squares do not.
    assertEquals(1, SQUARED.value(Matrix.row(1, 0), Matrix.row(0, 1)));
    assertEquals(Matrix.row(1, -1), SQUARED.gradient(Matrix.row(1, 0), Matrix.row(0, 1)));
  }

  @Test
  void meanSquaredDividesByRowsAndColumns() {
    Matrix z = Matrix.of(new double[][] {{1, 2}, {3, 4}});
    Matrix y = Matrix.of(new double[][] {{0, 0}, {0, 0}});
    assertEquals((1 + 4 + 9 + 16) / 4.0, SQUARED.value(z, y));
    assertEquals(z.times(0.5), SQUARED.gradient(z, y));
  }

  @Test
  void binaryCrossEntropyOfLogitOneAndTargetZero() {
    // −ln(1 − σ(1)) = ln(1 + e) = 1.313262
    assertEquals(1.3133, BINARY.value(Matrix.row(1), Matrix.row(0)), 5e-5);
    assertEquals(Math.log(1 + Math.E), BINARY.value(Matrix.row(1), Matrix.row(0)), 1e-15);
    assertEquals(
        0.7310585786300049, BINARY.gradient(Matrix.row(1), Matrix.row(0)).get(0, 0), 1e-15);
  }

  @Test
  void binaryCrossEntropyDividesByRowsAndColumns() {
    Matrix z = Matrix.zeros(4, 3);
    assertEquals(Math.log(2), BINARY.value(z, z), 1e-15);
    assertEquals(0, BINARY.gradient(z, z).minus(Matrix.filled(4, 3, 0.5 / 12)).sumOfSquares());
  }

  @Test
  void softmaxCrossEntropyByHand() {
    // Odds 1 : 3, so the classes have shares ¼ and ¾.
    Matrix z = Matrix.row(0, Math.log(3));
    assertEquals(Math.log(4), SOFTMAX.value(z, Matrix.row(1, 0)), 1e-15);
    assertEquals(Math.log(4.0 / 3), SOFTMAX.value(z, Matrix.row(0, 1)), 1e-15);
    Matrix gradient = SOFTMAX.gradient(z, Matrix.row(1, 0));
    assertEquals(-0.75, gradient.get(0, 0), 1e-15);
    assertEquals(0.75, gradient.get(0, 1), 1e-15);
  }

  @Test
  void zeroOutputCostsTheLogarithmOfTheNumberOfClasses() {
    for (int classes : new int[] {2, 3, 10}) {
      Matrix y = Matrix.zeros(5, classes);
      for (int i = 0; i < 5; i++) {
        y = y.with(i, i % classes, 1);
      }
      assertEquals(Math.log(classes), SOFTMAX.value(Matrix.zeros(5, classes), y), 1e-15);
    }
    assertEquals(
        2.302585, SOFTMAX.value(Matrix.zeros(1, 10), Matrix.zeros(1, 10).with(0, 3, 1)), 5e-7);
  }

  @Test
  void softmaxOfTwoClassesIsTheSigmoidOfTheirDifference() {
    assertEquals(
        BINARY.value(Matrix.row(0.7), Matrix.row(1)),
        SOFTMAX.value(Matrix.row(-0.4, 0.3), Matrix.row(0, 1)),
        1e-15);
  }

  @Test
  void addingANumberToAllLogitsChangesNothing() {
    Matrix z = Matrix.row(0.5, -1, 2);
    Matrix y = Matrix.row(0, 1, 0);
    assertEquals(SOFTMAX.value(z, y), SOFTMAX.value(z.map(v -> v + 64), y), 1e-13);
    assertEquals(0, SOFTMAX.gradient(z, y).sum(), 1e-15);
  }

  @Test
  void logitsOfAThousandStayFinite() {
    Matrix z = Matrix.row(1000, -1000);
    assertEquals(0, SOFTMAX.value(z, Matrix.row(1, 0)));
    assertEquals(2000, SOFTMAX.value(z, Matrix.row(0, 1)));
    assertEquals(Matrix.row(1, -1), SOFTMAX.gradient(z, Matrix.row(0, 1)));
    assertEquals(0, BINARY.value(z, Matrix.row(1, 0)));
    assertEquals(1000, BINARY.value(z, Matrix.row(0, 1)));
    assertEquals(Matrix.row(0.5, -0.5), BINARY.gradient(z, Matrix.row(0, 1)));
  }

  @Test
  void outputsThatAreNotFiniteMakeACostThatIsNotFinite() {
    for (Cost cost : costs()) {
      for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
        double c = cost.value(Matrix.row(bad, 0), Matrix.row(0, 1));
        assertTrue(!Double.isFinite(c), () -> cost + " of " + bad + " is " + c);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("costs")
  void theGradientIsTheSlopeOfTheCost(Cost cost) {
    RandomGenerator random = new Seeds(11).stream("outputs");
    for (int trial = 0; trial < 20; trial++) {
      Matrix z = Matrix.generate(1 + trial % 4, 3, random::nextGaussian);
      Matrix y = Matrix.generate(z.rows(), 3, random::nextDouble);
      Matrix gradient = cost.gradient(z, y);
      for (int i = 0; i < z.rows(); i++) {
        for (int j = 0; j < 3; j++) {
          double h = 1e-5;
          double up = cost.value(z.with(i, j, z.get(i, j) + h), y);
          double down = cost.value(z.with(i, j, z.get(i, j) - h), y);
          // Central differences err by h²·C‴/6 and by rounding, ε·C/h: 1e-10 each.
          assertEquals((up - down) / (2 * h), gradient.get(i, j), 1e-9);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("costs")
  void theCostIsAMeanOverTheRows(Cost cost) {
    Matrix z = Matrix.of(new double[][] {{0.3, -1, 2}, {1, 0, -0.5}});
    Matrix y = Matrix.of(new double[][] {{0, 1, 0}, {1, 0, 0}});
    double apart = (cost.value(z.rows(0), y.rows(0)) + cost.value(z.rows(1), y.rows(1))) / 2;
    assertEquals(apart, cost.value(z, y), 1e-15);
    assertEquals(
        0,
        cost.gradient(z, y).rows(1).times(2).minus(cost.gradient(z.rows(1), y.rows(1))).sd(),
        1e-16);
  }

  @Test
  void shapesThatDoNotFitAreNamed() {
    for (Cost cost : List.of(SQUARED, BINARY, SOFTMAX)) {
      String message =
          "cost: output 2×3 does not fit target 2×1: one column per target, one row per example";
      Matrix z = Matrix.zeros(2, 3);
      Matrix y = Matrix.zeros(2, 1);
      assertEquals(
          message,
          assertThrows(IllegalArgumentException.class, () -> cost.value(z, y)).getMessage());
      assertEquals(
          message,
          assertThrows(IllegalArgumentException.class, () -> cost.gradient(z, y)).getMessage());
      assertThrows(IllegalArgumentException.class, () -> cost.value(z, Matrix.zeros(3, 2)));
    }
  }
}
