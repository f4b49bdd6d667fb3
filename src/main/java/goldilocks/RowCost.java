package goldilocks;

/**
 * A cost given by one row's cost and gradient, written once for matrices and for training in place.
 */
public interface RowCost extends Cost {
  /**
   * Cost of the row of n outputs that starts at {@code from}; leaves ∂cost/∂z in {@code dz}.
   *
   * @return this row's cost, not yet divided by the number of rows
   */
  double row(double[] z, double[] y, double[] dz, int from, int n);

  /** The cost of m rows; leaves ∂C/∂Z in {@code dz}. */
  default double rows(double[] z, double[] y, double[] dz, int m, int n) {
    double cost = 0;
    for (int i = 0; i < m; i++) {
      cost += row(z, y, dz, i * n, n);
    }
    for (int i = 0; i < m * n; i++) {
      dz[i] /= m;
    }
    return cost / m;
  }

  @Override
  default double value(Matrix output, Matrix target) {
    return rows(
        output.toArray(),
        fitting(output, target),
        new double[output.size()],
        output.rows(),
        output.columns());
  }

  @Override
  default Matrix gradient(Matrix output, Matrix target) {
    double[] dz = new double[output.size()];
    rows(output.toArray(), fitting(output, target), dz, output.rows(), output.columns());
    return Matrix.of(output.rows(), output.columns(), dz);
  }

  private static double[] fitting(Matrix output, Matrix target) {
    if (output.rows() != target.rows() || output.columns() != target.columns()) {
      throw new IllegalArgumentException(
          "cost: output %s does not fit target %s: one column per target, one row per example"
              .formatted(output.shape(), target.shape()));
    }
    return target.toArray();
  }
}
