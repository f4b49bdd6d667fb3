package goldilocks.arithmetic;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops with the Vector API, tile by tile.
 *
 * <p>Columns that fill no whole vector are left to {@link ScalarArithmetic}, because masked loops
 * are slow on JDK 17.
 */
final class VectorArithmetic implements Arithmetic {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();

  /** Fewer rows or columns would leave most of a tile empty. */
  private static final int NARROW = 4;

  private static final ScalarArithmetic SCALAR = new ScalarArithmetic();

  @Override
  public String name() {
    return "Vector API, %d doubles at a time".formatted(L);
  }

  @Override
  public int lanes() {
    return L;
  }

  @Override
  public void multiply(
      int m,
      int k,
      int n,
      double[] a,
      int aAt,
      int aRow,
      int aColumn,
      double[] b,
      int bRow,
      int bColumn,
      double[] c,
      int cRow) {
    if (m < NARROW || n <= NARROW) {
      SCALAR.multiply(m, k, n, a, aAt, aRow, aColumn, b, bRow, bColumn, c, cRow);
    } else {
      VectorProduct.ofThisThread()
          .multiply(m, k, n, a, aAt, aRow, aColumn, b, bRow, bColumn, c, cRow);
    }
  }

  @Override
  public void descend(
      int m,
      int k,
      int n,
      double rate,
      double[] x,
      int xRow,
      double[] d,
      double[] w,
      double[] scratch) {
    if (m < NARROW || n <= NARROW) {
      Arithmetic.super.descend(m, k, n, rate, x, xRow, d, w, scratch);
    } else {
      VectorProduct.ofThisThread().descend(m, k, n, rate, x, xRow, d, w);
    }
  }

  @Override
  public void subtractScaled(int n, double rate, double[] g, int gAt, double[] w, int wAt) {
    int end = SPECIES.loopBound(n);
    for (int i = 0; i < end; i += L) {
      DoubleVector.fromArray(SPECIES, w, wAt + i)
          .sub(DoubleVector.fromArray(SPECIES, g, gAt + i).mul(rate))
          .intoArray(w, wAt + i);
    }
    SCALAR.subtractScaled(n - end, rate, g, gAt + end, w, wAt + end);
  }

  @Override
  public void addRelu(int m, int n, double[] z, double[] b) {
    DoubleVector zero = DoubleVector.zero(SPECIES);
    int end = SPECIES.loopBound(n);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < end; j += L) {
        DoubleVector.fromArray(SPECIES, z, i * n + j)
            .add(DoubleVector.fromArray(SPECIES, b, j))
            .max(zero)
            .intoArray(z, i * n + j);
      }
    }
    SCALAR.addRelu(m, n, end, z, b);
  }

  @Override
  public void timesReluSlope(int n, double[] d, double[] a) {
    DoubleVector zero = DoubleVector.zero(SPECIES);
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    int end = SPECIES.loopBound(n);
    for (int i = 0; i < end; i += L) {
      VectorMask<Double> on =
          DoubleVector.fromArray(SPECIES, a, i).compare(VectorOperators.GT, zero);
      DoubleVector.fromArray(SPECIES, d, i).mul(zero.blend(one, on)).intoArray(d, i);
    }
    SCALAR.timesReluSlope(end, n, d, a);
  }
}
