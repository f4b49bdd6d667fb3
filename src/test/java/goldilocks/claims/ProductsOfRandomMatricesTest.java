package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Matrix;
import goldilocks.Seeds;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;

/** Lesson 08: typical products of random matrices grow by the mean logarithm of a factor. */
class ProductsOfRandomMatricesTest {
  private static final int DRAWS = 200;
  private static final int MATRICES = 101;

  /** 25.0 ± 1.7 powers of ten; 200 draws have the standard errors 1.7/√200 and 1.7/√400. */
  @Test
  @Asserts(12)
  void aHundredAndOneGaussianMatricesReachTenToTheTwentyFive(LedgerCheck ledger) {
    SummaryStatistics logs = new SummaryStatistics();
    for (int run = 1; run <= DRAWS; run++) {
      logs.addValue(Math.log10(length(product(4, run))));
    }
    ledger.measured(
        "powers of ten that 101 random 4×4 matrices grow by, typically", logs.getMean());
    ledger.measured(
        "powers of ten with weights that keep the mean square",
        logs.getMean() - MATRICES * Math.log10(2));
    assertEquals(1.2, 4 * 0.3, 1e-12);
    ledger.measured(
        "powers of ten with Var(w) = 0.3, whose mean square grows by 1.2 a step",
        logs.getMean() + MATRICES * Math.log10(0.3) / 2);
    assertEquals(1.7, logs.getStandardDeviation(), 3 * 1.7 / Math.sqrt(2.0 * DRAWS));
  }

  @Test
  void aVectorsLogarithmGrowsByTheDigammaFormula() {
    double perStep = (Math.log(2) + Gamma.digamma(2)) / 2;
    assertEquals(0.4228, Gamma.digamma(2), 5e-5);
    assertEquals(24.47, MATRICES * perStep / Math.log(10), 0.005);
    SummaryStatistics logs = new SummaryStatistics();
    for (int run = 1; run <= DRAWS; run++) {
      // The first row of the product: one vector that went through the 100 others.
      Matrix row = product(4, run).rows(0);
      logs.addValue(Math.log(length(row)) / MATRICES);
    }
    double standardError = logs.getStandardDeviation() / Math.sqrt(DRAWS);
    assertEquals(perStep, logs.getMean(), 3 * standardError);
  }

  /** Each step keeps the mean square exactly, and the typical product loses five powers of ten. */
  @Test
  void whatTheMeanSquareKeepsATypicalProductLoses() {
    int lost = 0;
    for (int run = 1; run <= DRAWS; run++) {
      double length = length(product(4, run).times(Math.pow(0.5, MATRICES)));
      lost += length < 1 ? 1 : 0;
    }
    // The logarithm is near −5.4 ± 1.7: more than 3 sd from 0.
    assertTrue(lost >= 0.98 * DRAWS, lost + " of 200 became shorter than 1");
  }

  /** A typical step loses 1/(2n) of the logarithm, up to order 1/n². */
  @Test
  void theLossPerStepFallsWithTheWidth() {
    for (int n : new int[] {16, 64, 256}) {
      double loss = -(Math.log(2.0 / n) + Gamma.digamma(n / 2.0)) / 2;
      assertEquals(1, loss * 2 * n, 1.0 / n);
    }
  }

  private static Matrix product(int n, int run) {
    RandomGenerator random = new Seeds(42).run(run).stream("factors");
    Matrix product = Matrix.generate(n, n, random::nextGaussian);
    for (int k = 2; k <= MATRICES; k++) {
      product = product.times(Matrix.generate(n, n, random::nextGaussian));
    }
    return product;
  }

  private static double length(Matrix m) {
    return Math.sqrt(m.sumOfSquares());
  }
}
