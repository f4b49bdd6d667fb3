package goldilocks.web;

/**
 * {@link StrictMath}'s functions with its bits; a browser's own have other last bits.
 *
 * <p>The algorithms and constants are those of fdlibm, which Java's specification prescribes.
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunPro, a Sun
 * Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software is
 * freely granted, provided that this notice is preserved.
 */
final class Strict {
  private static final double LN2_HIGH = 6.93147180369123816490e-01;
  private static final double LN2_LOW = 1.90821492927058770002e-10;

  private Strict() {}

  static double exp(double x) {
    if (!(x > -7.45133219101941108420e+02)) {
      return Double.isNaN(x) ? x : 0;
    }
    if (x > 7.09782712893383973096e+02) {
      return Double.POSITIVE_INFINITY;
    }
    int top = high(x) & 0x7fffffff;
    if (top < 0x3e300000) {
      return 1 + x;
    }
    int k = top <= 0x3fd62e42 ? 0 : halves(x, top);
    double high = x - k * LN2_HIGH;
    double low = k * LN2_LOW;
    double r = k == 0 ? x : high - low;
    double t = r * r;
    double c =
        r
            - t
                * (1.66666666666666019037e-01
                    + t
                        * (-2.77777777770155933842e-03
                            + t
                                * (6.61375632143793436117e-05
                                    + t
                                        * (-1.65339022054652515390e-06
                                            + t * 4.13813679705723846039e-08))));
    if (k == 0) {
      return 1 - (r * c / (c - 2) - r);
    }
    double y = 1 - ((low - r * c / (2 - c)) - high);
    return k >= -1021 ? raised(y, k) : raised(y, k + 1000) * 0x1p-1000;
  }

  /** How often ln 2 is in x. */
  private static int halves(double x, int top) {
    if (top < 0x3ff0a2b2) {
      return x < 0 ? -1 : 1;
    }
    return (int) (1.44269504088896338700e+00 * x + (x < 0 ? -0.5 : 0.5));
  }

  /** y·2^k, where y lies around 1. */
  private static double raised(double y, int k) {
    return withHigh(y, high(y) + (k << 20));
  }

  static double log(double x) {
    if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
      return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
    }
    boolean tiny = high(x) < 0x00100000;
    double scaled = tiny ? x * 0x1p54 : x;
    int top = high(scaled);
    int k = (tiny ? -54 : 0) + (top >> 20) - 1023;
    top &= 0xfffff;
    int i = top + 0x95f64 & 0x100000;
    k += i >> 20;
    double f = withHigh(scaled, top | i ^ 0x3ff00000) - 1;
    double high = k * LN2_HIGH;
    double low = k * LN2_LOW;
    if ((0xfffff & 2 + top) < 3) {
      if (f == 0) {
        return k == 0 ? 0 : high + low;
      }
      double r = f * f * (0.5 - 0.33333333333333333 * f);
      return k == 0 ? f - r : high - ((r - low) - f);
    }
    double s = f / (2 + f);
    double z = s * s;
    double w = z * z;
    double odd =
        w
            * (3.999999999940941908e-01
                + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
    double even =
        z
            * (6.666666666666735130e-01
                + w
                    * (2.857142874366239149e-01
                        + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
    double r = even + odd;
    if ((top - 0x6147a | 0x6b851 - top) > 0) {
      double half = 0.5 * f * f;
      return k == 0 ? f - (half - s * (half + r)) : high - ((half - (s * (half + r) + low)) - f);
    }
    return k == 0 ? f - s * (f - r) : high - ((s * (f - r) - low) - f);
  }

  /** ln(1 + x). */
  static double log1p(double x) {
    if (!(x > -1 && x < Double.POSITIVE_INFINITY)) {
      return x == -1 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
    }
    int top = high(x);
    int size = top & 0x7fffffff;
    if (size < 0x3e200000) {
      return size < 0x3c900000 ? x : x - x * x * 0.5;
    }
    if (top < 0x3fda827a && (top > 0 || top <= 0xbfd2bec3)) {
      return log1p(x, 1, 0, 0);
    }
    double u = top < 0x43400000 ? 1 + x : x;
    int bits = high(u);
    int k = (bits >> 20) - 1023;
    double c = top >= 0x43400000 ? 0 : (k > 0 ? 1 - (u - x) : x - (u - 1)) / u;
    bits &= 0xfffff;
    if (bits < 0x6a09e) {
      return log1p(withHigh(u, bits | 0x3ff00000) - 1, bits, k, c);
    }
    return log1p(withHigh(u, bits | 0x3fe00000) - 1, 0x00100000 - bits >> 2, k + 1, c);
  }

  /** ln(1 + f) + k·ln 2 + c, where f is near 0 if bits is 0. */
  private static double log1p(double f, int bits, int k, double c) {
    double half = 0.5 * f * f;
    double high = k * LN2_HIGH;
    double low = k * LN2_LOW + c;
    if (bits == 0) {
      if (f == 0) {
        return k == 0 ? 0 : high + low;
      }
      double r = half * (1 - 0.66666666666666666 * f);
      return k == 0 ? f - r : high - ((r - low) - f);
    }
    double s = f / (2 + f);
    double z = s * s;
    double r =
        z
            * (6.666666666666735130e-01
                + z
                    * (3.999999999940941908e-01
                        + z
                            * (2.857142874366239149e-01
                                + z
                                    * (2.222219843214978396e-01
                                        + z
                                            * (1.818357216161805012e-01
                                                + z
                                                    * (1.531383769920937332e-01
                                                        + z * 1.479819860511658591e-01))))));
    return k == 0 ? f - (half - s * (half + r)) : high - ((half - (s * (half + r) + low)) - f);
  }

  static double sin(double x) {
    return turned(x, 0);
  }

  static double cos(double x) {
    return turned(x, 1);
  }

  /** The sine, or, a quarter turn on, the cosine. */
  private static double turned(double x, int quarter) {
    if (!(Math.abs(x) < 0x1p19)) {
      throw new IllegalArgumentException("sin, cos: %s is no angle of a data set".formatted(x));
    }
    double[] rest = {x, 0};
    int n = quarter + ((high(x) & 0x7fffffff) <= 0x3fe921fb ? 0 : reduce(x, rest));
    double y = (n & 1) == 0 ? sine(rest[0], rest[1]) : cosine(rest[0], rest[1]);
    return (n & 2) == 0 ? y : -y;
  }

  /** x = n·π/2 + rest, the rest in two parts. */
  private static int reduce(double x, double[] rest) {
    double t = Math.abs(x);
    int n = (int) (t * 6.36619772367581382433e-01 + 0.5);
    double r = t - n * 1.57079632673412561417e+00;
    double w = n * 6.07710050650619224932e-11;
    double y = r - w;
    int exponent = high(t) >> 20;
    if (n >= 32 || high(t) == high(n * (Math.PI / 2))) {
      if (exponent - (high(y) >> 20 & 0x7ff) > 16) {
        t = r;
        w = n * 6.07710050630396597660e-11;
        r = t - w;
        w = n * 2.02226624879595063154e-21 - ((t - r) - w);
        y = r - w;
        if (exponent - (high(y) >> 20 & 0x7ff) > 49) {
          t = r;
          w = n * 2.02226624871116645580e-21;
          r = t - w;
          w = n * 8.47842766036889956997e-32 - ((t - r) - w);
          y = r - w;
        }
      }
    }
    double tail = (r - y) - w;
    rest[0] = x < 0 ? -y : y;
    rest[1] = x < 0 ? -tail : tail;
    return x < 0 ? -n : n;
  }

  private static double sine(double x, double tail) {
    if ((high(x) & 0x7fffffff) < 0x3e400000) {
      return x;
    }
    double z = x * x;
    double v = z * x;
    double r =
        8.33333333332248946124e-03
            + z
                * (-1.98412698298579493134e-04
                    + z
                        * (2.75573137070700676789e-06
                            + z * (-2.50507602534068634195e-08 + z * 1.58969099521155010221e-10)));
    double first = -1.66666666666666324348e-01;
    return tail == 0
        ? x + v * (first + z * r)
        : x - ((z * (0.5 * tail - v * r) - tail) - v * first);
  }

  private static double cosine(double x, double tail) {
    int top = high(x) & 0x7fffffff;
    if (top < 0x3e400000) {
      return 1;
    }
    double z = x * x;
    double r =
        z
            * (4.16666666666666019037e-02
                + z
                    * (-1.38888888888741095749e-03
                        + z
                            * (2.48015872894767294178e-05
                                + z
                                    * (-2.75573143513906633035e-07
                                        + z
                                            * (2.08757232129817482790e-09
                                                + z * -1.13596475577881948265e-11)))));
    if (top < 0x3fd33333) {
      return 1 - (0.5 * z - (z * r - x * tail));
    }
    double q = top > 0x3fe90000 ? 0.28125 : withHigh(0, top - 0x00200000);
    double half = 0.5 * z - q;
    return (1 - q) - (half - (z * r - x * tail));
  }

  /** The upper 32 bits: sign, exponent and the first of the digits. */
  private static int high(double v) {
    return (int) (Double.doubleToRawLongBits(v) >> 32);
  }

  private static double withHigh(double v, int high) {
    return Double.longBitsToDouble((long) high << 32 | Double.doubleToRawLongBits(v) & 0xffffffffL);
  }
}
