package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.cost.Cost;
import goldilocks.matrix.Matrix;
import goldilocks.matrix.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lesson 02: a cost sums up errors and is never negative; differences of both signs cancel. */
class TheCostIsNotASignedDifferenceTest {
  private static final Cost SQUARED = Cost.meanSquared();

  @Test
  @Asserts(3)
  void perfectUndecidedAndAllWrongAnswersHaveTheSameMeanDifference(Told told) {
    Matrix target = Matrix.row(0, 1);
    Matrix[] answers = {Matrix.row(0, 1), Matrix.row(0.5, 0.5), Matrix.row(1, 0)};
    double[] squared = {0, 0.25, 1};
    told.measured(
        "mean squared error of an answer that is all wrong, its mean difference 0",
        SQUARED.of(answers[2], target));
    for (int i = 0; i < answers.length; i++) {
      assertEquals(0, answers[i].minus(target).mean());
      assertEquals(squared[i], SQUARED.of(answers[i], target));
    }
  }

  @Test
  void noCostIsEverNegative() {
    Matrix z = Matrix.generate(500, 4, new Seeds(2).stream("z")::nextGaussian).times(20);
    Matrix classes = Matrix.generate(500, 4, () -> 0);
    for (int i = 0; i < 500; i++) {
      classes = classes.with(i, i % 4, 1);
    }
    List<Cost> costs = List.of(SQUARED, Cost.binaryCrossEntropy(), Cost.softmaxCrossEntropy());
    for (Cost cost : costs) {
      for (int i = 0; i < 500; i++) {
        assertTrue(cost.of(z.rows(i), classes.rows(i)) >= 0, cost + " of row " + i);
      }
    }
  }
}
