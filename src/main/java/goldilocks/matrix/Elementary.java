package goldilocks.matrix;

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

  public static double tanh(double x) {
    return StrictMath.tanh(x);
  }

  /** σ(x) = 1/(1 + e⁻ˣ), never from the exponential of a large positive number. */
  public static double sigmoid(double x) {
    double e = exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }
}
