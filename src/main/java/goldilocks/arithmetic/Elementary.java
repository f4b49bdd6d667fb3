package goldilocks.arithmetic;

/**
 * exp, log, tanh and σ with the same bits on every JDK.
 *
 * <p>{@link Math} may differ in the last bit from one JDK to the next, and a training run
 * multiplies such a difference until the plots differ; {@link StrictMath} may not.
 */
public final class Elementary {
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
    if (size > 0.625) {
      return Math.copySign(1 - 2 / (exp(2 * size) + 1), x);
    }
    double s = x * x;
    double p = (-9.64399179425052238628e-1 * s - 9.92877231001918586564e1) * s;
    double q = ((s + 1.12811678491632931402e2) * s + 2.23548839060100448583e3) * s;
    return x + x * s * ((p - 1.61468768441708447952e3) / (q + 4.84406305325125486048e3));
  }

  /** σ(x) = 1/(1 + e⁻ˣ), never from the exponential of a large positive number. */
  public static double sigmoid(double x) {
    double e = exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }
}
