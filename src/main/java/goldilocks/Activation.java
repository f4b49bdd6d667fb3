package goldilocks;

import goldilocks.arithmetic.Elementary;

/**
 * The nonlinearity of a neuron: a = f(z).
 *
 * <p>Write your own in a cell by giving {@link #of} and {@link #slope(double)}; everything else,
 * training included, then works with it.
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

  /** a = z: a layer without a nonlinearity. */
  static Activation identity() {
    return Identity.IDENTITY;
  }

  /** a = 1/(1 + e⁻ᶻ), between 0 and 1; its slope is at most ¼. */
  static Activation sigmoid() {
    return Sigmoid.SIGMOID;
  }

  /** a = tanh(z), between −1 and 1; its slope is 1 at 0. */
  static Activation tanh() {
    return Tanh.TANH;
  }

  /** a = max(0, z); slope 1 above 0, and 0 at 0 and below. */
  static Activation relu() {
    return Relu.RELU;
  }

  /** a = z above 0, slope·z below (Maas et al. 2013). */
  static Activation leakyRelu(double slope) {
    return new LeakyRelu(slope);
  }

  /** f(z) = z. */
  enum Identity implements Activation {
    IDENTITY;

    @Override
    public double value(double z) {
      return z;
    }

    @Override
    public double slope(double z) {
      return 1;
    }

    @Override
    public String toString() {
      return "identity";
    }
  }

  /** f(z) = σ(z), f′ = a·(1 − a). */
  enum Sigmoid implements Activation {
    SIGMOID;

    @Override
    public double value(double z) {
      return Elementary.sigmoid(z);
    }

    @Override
    public double slope(double z) {
      return slope(z, value(z));
    }

    @Override
    public double slope(double z, double a) {
      return a * (1 - a);
    }

    @Override
    public String toString() {
      return "sigmoid";
    }
  }

  /** f(z) = tanh z, f′ = 1 − a². */
  enum Tanh implements Activation {
    TANH;

    @Override
    public double value(double z) {
      return Elementary.tanh(z);
    }

    @Override
    public double slope(double z) {
      return slope(z, value(z));
    }

    @Override
    public double slope(double z, double a) {
      return 1 - a * a;
    }

    @Override
    public String toString() {
      return "tanh";
    }
  }

  /** f(z) = max(0, z), which lets NaN through, so that it is noticed. */
  enum Relu implements Activation {
    RELU;

    @Override
    public double value(double z) {
      return Math.max(0, z);
    }

    @Override
    public double slope(double z) {
      return z > 0 ? 1 : 0;
    }

    @Override
    public String toString() {
      return "ReLU";
    }
  }

  /** f(z) = z for z > 0, else negativeSlope·z. */
  record LeakyRelu(double negativeSlope) implements Activation {
    @Override
    public double value(double z) {
      return z > 0 ? z : negativeSlope * z;
    }

    @Override
    public double slope(double z) {
      return z > 0 ? 1 : negativeSlope;
    }

    @Override
    public String toString() {
      return "leaky ReLU " + negativeSlope;
    }
  }
}
