package goldilocks;

/**
 * A cost given by one row's cost and gradient, written once for matrices and for training in place.
 */
public interface RowCost extends Cost {
  /**
   * Cost of the row of n outputs that starts at {@code from}, not yet divided by the number of
   * rows.
   *
   * @param z outputs, row after row; not modified
   * @param y targets, row after row; not modified
   * @param dz this row's part is overwritten with ∂cost/∂z
   */
  double row(double[] z, double[] y, double[] dz, int from, int n);

  /**
   * The cost C of m rows of n outputs.
   *
   * @param z m·n outputs, row after row; not modified
   * @param y m·n targets, row after row; not modified
   * @param dz overwritten with ∂C/∂Z
   */
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
    return both(output, target, new double[output.size()]);
  }

  @Override
  default Matrix gradient(Matrix output, Matrix target) {
    double[] dz = new double[output.size()];
    both(output, target, dz);
    return Matrix.of(output.rows(), output.columns(), dz);
  }

  private double both(Matrix output, Matrix target, double[] dz) {
    if (output.rows() != target.rows() || output.columns() != target.columns()) {
      throw new IllegalArgumentException(
          "cost: output %s does not fit target %s: one column per target, one row per example"
              .formatted(output.shape(), target.shape()));
    }
    return rows(output.toArray(), target.toArray(), dz, output.rows(), output.columns());
  }
}
