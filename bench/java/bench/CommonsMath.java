package bench;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/** commons-math3, which the kit has at hand for decompositions. */
final class CommonsMath implements Multiplier {
  private RealMatrix a;
  private RealMatrix b;
  private RealMatrix c;

  @Override
  public void prepare(int n) {
    a = matrix(n, 1);
    b = matrix(n, 2);
  }

  @Override
  public long multiply(long times) {
    for (long i = 0; i < times; i++) {
      c = a.multiply(b);
    }
    return times;
  }

  private static RealMatrix matrix(int n, long seed) {
    double[] values = Values.of(n * n, seed);
    RealMatrix matrix = new Array2DRowRealMatrix(n, n);
    matrix.walkInOptimizedOrder(
        new org.apache.commons.math3.linear.DefaultRealMatrixChangingVisitor() {
          @Override
          public double visit(int row, int column, double value) {
            return values[row * n + column];
          }
        });
    return matrix;
  }
}
