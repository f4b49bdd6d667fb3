package goldilocks.arithmetic;

/**
 * The products of matrices and the curved functions of whole arrays: where time is spent.
 *
 * <p>Every implementation adds up over k upwards, starting from zero, with fused multiply-add, and
 * takes a function's steps in the order of {@link Elementary}. So all give the same bits, and which
 * one runs is a question of speed alone.
 */
public interface Arithmetic {
  /** The fastest this JVM can run, chosen once. */
  static Arithmetic best() {
    return Choice.BEST;
  }

  /** What runs, in words. */
  String name();

  /**
   * C = A·B with A m × k, B k × n and C m × n, stored row after row.
   *
   * @param a not modified
   * @param b not modified
   * @param c its first m·n numbers are overwritten
   */
  void multiply(int m, int k, int n, Operand a, Operand b, double[] c);

  /**
   * y[i] = tanh x[i] for the first n numbers.
   *
   * @param x not modified
   */
  default void tanh(int n, double[] x, double[] y) {
    for (int i = 0; i < n; i++) {
      y[i] = Elementary.tanh(x[i]);
    }
  }

  /**
   * y[i] = σ(x[i]) for the first n numbers.
   *
   * @param x not modified
   */
  default void sigmoid(int n, double[] x, double[] y) {
    for (int i = 0; i < n; i++) {
      y[i] = Elementary.sigmoid(x[i]);
    }
  }
}
