package goldilocks.claims;

import goldilocks.Matrix;
import goldilocks.Seeds;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Lesson 16: fifty products of N(0, 1) matrices of width 100 overflow a float, not a double. */
class FiftyProductsOverflowAFloatTest {
  /** Each product multiplies the rms by √100: 10 × 4 sd at the largest of 10,000 numbers. */
  @Test
  @Asserts(22)
  void aFloatIsFullAtLayer38AndADoubleAfter308(LedgerCheck ledger) {
    for (int run = 1; run <= 3; run++) {
      RandomGenerator random = new Seeds(42).run(run).stream("factors");
      ledger.measured("layer at which a float overflows", overflow(random, Float.MAX_VALUE));
      ledger.measured("layer at which a double overflows", overflow(random, Double.MAX_VALUE));
    }
  }

  private static int overflow(RandomGenerator random, double limit) {
    Matrix a = Matrix.generate(100, 100, random::nextGaussian);
    int layer = 0;
    while (finite(a, limit)) {
      a = a.times(Matrix.generate(100, 100, random::nextGaussian));
      layer++;
    }
    return layer;
  }

  private static boolean finite(Matrix a, double limit) {
    for (double v : a.toArray()) {
      if (!(Math.abs(v) <= limit)) {
        return false;
      }
    }
    return true;
  }
}
