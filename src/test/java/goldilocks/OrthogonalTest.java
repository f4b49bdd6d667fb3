package goldilocks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class OrthogonalTest {
  private final RandomGenerator random = new Seeds(42).stream("weights");

  @Test
  void columnsAreOrthogonalAndAsLongAsTheGainWhereThereAreMoreInputs() {
    Matrix w = Initializer.orthogonal(Math.sqrt(2)).weights(20, 7, random);
    assertScaledIdentity(2, w.transposeTimes(w));
  }

  @Test
  void rowsAreOrthogonalAndAsLongAsTheGainWhereThereAreMoreOutputs() {
    Matrix w = Initializer.orthogonal(3).weights(7, 20, random);
    assertEquals("7×20", w.shape());
    assertScaledIdentity(9, w.timesTranspose(w));
  }

  @Test
  void aSquareOneKeepsEveryLength() {
    Matrix x = Matrix.generate(5, 16, random::nextGaussian);
    Matrix y = x.times(Initializer.orthogonal(1).weights(16, 16, random));
    assertEquals(x.meanSquare(), y.meanSquare(), 1e-14);
  }

  @Test
  void twoGainsAreTwoSeries() {
    assertEquals("orthogonal", Initializer.orthogonal(1).toString());
    assertEquals("orthogonal × 1.41", Initializer.orthogonal(Math.sqrt(2)).toString());
  }

  @Test
  void everyOrthogonalMatrixIsEquallyLikely() {
    int n = 4;
    int draws = 2000;
    Matrix sum = Matrix.zeros(n, n);
    Matrix squares = Matrix.zeros(n, n);
    for (int i = 0; i < draws; i++) {
      Matrix w = Initializer.orthogonal(1).weights(n, n, random);
      sum = sum.plus(w);
      squares = squares.plus(w.hadamard(w));
    }
    // Haar: every entry has mean 0 and mean square 1/n; E[w⁴] = 3/(n(n+2)).
    double variance = 3.0 / (n * (n + 2)) - 1.0 / (n * n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        assertEquals(0, sum.get(i, j) / draws, 5 / Math.sqrt(n * draws));
        assertEquals(1.0 / n, squares.get(i, j) / draws, 5 * Math.sqrt(variance / draws));
      }
    }
  }

  private static void assertScaledIdentity(double scale, Matrix m) {
    for (int i = 0; i < m.rows(); i++) {
      for (int j = 0; j < m.columns(); j++) {
        assertEquals(i == j ? scale : 0, m.get(i, j), 1e-13);
      }
    }
  }
}
