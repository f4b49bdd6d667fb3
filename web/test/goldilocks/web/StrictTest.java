package goldilocks.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class StrictTest {
  private static final int MANY = 200_000;

  @Test
  void elementaryFunctionsHaveTheBitsOfStrictMath() {
    sameFunction("exp", StrictMath::exp, Strict::exp, 800);
    sameFunction("log", StrictMath::log, Strict::log, 1e300);
    sameFunction("log1p", StrictMath::log1p, Strict::log1p, 1e300);
    sameFunction("sin", StrictMath::sin, Strict::sin, 1e5);
    sameFunction("cos", StrictMath::cos, Strict::cos, 1e5);
  }

  @Test
  void numbersAreWrittenAsTheJvmWritesThem() {
    Random random = new Random(5);
    String[] patterns = {"%.2g", "%.3g|", "%11.4g", "%.0f %%", "%.3f", "%s", "%.2e", "%.6g"};
    for (int i = 0; i < 200_000; i++) {
      double v =
          switch (i % 4) {
            case 0 -> any(random, i);
            case 1 -> random.nextInt(100_000) / 1000.0;
            case 2 -> Math.scalb(random.nextDouble(), random.nextInt(40) - 20);
            default -> random.nextInt(2000) / 8.0 - 100;
          };
      String pattern = patterns[i % patterns.length];
      assertEquals(
          String.format(Locale.ROOT, pattern, v), Text.formatted(pattern, new Object[] {v}));
    }
    assertEquals("1,234,567 of 12", Text.formatted("%,d of %d", new Object[] {1_234_567, 12}));
  }

  private static void sameFunction(
      String name, DoubleUnaryOperator wanted, DoubleUnaryOperator ours, double widest) {
    Random random = new Random(4);
    for (double v : new double[] {0, -0.0, 1, -1, 0.5, Double.MIN_VALUE, Math.PI, Math.PI / 2}) {
      same(wanted.applyAsDouble(v), ours.applyAsDouble(v), name + " " + v);
    }
    for (int i = 0; i < MANY; i++) {
      double v =
          switch (i % 4) {
            case 0 -> random.nextGaussian();
            case 1 -> 20 * random.nextDouble() - 10;
            case 2 -> random.nextInt(64) * Math.PI / 4 + random.nextGaussian() * 0x1p-40;
            default -> Math.scalb(random.nextGaussian(), random.nextInt(60) - 40);
          };
      if (Math.abs(v) < widest) {
        same(wanted.applyAsDouble(v), ours.applyAsDouble(v), name + " " + v);
      }
    }
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
