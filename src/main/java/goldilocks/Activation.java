package goldilocks;

/**
 * The nonlinearity of a neuron: a = f(z).
 *
 * <p>Write your own in a cell by giving {@link #value} and {@link #slope(double)}; everything else,
 * training included, then works with it. The two loops over arrays are there to be faster.
 */
public interface Activation {
  /** f(z). */
  double value(double z);

  /** f′(z), the slope of f at z. */
  double slope(double z);

  /** f′(z) where a = f(z) is known already, which is cheaper for some f. */
  default double slope(double z, double a) {
    return slope(z);
  }

  /** a[i] = f(z[i]) for the first n numbers. */
  default void values(int n, double[] z, double[] a) {
    for (int i = 0; i < n; i++) {
      a[i] = value(z[i]);
    }
  }

  /** d[i] ← d[i]·f′(z[i]) for the first n numbers, where a[i] = f(z[i]) is known already. */
  default void timesSlopes(int n, double[] z, double[] a, double[] d) {
    for (int i = 0; i < n; i++) {
      d[i] *= slope(z[i], a[i]);
    }
  }

  /** a = z: a layer without a nonlinearity; its slope is 1. */
  static Activation identity() {
    return NamedActivation.IDENTITY;
  }

  /** a = σ(z) = 1/(1 + e⁻ᶻ), between 0 and 1; its slope a·(1 − a) is at most ¼. */
  static Activation sigmoid() {
    return NamedActivation.SIGMOID;
  }

  /** a = tanh(z), between −1 and 1; its slope 1 − a² is 1 at 0. */
  static Activation tanh() {
    return NamedActivation.TANH;
  }

  /**
   * a = max(0, z); its slope is 1 above 0, and 0 at 0 and below.
   *
   * <p>It lets NaN through, so that it is noticed.
   */
  static Activation relu() {
    return NamedActivation.RELU;
  }

  /** a = z above 0, slope·z below (Maas et al. 2013). */
  static Activation leakyRelu(double slope) {
    return NamedActivation.leaky(slope);
  }
}
