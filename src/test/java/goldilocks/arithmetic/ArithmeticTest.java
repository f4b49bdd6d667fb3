package goldilocks.arithmetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import goldilocks.Matrix;
import goldilocks.Seeds;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every arithmetic gives the bits of the three plain loops below. */
class ArithmeticTest {
  static Stream<Arithmetic> products() {
    return Stream.of(new PlainArithmetic(), Arithmetic.best());
  }

  @ParameterizedTest
  @MethodSource("products")
  void everyShapeGivesTheBitsOfThePlainLoop(Arithmetic product) {
    RandomGenerator random = new Seeds(2).stream("shapes");
    for (int trial = 0; trial < 300; trial++) {
      assertPlain(
          product,
          random.nextInt(40),
          random.nextInt(40),
          random.nextInt(40),
          random::nextGaussian);
    }
  }

  @ParameterizedTest
  @MethodSource("products")
  void rowsColumnsAndEmptyShapesToo(Arithmetic product) {
    RandomGenerator random = new Seeds(3).stream("shapes");
    int[] sizes = {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 64, 65};
    for (int n : sizes) {
      for (int k : sizes) {
        assertPlain(product, 1, k, n, random::nextGaussian);
        assertPlain(product, n, k, 1, random::nextGaussian);
        assertPlain(product, n, 1, k, random::nextGaussian);
        assertPlain(product, n, k, 9, random::nextGaussian);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("products")
  void theLessonsShapesToo(Arithmetic product) {
    RandomGenerator random = new Seeds(4).stream("shapes");
    assertPlain(product, 32, 64, 64, random::nextGaussian);
    assertPlain(product, 32, 64, 10, random::nextGaussian);
    assertPlain(product, 13, 256, 100, random::nextGaussian);
  }

  @ParameterizedTest
  @MethodSource("products")
  void zerosInfinitiesNotANumbersAndTinyNumbersToo(Arithmetic product) {
    RandomGenerator random = new Seeds(5).stream("values");
    double[] odd = {0, -0.0, 1, -1, 1e-300, -1e-320, 1e300};
    double[] worse = {0, -0.0, 1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int trial = 0; trial < 100; trial++) {
      assertPlain(product, 9, trial % 7, 18, () -> odd[random.nextInt(odd.length)]);
      assertPlain(product, 9, trial % 7, 18, () -> worse[random.nextInt(worse.length)]);
    }
  }

  @Test
  void theOrderOfTheSumAndTheFusedRoundingCanBeSeenInTheBits() {
    RandomGenerator random = new Seeds(6).stream("values");
    double[] a = draw(50, random::nextGaussian);
    double[] b = draw(50, random::nextGaussian);
    double[] plain = plain(a, b, 1, 50, 1);
    double downwards = 0;
    double rounded = 0;
    for (int k = 0; k < 50; k++) {
      downwards = Math.fma(a[49 - k], b[49 - k], downwards);
      rounded += a[k] * b[k];
    }
    assertFalse(plain[0] == downwards);
    assertFalse(plain[0] == rounded);
  }

  @ParameterizedTest
  @MethodSource("products")
  void whatIsTakenInSeveralBlocksStaysTheSame(Arithmetic product) {
    RandomGenerator random = new Seeds(7).stream("shapes");
    assertPlain(product, 64, 300, 128, random::nextGaussian);
    assertPlain(product, 33, 5, 256, random::nextGaussian);
    assertPlain(product, 197, 140, 21, random::nextGaussian);
  }

  private static void assertPlain(Arithmetic product, int m, int k, int n, DoubleSupplier source) {
    double[] a = draw(m * k, source);
    double[] b = draw(k * n, source);
    double[] wanted = plain(a, b, m, k, n);
    Operand x = Operand.of(a, k);
    Operand y = Operand.of(b, n);
    Operand xOfTransposed = Operand.of(transposed(a, m, k), m).transposed();
    Operand yOfTransposed = Operand.of(transposed(b, k, n), k).transposed();
    assertBits("A·B", product, m, k, n, x, y, wanted);
    assertBits("Aᵀ·B", product, m, k, n, xOfTransposed, y, wanted);
    assertBits("A·Bᵀ", product, m, k, n, x, yOfTransposed, wanted);
  }

  /** (A·B)ᵢⱼ = Σₖ Aᵢₖ·Bₖⱼ, over k upwards, each step one fused multiply-add. */
  private static double[] plain(double[] a, double[] b, int m, int k, int n) {
    double[] c = new double[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        for (int p = 0; p < k; p++) {
          c[i * n + j] = Math.fma(a[i * k + p], b[p * n + j], c[i * n + j]);
        }
      }
    }
    return c;
  }

  private static double[] transposed(double[] a, int rows, int columns) {
    return Matrix.of(rows, columns, a).transpose().toArray();
  }

  /** A result array as training leaves it: full of old numbers, and longer than a last batch. */
  private static double[] used(int size) {
    double[] c = new double[size + 5];
    Arrays.fill(c, 7);
    return c;
  }

  private static void assertBits(
      String operation,
      Arithmetic product,
      int m,
      int k,
      int n,
      Operand a,
      Operand b,
      double[] wanted) {
    double[] got = used(m * n);
    product.multiply(m, k, n, a, b, got);
    double[] all = Arrays.copyOf(wanted, got.length);
    Arrays.fill(all, wanted.length, all.length, 7);
    // doubleToLongBits tells −0 from 0 but not one NaN from another.
    assertArrayEquals(
        Arrays.stream(all).mapToLong(Double::doubleToLongBits).toArray(),
        Arrays.stream(got).mapToLong(Double::doubleToLongBits).toArray(),
        () -> "%s, %s: %d×%d · %d×%d".formatted(product.name(), operation, m, k, k, n));
  }

  private static double[] draw(int size, DoubleSupplier source) {
    double[] values = new double[size];
    Arrays.setAll(values, i -> source.getAsDouble());
    return values;
  }
}
