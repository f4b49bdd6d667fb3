package goldilocks.inspect;

import goldilocks.Matrix;

/**
 * What a matrix of signals looks like, in a few numbers.
 *
 * <p>The moments are those of the finite values; the others are counted in {@code notFinite}.
 *
 * @param sd the standard deviation, dividing by n
 * @param meanSquare the mean of the squares; q in the theory
 * @param shareZero the share of values that are exactly 0
 * @param shareDead the share of columns that are 0 in every row: neurons silent on all the data
 */
public record Summary(
    double mean,
    double sd,
    double meanSquare,
    double min,
    double max,
    double shareZero,
    double shareDead,
    int notFinite) {

  public static Summary of(Matrix matrix) {
    double sum = 0;
    double squares = 0;
    double min = Double.NaN;
    double max = Double.NaN;
    int zeros = 0;
    int finite = 0;
    for (double v : matrix.toArray()) {
      if (Double.isFinite(v)) {
        finite++;
        sum += v;
        squares += v * v;
        min = finite == 1 ? v : Math.min(min, v);
        max = finite == 1 ? v : Math.max(max, v);
        zeros += v == 0 ? 1 : 0;
      }
    }
    double mean = sum / finite;
    return new Summary(
        mean,
        sd(matrix, mean, finite),
        squares / finite,
        min,
        max,
        zeros / (double) matrix.size(),
        shareDead(matrix),
        matrix.size() - finite);
  }

  /** √meanSquare, the size of a typical value. */
  public double rms() {
    return Math.sqrt(meanSquare);
  }

  /** Around the mean, because Σv² − n·mean² loses all its digits where the mean is large. */
  private static double sd(Matrix matrix, double mean, int finite) {
    double squares = 0;
    for (double v : matrix.toArray()) {
      squares += Double.isFinite(v) ? (v - mean) * (v - mean) : 0;
    }
    return Math.sqrt(squares / finite);
  }

  private static double shareDead(Matrix matrix) {
    int dead = 0;
    for (int j = 0; j < matrix.columns(); j++) {
      boolean silent = true;
      for (int i = 0; i < matrix.rows() && silent; i++) {
        silent = matrix.get(i, j) == 0;
      }
      dead += silent ? 1 : 0;
    }
    return dead / (double) matrix.columns();
  }
}
