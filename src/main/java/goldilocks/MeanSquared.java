package goldilocks;

/**
 * The mean squared error.
 *
 * <pre>{@code
 * C = 1/(m·n) Σ (z − y)²      ∂C/∂z = 2·(z − y)/(m·n)
 * }</pre>
 */
record MeanSquared() implements RowCost {
  @Override
  public double row(double[] z, double[] y, double[] dz, int from, int n) {
    double cost = 0;
    for (int j = from; j < from + n; j++) {
      double difference = z[j] - y[j];
      cost += difference * difference;
      dz[j] = 2 * difference / n;
    }
    return cost / n;
  }

  @Override
  public String toString() {
    return "mean squared";
  }
}
