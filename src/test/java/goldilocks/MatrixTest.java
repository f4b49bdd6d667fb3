package goldilocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class MatrixTest {
  private static final Matrix A = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
  private static final Matrix B = Matrix.of(new double[][] {{1, 0}, {0, 1}, {2, -1}});

  @Test
  void aProductIsRowsTimesColumns() {
    assertEquals(Matrix.of(new double[][] {{7, -1}, {16, -1}}), A.times(B));
  }

  @Test
  void transposedProductsEqualProductsOfTheTranspose() {
    RandomGenerator random = new Seeds(1).stream("shapes");
    for (int trial = 0; trial < 200; trial++) {
      int m = random.nextInt(20);
      int k = random.nextInt(20);
      int n = random.nextInt(20);
      Matrix a = draw(m, k, random);
      Matrix b = draw(k, n, random);
      assertEquals(a.times(b), a.transpose().transposeTimes(b));
      assertEquals(a.times(b), a.timesTranspose(b.transpose()));
    }
  }

  @Test
  void theTransposeOfAProductIsTheProductOfTheTransposesBackwards() {
    assertEquals(A.times(B).transpose(), B.transpose().times(A.transpose()));
    assertEquals(A, A.transpose().transpose());
  }

  @Test
  void theEmptySumIsZero() {
    assertEquals(Matrix.zeros(2, 3), Matrix.zeros(2, 0).times(Matrix.zeros(0, 3)));
    assertEquals("0×3", Matrix.zeros(0, 2).times(Matrix.zeros(2, 3)).shape());
  }

  @Test
  void sumsDifferencesAndScalingsGoNumberByNumber() {
    Matrix two = Matrix.filled(2, 3, 2);
    assertEquals(Matrix.of(new double[][] {{3, 4, 5}, {6, 7, 8}}), A.plus(two));
    assertEquals(Matrix.of(new double[][] {{-1, 0, 1}, {2, 3, 4}}), A.minus(two));
    assertEquals(Matrix.of(new double[][] {{2, 4, 6}, {8, 10, 12}}), A.hadamard(two));
    assertEquals(A.hadamard(two), A.times(2));
    assertEquals(A.times(2), A.map(v -> v + v));
  }

  @Test
  void aRowIsAddedToEveryRow() {
    assertEquals(
        Matrix.of(new double[][] {{11, 22, 33}, {14, 25, 36}}), A.plusRow(Matrix.row(10, 20, 30)));
  }

  @Test
  void sumRowsAddsDownTheColumns() {
    assertEquals(Matrix.row(5, 7, 9), A.sumRows());
    assertEquals(Matrix.filled(1, 2, 1).times(A), A.sumRows());
  }

  @Test
  void momentsDivideByTheNumberOfEntries() {
    assertEquals(21, A.sum());
    assertEquals(3.5, A.mean());
    assertEquals(91 / 6.0, A.meanSquare());
    assertEquals(91, A.sumOfSquares());
    // mean square − mean² = 91/6 − 49/4 = 35/12
    assertEquals(Math.sqrt(35 / 12.0), A.sd(), 1e-15);
    assertEquals(6, A.size());
  }

  @Test
  void sumOfSquaresCountsEveryEntryOnceAtAnyLength() {
    for (int n = 0; n < 40; n++) {
      double[] values = new double[n];
      Arrays.setAll(values, i -> i + 1);
      // Whole numbers: exact whatever the order.
      assertEquals(n * (n + 1) * (2 * n + 1) / 6, Matrix.row(values).sumOfSquares());
    }
  }

  @Test
  void argMaxIsTheFirstOfEquals() {
    Matrix m = Matrix.of(new double[][] {{1, 3, 3}, {-1, -2, -3}});
    assertEquals(1, m.argMax(0));
    assertEquals(0, m.argMax(1));
  }

  @Test
  void rowsArePickedInTheGivenOrderAndMayRepeat() {
    assertEquals(Matrix.of(new double[][] {{4, 5, 6}, {1, 2, 3}, {4, 5, 6}}), A.rows(1, 0, 1));
    assertEquals("0×3", A.rows(new int[0]).shape());
  }

  @Test
  void nothingChangesAMatrixFromOutside() {
    double[] source = {1, 2};
    Matrix m = Matrix.row(source);
    source[0] = 9;
    m.toArray()[1] = 9;
    m.with(0, 0, 9);
    assertEquals(Matrix.row(1, 2), m);
  }

  @Test
  void withChangesOneNumberOfACopy() {
    assertEquals(Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 0}}), A.with(1, 2, 0));
  }

  @Test
  void generateFillsRowByRow() {
    int[] count = {0};
    assertEquals(A, Matrix.generate(2, 3, () -> ++count[0]));
  }

  @Test
  void matricesAreEqualWhenShapeAndNumbersAre() {
    assertEquals(A, Matrix.of(2, 3, new double[] {1, 2, 3, 4, 5, 6}));
    assertEquals(A.hashCode(), Matrix.of(2, 3, new double[] {1, 2, 3, 4, 5, 6}).hashCode());
    assertNotEquals(A, Matrix.of(3, 2, new double[] {1, 2, 3, 4, 5, 6}));
    assertNotEquals(A, A.with(0, 0, Math.nextUp(1.0)));
  }

  @Test
  void notANumberAndInfinityAreNotFinite() {
    assertTrue(A.isFinite());
    assertFalse(A.with(1, 1, Double.NaN).isFinite());
    assertFalse(A.with(0, 0, Double.NEGATIVE_INFINITY).isFinite());
  }

  @Test
  void textShowsTheShapeAndFourDigits() {
    assertEquals("1×2\n      1.000    -0.2500", Matrix.row(1, -0.25).toString());
    assertTrue(Matrix.zeros(9, 9).toString().startsWith("9×9\n"));
    assertEquals(2 + 8, Matrix.zeros(9, 9).toString().lines().count());
  }

  @Test
  void aShapeThatDoesNotFitIsNamedWithTheOperationAndBothShapes() {
    Matrix other = Matrix.zeros(4, 5);
    assertRefused("times: 2×3 does not fit 4×5", () -> A.times(other));
    assertRefused("transposeTimes: 2×3 does not fit 4×5", () -> A.transposeTimes(other));
    assertRefused("timesTranspose: 2×3 does not fit 4×5", () -> A.timesTranspose(other));
    assertRefused("plus: 2×3 does not fit 4×5", () -> A.plus(other));
    assertRefused("minus: 2×3 does not fit 4×5", () -> A.minus(other));
    assertRefused("hadamard: 2×3 does not fit 4×5", () -> A.hadamard(other));
    assertRefused("plusRow: 2×3 does not fit 4×5", () -> A.plusRow(other));
    assertRefused("slope: 2×3 does not fit 4×5", () -> A.zip("slope", other, (x, y) -> x));
  }

  @Test
  void equalSizeIsNotEqualShape() {
    Matrix turned = A.transpose();
    assertRefused("times: 2×3 does not fit 2×3", () -> A.times(A));
    assertRefused("transposeTimes: 2×3 does not fit 3×2", () -> A.transposeTimes(turned));
    assertRefused("timesTranspose: 2×3 does not fit 3×2", () -> A.timesTranspose(turned));
    assertRefused("plus: 2×3 does not fit 3×2", () -> A.plus(turned));
    assertRefused("plus: 2×3 does not fit 2×2", () -> A.plus(Matrix.zeros(2, 2)));
    assertRefused("plusRow: 2×3 does not fit 2×3", () -> A.plusRow(A));
    assertRefused("plusRow: 2×3 does not fit 1×2", () -> A.plusRow(Matrix.row(1, 2)));
  }

  @Test
  void numbersThatDoNotFillAMatrixAreRefused() {
    assertRefused("of: 3 numbers do not fill 2×2", () -> Matrix.of(2, 2, new double[3]));
    assertRefused(
        "of: row 0 has 2 numbers but row 1 has 1: rows must be equally long",
        () -> Matrix.of(new double[] {1, 2}, new double[] {3}));
  }

  @Test
  void aShapeThatNoMatrixHasIsRefused() {
    String end = ": use 0 to 2147483647 numbers";
    assertRefused("zeros: there is no matrix -1×-1" + end, () -> Matrix.zeros(-1, -1));
    assertRefused("zeros: there is no matrix 2×-1" + end, () -> Matrix.zeros(2, -1));
    // 65536² is 0 in the arithmetic of int.
    assertRefused(
        "of: there is no matrix 65536×65536" + end, () -> Matrix.of(65536, 65536, new double[] {}));
    assertRefused(
        "generate: there is no matrix 65536×65536" + end, () -> Matrix.filled(65536, 65536, 1));
    Matrix tall = Matrix.zeros(65536, 1);
    assertRefused("times: there is no matrix 65536×65536" + end, () -> tall.timesTranspose(tall));
  }

  @Test
  void anEmptyMatrixHasASumAndNoMoments() {
    for (Matrix empty : new Matrix[] {Matrix.zeros(0, 3), Matrix.zeros(3, 0), Matrix.row()}) {
      assertEquals(0, empty.sum());
      assertTrue(empty.isFinite());
      assertTrue(Double.isNaN(empty.mean()) && Double.isNaN(empty.rms()));
      assertTrue(Double.isNaN(empty.meanSquare()) && Double.isNaN(empty.sd()));
    }
  }

  @Test
  void rowsAreACopy() {
    double[][] rows = A.toRows();
    assertEquals(A, Matrix.of(rows));
    rows[0][0] = 99;
    assertNotEquals(A, Matrix.of(rows));
  }

  @Test
  void aPlaceOutsideIsNamed() {
    assertOutside("get: row 2, column 0 is outside 2×3", () -> A.get(2, 0));
    assertOutside("get: row 0, column 3 is outside 2×3", () -> A.get(0, 3));
    assertOutside("get: row -1, column 0 is outside 2×3", () -> A.with(-1, 0, 1));
    assertOutside("rows: row 2 is outside 2×3", () -> A.rows(0, 2));
  }

  private static void assertRefused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  private static void assertOutside(String message, Executable call) {
    assertEquals(message, assertThrows(IndexOutOfBoundsException.class, call).getMessage());
  }

  private static Matrix draw(int rows, int columns, RandomGenerator random) {
    return Matrix.generate(rows, columns, random::nextGaussian);
  }
}
