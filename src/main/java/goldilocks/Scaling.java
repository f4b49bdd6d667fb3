package goldilocks;

/**
 * Each column by its own mean and sd: what is learnt on one matrix is applied to others.
 *
 * <pre>{@code
 * apply: (x − mean)/sd      back: x·sd + mean      a column that never varies becomes 0
 * }</pre>
 *
 * Learn it on the training part alone: the test part must not tell where it lies.
 *
 * @param mean 1 × columns
 * @param sd 1 × columns; 0 for a column that never varies
 */
public record Scaling(Matrix mean, Matrix sd) {
  /** A column whose sd is this small beside its mean varies by rounding alone. */
  private static final double ROUNDING = 1e-13;

  /** Learns means and sds from the columns. */
  public static Scaling of(Matrix m) {
    Matrix mean = m.sumRows().times(1.0 / m.rows());
    Matrix differences = m.plusRow(mean.times(-1));
    Matrix sd = differences.hadamard(differences).sumRows().times(1.0 / m.rows()).map(Math::sqrt);
    return new Scaling(mean, sd.zip("sd", mean, (s, a) -> s > ROUNDING * Math.abs(a) ? s : 0));
  }

  /** The columns in sds from their means. */
  public Matrix apply(Matrix m) {
    return columns(m.plusRow(mean.times(-1)), sd.map(s -> s == 0 ? 0 : 1 / s));
  }

  /** What {@link #apply} took away: predictions in the data's own units. */
  public Matrix back(Matrix m) {
    return columns(m, sd).plusRow(mean);
  }

  private static Matrix columns(Matrix m, Matrix factors) {
    double[] scaled = m.toArray();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factors.get(0, i % m.columns());
    }
    return Matrix.of(m.rows(), m.columns(), scaled);
  }
}
