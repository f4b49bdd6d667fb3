package goldilocks.matrix;

/**
 * Matrix products on row-major arrays, the one place where time is spent.
 *
 * <p>Every implementation adds up over k upwards, starting from zero, with fused multiply-add. So
 * all give the same bits, and which one runs is a question of speed alone.
 */
public interface Product {
  /** The fastest product this JVM can run, chosen once. */
  static Product best() {
    return Best.PRODUCT;
  }

  /** What runs, in words. */
  String name();

  /** C = A·B with A m × k, B k × n, C m × n. */
  void times(double[] a, double[] b, double[] c, int m, int k, int n);

  /** C = Aᵀ·B with A k × m, B k × n, C m × n. */
  void transposeTimes(double[] a, double[] b, double[] c, int m, int k, int n);

  /** C = A·Bᵀ with A m × k, B n × k, C m × n. */
  void timesTranspose(double[] a, double[] b, double[] c, int m, int k, int n);

  /** Holds the choice, made when the first product is asked for. */
  final class Best {
    private static final Product PRODUCT = new ScalarProduct();

    private Best() {}
  }
}
