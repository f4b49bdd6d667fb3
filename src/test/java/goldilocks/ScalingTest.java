package goldilocks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScalingTest {
  /** Column 1: mean 2, sd 1. Column 2: mean 300, sd 100. Column 3 never varies. */
  private static final Matrix M = Matrix.of(new double[][] {{1, 200, 2.6}, {3, 400, 2.6}});

  @Test
  void eachColumnHasItsOwnMeanAndSd() {
    Scaling scaling = Scaling.of(M);
    assertEquals(Matrix.row(2, 300, 2.6), scaling.mean());
    assertEquals(Matrix.row(1, 100, 0), scaling.sd());
    assertEquals(Matrix.of(new double[][] {{-1, -1, 0}, {1, 1, 0}}), scaling.apply(M));
  }

  @Test
  void whatWasLearntIsAppliedToOtherRowsAndTakenBack() {
    Scaling scaling = Scaling.of(M);
    Matrix other = Matrix.row(4, 250, 9);
    assertEquals(Matrix.row(2, -0.5, 0), scaling.apply(other));
    assertEquals(Matrix.row(4, 250, 2.6), scaling.back(scaling.apply(other)));
  }

  @Test
  void aConstantColumnIsZeroThoughItsMeanIsRounded() {
    // The mean of 0.1, 0.1, 0.1 is not 0.1 to the last bit: an sd of 1e-17 must not become 1.
    assertEquals(
        Matrix.zeros(3, 1), Scaling.of(Matrix.filled(3, 1, 0.1)).apply(Matrix.filled(3, 1, 0.1)));
  }

  @Test
  void aSplitLearnsFromItsTrainingPartAlone() {
    Split raw = new Split(rent(M, Matrix.column(10, 30)), rent(M, Matrix.column(20, 60)));
    Split scaled = raw.scaled();
    assertEquals(Matrix.of(new double[][] {{-1, -1, 0}, {1, 1, 0}}), scaled.test().x());
    // Targets too: mean 20, sd 10 of the training part.
    assertEquals(Matrix.column(-1, 1), scaled.train().y());
    assertEquals(Matrix.column(0, 4), scaled.test().y());
    assertEquals(Matrix.column(20, 60), Scaling.of(raw.train().y()).back(scaled.test().y()));
  }

  @Test
  void classesAreNotScaled() {
    Dataset iris = Datasets.iris();
    assertEquals(iris.y(), iris.scaled().y());
    assertEquals(1, iris.scaled().x().sd(), 1e-12);
  }

  private static Dataset rent(Matrix x, Matrix y) {
    return new Dataset("rent", x, y, List.of("rooms", "sqft", "floors"), List.of());
  }
}
