package goldilocks.arithmetic;

/**
 * exp, log, tanh and σ with the same bits on every JDK.
 *
 * <p>{@link Math} may differ in the last bit from one JDK to the next, and a training run
 * multiplies such a difference until the plots differ; {@link StrictMath} may not.
 */
public final class Elementary {
  /** Up to here tanh is x + x³·P(x²)/Q(x²), with these coefficients. */
  static final double RATIONAL = 0.625;

  static final double P0 = -1.61468768441708447952e3;
  static final double P1 = -9.92877231001918586564e1;
  static final double P2 = -9.64399179425052238628e-1;
  static final double Q0 = 4.84406305325125486048e3;
  static final double Q1 = 2.23548839060100448583e3;
  static final double Q2 = 1.12811678491632931402e2;

  private Elementary() {}

  public static double exp(double x) {
    return StrictMath.exp(x);
  }

  public static double log(double x) {
    return StrictMath.log(x);
  }

  public static double log1p(double x) {
    return StrictMath.log1p(x);
  }

  /**
   * tanh x = 1 − 2/(e²ˣ + 1), and near 0, where that would lose its digits, a rational function.
   *
   * <p>The rational function is that of Moshier's Cephes library; {@link StrictMath#tanh} takes
   * five times as long.
   */
  public static double tanh(double x) {
    double size = Math.abs(x);
    if (size > RATIONAL) {
      return Math.copySign(1 - 2 / (exp(2 * size) + 1), x);
    }
    double s = x * x;
    double p = (P2 * s + P1) * s + P0;
    double q = ((s + Q2) * s + Q1) * s + Q0;
    return x + x * s * (p / q);
  }

  /** σ(x) = 1/(1 + e⁻ˣ), never from the exponential of a large positive number. */
  public static double sigmoid(double x) {
    double e = exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }
}
