package bench;

import goldilocks.arithmetic.Arithmetic;
import goldilocks.arithmetic.Operand;
import java.util.Random;

/** A product of two square matrices, by the kit's own arithmetic. */
final class Product {
  private final int n;
  private final Operand a;
  private final Operand b;
  private final double[] c;

  Product(int n) {
    this.n = n;
    a = Operand.of(new Random(1).doubles(n * n).toArray(), n);
    b = Operand.of(new Random(2).doubles(n * n).toArray(), n);
    c = new double[n * n];
  }

  /** Computes the same product so many times; how many it were. */
  long multiply(long times) {
    for (long i = 0; i < times; i++) {
      Arithmetic.best().multiply(n, n, n, a, b, c);
    }
    return times;
  }
}
