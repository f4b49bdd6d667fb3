package goldilocks.arithmetic;

import java.math.BigInteger;

/**
 * Fused multiply-add and its kin with the JVM's bits, where the machine's are out of reach.
 *
 * <pre>{@code
 * a·b = p + e      p + c = s + t      t + e = v + w      exactly
 * fma(a, b, c) = a·b + c = s + v + w, rounded once
 * }</pre>
 *
 * Dekker (1971) splits the product, Knuth's sum is exact; that s + v is the right rounding but for
 * ties, which w decides, is Boldo and Melquiond's (2008).
 */
public final class Fused {
  /** Between these no part over- or underflows. */
  private static final double LARGE = 0x1p900;

  private static final double SMALL = 0x1p-900;

  private static final double SPLIT = 0x1p27 + 1;
  private static final long MANTISSA = (1L << 52) - 1;

  private Fused() {}

  public static double fma(double a, double b, double c) {
    double p = a * b;
    double size = Math.abs(p);
    if (!(size > SMALL && size < LARGE && Math.abs(c) < LARGE)
        || Math.abs(a) > LARGE
        || Math.abs(b) > LARGE) {
      return rare(a, b, c);
    }
    double ah = high(a);
    double al = a - ah;
    double bh = high(b);
    double bl = b - bh;
    double e = al * bl - (((p - ah * bh) - al * bh) - ah * bl);
    double s = p + c;
    return rounded(s, error(p, c, s), e);
  }

  /** The upper half of a number's digits. */
  static double high(double a) {
    double high = a * SPLIT;
    return high - (high - a);
  }

  /** s + t + e, rounded once. */
  static double rounded(double s, double t, double e) {
    double v = t + e;
    double r = s + v;
    if (!isHalfway(v - (r - s))) {
      return r;
    }
    double w = error(t, e, v);
    return w == 0 ? r : s + odd(v, w);
  }

  /** What rounding the sum a + b cut off. */
  private static double error(double a, double b, double sum) {
    double part = sum - a;
    return (a - (sum - part)) + (b - part);
  }

  /** Half of a unit in the last place is a power of 2. */
  private static boolean isHalfway(double rest) {
    return (Double.doubleToRawLongBits(rest) & MANTISSA) == 0;
  }

  /** v + w, rounded to the neighbour whose last bit is 1. */
  private static double odd(double v, double w) {
    long bits = Double.doubleToRawLongBits(v);
    if ((bits & 1) == 1) {
      return v;
    }
    return Double.longBitsToDouble(v > 0 == w > 0 ? bits + 1 : bits - 1);
  }

  private static double rare(double a, double b, double c) {
    if (!Double.isFinite(a) || !Double.isFinite(b) || a == 0 || b == 0) {
      return a * b + c;
    }
    if (!Double.isFinite(c)) {
      return c;
    }
    return c == 0 ? a * b : exact(a, b, c);
  }

  /** In whole numbers, which takes some microseconds. */
  private static double exact(double a, double b, double c) {
    int product = exponent(a) + exponent(b);
    int least = Math.min(product, exponent(c));
    BigInteger sum =
        whole(a)
            .multiply(whole(b))
            .shiftLeft(product - least)
            .add(whole(c).shiftLeft(exponent(c) - least));
    return rounded(sum, least);
  }

  private static int exponent(double v) {
    return Math.max(1, (int) (Double.doubleToRawLongBits(v) >>> 52) & 0x7ff) - 1075;
  }

  private static BigInteger whole(double v) {
    long bits = Double.doubleToRawLongBits(v);
    long mantissa = (bits & MANTISSA) | ((bits >>> 52 & 0x7ff) == 0 ? 0 : 1L << 52);
    return BigInteger.valueOf(bits < 0 ? -mantissa : mantissa);
  }

  /** n·2^exponent as the nearest number, the even one of two. */
  private static double rounded(BigInteger n, int exponent) {
    BigInteger size = n.abs();
    int cut = Math.max(size.bitLength() - 53, -1074 - exponent);
    if (cut > 0) {
      BigInteger kept = size.shiftRight(cut);
      BigInteger rest = size.subtract(kept.shiftLeft(cut));
      int half = rest.compareTo(BigInteger.ONE.shiftLeft(cut - 1));
      size = half > 0 || half == 0 && kept.testBit(0) ? kept.add(BigInteger.ONE) : kept;
      exponent += cut;
    }
    double value = size.longValue();
    // Two factors, because 2^exponent alone may be too small or too large.
    value = value * power(exponent / 2) * power(exponent - exponent / 2);
    return n.signum() < 0 ? -value : value;
  }

  private static double power(int exponent) {
    return Double.longBitsToDouble(exponent + 1023L << 52);
  }

  /** The distance from v to the next larger size. */
  public static double ulp(double v) {
    return Double.isFinite(v) ? rounded(BigInteger.ONE, exponent(v)) : Math.abs(v);
  }

  /** The nearest whole number, the even one of two. */
  public static double rint(double v) {
    double large = Math.copySign(0x1p52, v);
    return Math.abs(v) < 0x1p52 ? Math.copySign(v + large - large, v) : v;
  }
}
