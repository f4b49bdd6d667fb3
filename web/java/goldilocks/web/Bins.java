package goldilocks.web;

import goldilocks.Activation;
import java.util.function.DoubleToIntFunction;
import java.util.function.DoubleUnaryOperator;

/** The bins of the histograms: what lies beyond the ends counts in the last. */
final class Bins {
  static final int COUNT = 32;

  /** What has no bounds is drawn by its size, half a power of ten a bin. */
  static final double LEAST_POWER = -13;

  private static final int NODES = 2000;
  private static final double FURTHEST = 6;

  private Bins() {}

  /** The bin of an activation: from the least to the greatest there is, or else by its size. */
  static DoubleToIntFunction of(Activation f) {
    if (!isBounded(f)) {
      return Bins::power;
    }
    double low = f.value(-50) < -0.5 ? -1 : 0;
    return a -> inside((a - low) / (1 - low) * COUNT);
  }

  static boolean isBounded(Activation f) {
    return Math.abs(f.value(50)) <= 1;
  }

  /** The bin of a size; an exact 0 has none. */
  static int power(double size) {
    return size == 0 ? -1 : inside((Math.log10(Math.abs(size)) - LEAST_POWER) * 2);
  }

  /** The share of g(z) in each bin, where z is normal with that sd. */
  static double[] ofNormal(double sd, DoubleUnaryOperator g, DoubleToIntFunction bin) {
    double[] shares = new double[COUNT];
    double total = 0;
    for (int i = 0; i < NODES; i++) {
      double z = FURTHEST * (2 * (i + 0.5) / NODES - 1);
      double weight = Math.exp(-z * z / 2);
      int at = bin.applyAsInt(g.applyAsDouble(sd * z));
      if (at >= 0) {
        shares[at] += weight;
      }
      total += weight;
    }
    for (int k = 0; k < COUNT; k++) {
      shares[k] /= total;
    }
    return shares;
  }

  private static int inside(double bin) {
    return (int) Math.max(0, Math.min(COUNT - 1, Math.floor(bin)));
  }
}
