package goldilocks.arithmetic;

/**
 * The inner loops on row-major arrays, the one place where time is spent.
 *
 * <p>Every implementation adds up over k upwards, starting from zero, with fused multiply-add. So
 * all give the same bits, and which one runs is a question of speed alone.
 */
public interface Arithmetic {
  /** Rows of a gradient computed at a time where it need not be kept: they stay in the cache. */
  int STRIP = 80;

  /** The fastest this JVM can run, chosen once. */
  static Arithmetic best() {
    return Best.ARITHMETIC;
  }

  /** What runs, in words. */
  String name();

  /** Rows are quickest where their length is a multiple of this. */
  int lanes();

  /**
   * C = A·B with A m × k, B k × n, C m × n.
   *
   * <pre>{@code
   * A[i][p] = a[aAt + i·aRow + p·aColumn]      B[p][j] = b[p·bRow + j·bColumn]
   * C[i][j] = c[i·cRow + j]
   * }</pre>
   *
   * Two strides let the same loops read a transposed operand, and A's start a part of it.
   */
  void multiply(
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
      int cRow);

  /**
   * W ← W − rate·Xᵀ·D with X k × m and xRow numbers a row, D k × n, W m × n.
   *
   * @param scratch room for a few rows of Xᵀ·D, {@link #STRIP}·n numbers, or m·n if that is less
   */
  default void descend(
      int m,
      int k,
      int n,
      double rate,
      double[] x,
      int xRow,
      double[] d,
      double[] w,
      double[] scratch) {
    for (int i = 0; i < m; i += STRIP) {
      int rows = Math.min(STRIP, m - i);
      multiply(rows, k, n, x, i, 1, xRow, d, n, 1, scratch, n);
      subtractScaled(rows * n, rate, scratch, 0, w, i * n);
    }
  }

  /** n numbers of w, from wAt on: w ← w − g·rate. */
  void subtractScaled(int n, double rate, double[] g, int gAt, double[] w, int wAt);

  /** Z ← max(0, Z + b) with Z m × n and b added to each row. */
  void addRelu(int m, int n, double[] z, double[] b);

  /** The first n numbers of d times the slope of ReLU, 1 where a is above 0 and 0 elsewhere. */
  void timesReluSlope(int n, double[] d, double[] a);

  /** Holds the choice, made when the first product is asked for. */
  final class Best {
    private static final Arithmetic ARITHMETIC = choose();

    private Best() {}

    /** By name, because without the module jdk.incubator.vector the class cannot be loaded. */
    private static Arithmetic choose() {
      ScalarArithmetic scalar = new ScalarArithmetic();
      try {
        Class<?> vectors = Class.forName("goldilocks.arithmetic.VectorArithmetic");
        Arithmetic vector = (Arithmetic) vectors.getDeclaredConstructor().newInstance();
        return scalar.isFused() && vector.lanes() > 2 ? vector : scalar;
      } catch (ReflectiveOperationException | LinkageError noVectors) {
        return scalar;
      }
    }
  }
}
