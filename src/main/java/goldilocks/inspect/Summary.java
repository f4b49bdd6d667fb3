package goldilocks.inspect;

import goldilocks.Activation;
import goldilocks.Matrix;
import java.util.Arrays;

/**
 * What a matrix of signals looks like, in a few numbers.
 *
 * <p>The moments are those of the finite values, NaN where there are none; the others are counted.
 *
 * @param sd the standard deviation, dividing by n
 * @param meanSquare the mean of the squares; q in the theory
 * @param shareZero the share of all values that are exactly 0
 * @param shareDead the share of columns that are 0 in every row: neurons silent on all the data
 * @param notFinite the number of values that are NaN or infinite
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
  /** Slopes below this count as flat: 1 % of what a gradient needs to pass unchanged. */
  public static final double FLAT = 0.01;

  public static Summary of(Matrix matrix) {
    double[] all = matrix.toArray();
    double dead = shareDead(all, matrix.columns());
    // The finite ones move to the front.
    int finite = 0;
    int zeros = 0;
    double min = Double.NaN;
    double max = Double.NaN;
    for (double v : all) {
      if (Double.isFinite(v)) {
        min = finite == 0 ? v : Math.min(min, v);
        max = finite == 0 ? v : Math.max(max, v);
        zeros += v == 0 ? 1 : 0;
        all[finite++] = v;
      }
    }
    Matrix values = finite == all.length ? matrix : Matrix.row(Arrays.copyOf(all, finite));
    return new Summary(
        values.mean(),
        values.sd(),
        values.meanSquare(),
        min,
        max,
        zeros / (double) matrix.size(),
        dead,
        matrix.size() - finite);
  }

  /** The share of the pre-activations z where |f′(z)| is below {@link #FLAT}. */
  public static double shareFlat(Matrix z, Activation f) {
    return z.map(v -> Math.abs(f.slope(v)) < FLAT ? 1 : 0).mean();
  }

  /** √meanSquare, the size of a typical value. */
  public double rms() {
    return Math.sqrt(meanSquare);
  }

  private static double shareDead(double[] values, int neurons) {
    boolean[] alive = new boolean[neurons];
    for (int i = 0; i < values.length; i++) {
      alive[i % neurons] |= values[i] != 0;
    }
    int dead = 0;
    for (boolean one : alive) {
      dead += one ? 0 : 1;
    }
    return dead / (double) neurons;
  }
}
