package goldilocks.arithmetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
    return Stream.of(new ScalarArithmetic(), Arithmetic.best());
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

  @ParameterizedTest
  @MethodSource("products")
  void aPartOfTheRowsAndLongerRowsThanNeededWork(Arithmetic product) {
    RandomGenerator random = new Seeds(8).stream("shapes");
    double[] a = draw(6 * 20, random::nextGaussian);
    double[] b = draw(20 * 24, random::nextGaussian);
    double[] c = used(4 * 24);
    // Rows 2 to 5 of A (20 of 20 columns) times the first 17 of B's 24 columns.
    product.multiply(4, 20, 17, a, 2 * 20, 20, 1, b, 24, 1, c, 24);
    double[] all = plain(a, b, 6, 20, 24);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 24; j++) {
        assertEquals(j < 17 ? all[(i + 2) * 24 + j] : 7, c[i * 24 + j]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("products")
  void thePassesOfTheEngineHaveTheBitsOfTheirFormulas(Arithmetic arithmetic) {
    RandomGenerator random = new Seeds(9).stream("values");
    double[] z = draw(5 * 19, random::nextGaussian);
    double[] b = draw(19, random::nextGaussian);
    z[0] = Double.NaN;
    double[] relu = z.clone();
    arithmetic.addRelu(5, 19, relu, b);
    double[] slope = z.clone();
    arithmetic.timesReluSlope(5 * 19, slope, relu);
    double[] w = draw(5 * 19, random::nextGaussian);
    double[] moved = w.clone();
    arithmetic.subtractScaled(90, 0.1, z, 2, moved, 3);
    for (int i = 0; i < z.length; i++) {
      assertEquals(Math.max(0, z[i] + b[i % 19]), relu[i]);
      assertEquals(z[i] * (relu[i] > 0 ? 1 : 0), slope[i]);
      boolean inside = i >= 3 && i < 93;
      assertEquals(inside ? w[i] - z[i - 1] * 0.1 : w[i], moved[i]);
    }
  }

  private static void assertPlain(Arithmetic product, int m, int k, int n, DoubleSupplier source) {
    double[] a = draw(m * k, source);
    double[] b = draw(k * n, source);
    double[] wanted = plain(a, b, m, k, n);
    double[] got = used(m * n);
    product.multiply(m, k, n, a, 0, k, 1, b, n, 1, got, n);
    assertBits("A·B", product, m, k, n, wanted, got);
    got = used(m * n);
    product.multiply(m, k, n, transposed(a, m, k), 0, 1, m, b, n, 1, got, n);
    assertBits("Aᵀ·B", product, m, k, n, wanted, got);
    got = used(m * n);
    product.multiply(m, k, n, a, 0, k, 1, transposed(b, k, n), 1, k, got, n);
    assertBits("A·Bᵀ", product, m, k, n, wanted, got);
    got = used(m * n);
    double[] scratch = new double[Math.min(Arithmetic.STRIP, m) * n];
    product.descend(m, k, n, 0.1, transposed(a, m, k), m, b, got, scratch);
    double[] descended = Arrays.stream(wanted).map(gradient -> 7 - gradient * 0.1).toArray();
    assertBits("W − 0.1·A·B", product, m, k, n, descended, got);
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
      String operation, Arithmetic product, int m, int k, int n, double[] wanted, double[] got) {
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
