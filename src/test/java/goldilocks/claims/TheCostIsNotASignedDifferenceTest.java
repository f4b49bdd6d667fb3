package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Cost;
import goldilocks.Matrix;
import goldilocks.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lesson 02: a cost sums up errors and is never negative; differences of both signs cancel. */
class TheCostIsNotASignedDifferenceTest {
  private static final Cost SQUARED = Cost.meanSquared();

  @Test
  @Asserts(3)
  void perfectUndecidedAndAllWrongAnswersHaveTheSameMeanDifference(LedgerCheck ledger) {
    Matrix target = Matrix.row(0, 1);
    Matrix[] answers = {Matrix.row(0, 1), Matrix.row(0.5, 0.5), Matrix.row(1, 0)};
    double[] squared = {0, 0.25, 1};
    ledger.measured(
        "mean squared error of an answer that is all wrong, its mean difference 0",
        SQUARED.value(answers[2], target));
    for (int i = 0; i < answers.length; i++) {
      assertEquals(0, answers[i].minus(target).mean());
      assertEquals(squared[i], SQUARED.value(answers[i], target));
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
        assertTrue(cost.value(z.rows(i), classes.rows(i)) >= 0, cost + " of row " + i);
      }
    }
  }
}
