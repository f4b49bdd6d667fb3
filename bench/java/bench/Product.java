package bench;

import goldilocks.arithmetic.Arithmetic;
import java.util.Random;

/** A product of two square matrices, by the kit's own arithmetic. */
final class Product {
  private final int n;
  private final double[] a;
  private final double[] b;
  private final double[] c;

  Product(int n) {
    this.n = n;
    a = new Random(1).doubles(n * n).toArray();
    b = new Random(2).doubles(n * n).toArray();
    c = new double[n * n];
  }

  /** Computes the same product so many times; how many it were. */
  long multiply(long times) {
    for (long i = 0; i < times; i++) {
      Arithmetic.best().multiply(n, n, n, a, 0, n, 1, b, n, 1, c, n);
    }
    return times;
  }
}
