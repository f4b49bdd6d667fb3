package goldilocks.arithmetic;

/**
 * The products of matrices, the one place where time is spent.
 *
 * <p>Every implementation adds up over k upwards, starting from zero, with fused multiply-add. So
 * all give the same bits, and which one runs is a question of speed alone.
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
}
