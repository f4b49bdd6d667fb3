package goldilocks.check;

import java.util.function.ToDoubleFunction;

/**
 * A partial derivative by central differences, and how far it can be off.
 *
 * <pre>{@code
 * D(h) = (C(w + h) − C(w − h))/(2h)      D(h) − C′ ≈ (D(2h) − D(h))/3      rounding ≈ ε·|C|/h
 * }</pre>
 */
record Slope(double value, double tolerance) {
  private static final double EPSILON = Math.ulp(1.0);
  private static final double STEP = Math.cbrt(EPSILON);
  // Both errors are estimates, good to their order of magnitude.
  private static final double SAFETY = 100;

  static Slope of(ToDoubleFunction<double[]> cost, double[] at, int i) {
    double h = STEP * Math.max(1, Math.abs(at[i]));
    double fine = difference(cost, at, i, h);
    double truncation = Math.abs(difference(cost, at, i, 2 * h) - fine) / 3;
    double rounding = EPSILON * Math.max(1, Math.abs(cost.applyAsDouble(at.clone()))) / h;
    return new Slope(fine, SAFETY * (truncation + rounding));
  }

  private static double difference(ToDoubleFunction<double[]> cost, double[] at, int i, double h) {
    double[] w = at.clone();
    w[i] = at[i] + h;
    double above = cost.applyAsDouble(w.clone());
    w[i] = at[i] - h;
    return (above - cost.applyAsDouble(w)) / (2 * h);
  }
}
