package goldilocks.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FusedTest {
  private static final int MANY = 200_000;

  @Test
  void fusedMultiplyAddHasTheBitsOfTheMachines() {
    Random random = new Random(1);
    for (int i = 0; i < MANY; i++) {
      double a = any(random, i);
      double b = any(random, i);
      double c = i % 3 == 0 ? -a * b * (1 + random.nextInt(3) * 0x1p-52) : any(random, i);
      same(Math.fma(a, b, c), Fused.fma(a, b, c), a + " · " + b + " + " + c);
    }
  }

  @Test
  void tiesAreDecidedByWhatWasCutOff() {
    Random random = new Random(2);
    for (int i = 0; i < MANY; i++) {
      double a = 1 + random.nextInt(8) * 0x1p-52 + random.nextInt(4) * 0x1p-26;
      double b = 1 + random.nextInt(8) * 0x1p-52 + random.nextInt(4) * 0x1p-27;
      double c = Math.scalb(1 + random.nextInt(8) * 0x1p-52, random.nextInt(220) - 110);
      c = random.nextBoolean() ? c : -c;
      same(Math.fma(a, b, c), Fused.fma(a, b, c), a + " · " + b + " + " + c);
    }
  }

  @Test
  void unitsInTheLastPlaceAndRoundingToWholesAreAsOnTheJvm() {
    Random random = new Random(3);
    for (int i = 0; i < MANY / 10; i++) {
      double v = i % 2 == 0 ? any(random, i) : random.nextInt(2000) / 4.0 - 250;
      same(Math.ulp(v), Fused.ulp(v), "ulp " + v);
      same(Math.rint(v), Fused.rint(v), "rint " + v);
    }
  }

  @Test
  void productsHaveTheBitsOfThePlainOnes() {
    Random random = new Random(6);
    for (int i = 0; i < 3000; i++) {
      int m = 1 + random.nextInt(7);
      int k = 1 + random.nextInt(9);
      int n = 1 + random.nextInt(8);
      boolean wild = i % 5 == 0;
      Operand a = operand(m, k, wild, random);
      Operand b = operand(n, k, wild, random).transposed();
      double[] wanted = new double[m * n];
      double[] got = new double[m * n + 1];
      new PlainArithmetic().multiply(m, k, n, a, b, wanted);
      InBrowser.best().multiply(m, k, n, a, b, got);
      for (int j = 0; j < m * n; j++) {
        same(wanted[j], got[j], "product " + i);
      }
    }
  }

  /** Some zeros, as a ReLU leaves them, and numbers whose sums cancel. */
  private static Operand operand(int rows, int columns, boolean wild, Random random) {
    double[] values = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      int kind = random.nextInt(4);
      values[i] =
          kind == 0
              ? 0
              : kind == 1
                  ? random.nextInt(9) - 4
                  : kind == 2 ? any(random, 1) : any(random, wild ? 0 : 1);
    }
    return Operand.of(values, columns);
  }

  /** All bit patterns, and numbers as a training has them. */
  private static double any(Random random, int i) {
    return i % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : random.nextGaussian();
  }

  private static void same(double wanted, double got, String of) {
    if (Double.doubleToLongBits(wanted) != Double.doubleToLongBits(got)) {
      assertEquals(Double.toHexString(wanted), Double.toHexString(got), of);
    }
  }
}
