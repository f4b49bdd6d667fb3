package goldilocks.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Matrix;
import org.junit.jupiter.api.Test;

class SummaryTest {
  @Test
  void fourNumbersByHand() {
    Summary s = Summary.of(Matrix.of(new double[][] {{1, 0}, {-3, 0}}));
    assertEquals(-0.5, s.mean());
    // Mean square 10/4; 2.5 − 0.25 = 2.25.
    assertEquals(2.5, s.meanSquare());
    assertEquals(1.5, s.sd());
    assertEquals(Math.sqrt(2.5), s.rms());
    assertEquals(-3, s.min());
    assertEquals(1, s.max());
    assertEquals(0.5, s.shareZero());
    assertEquals(0.5, s.shareDead());
    assertEquals(0, s.notFinite());
  }

  @Test
  void aNeuronIsDeadOnlyIfItIsSilentOnEveryRow() {
    assertEquals(0, Summary.of(Matrix.of(new double[][] {{0, 1}, {1, 0}})).shareDead());
    assertEquals(0.5, Summary.of(Matrix.of(new double[][] {{0, 1}, {1, 0}})).shareZero());
    assertEquals(1, Summary.of(Matrix.zeros(3, 2)).shareDead());
  }

  @Test
  void valuesThatAreNotFiniteAreCountedAndLeftOut() {
    Summary s =
        Summary.of(
            Matrix.row(Double.NaN, 2, Double.POSITIVE_INFINITY, 4, Double.NEGATIVE_INFINITY, 0));
    assertEquals(3, s.notFinite());
    assertEquals(2, s.mean());
    assertEquals(20 / 3.0, s.meanSquare());
    assertEquals(Math.sqrt(8 / 3.0), s.sd(), 1e-15);
    assertEquals(0, s.min());
    assertEquals(4, s.max());
    assertEquals(1 / 6.0, s.shareZero());
  }

  @Test
  void withoutAFiniteValueThereAreNoMoments() {
    Summary s = Summary.of(Matrix.row(Double.NaN, Double.POSITIVE_INFINITY));
    assertEquals(2, s.notFinite());
    assertTrue(Double.isNaN(s.mean()) && Double.isNaN(s.sd()) && Double.isNaN(s.min()));
  }

  @Test
  void aSmallSpreadAroundALargeMeanIsNotLost() {
    // 1e8 ± 1: the mean square is 1e16 + 1, which a double cannot tell from 1e16.
    Summary s = Summary.of(Matrix.row(1e8 - 1, 1e8 + 1));
    assertEquals(1, s.sd());
    assertEquals(1e8, s.mean());
  }

  @Test
  void momentsAgreeWithTheMatrixs() {
    Matrix m = Matrix.of(new double[][] {{1.5, -2}, {0.25, 7}, {3, 3}});
    Summary s = Summary.of(m);
    assertEquals(m.mean(), s.mean());
    assertEquals(m.sd(), s.sd(), 1e-15);
    assertEquals(m.meanSquare(), s.meanSquare());
  }
}
