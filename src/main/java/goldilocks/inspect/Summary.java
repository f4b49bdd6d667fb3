package goldilocks.inspect;

import goldilocks.Activation;
import goldilocks.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;

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
    double[] finite = Arrays.stream(matrix.toArray()).filter(Double::isFinite).toArray();
    Matrix values = Matrix.row(finite);
    return new Summary(
        values.mean(),
        values.sd(),
        values.meanSquare(),
        Arrays.stream(finite).min().orElse(Double.NaN),
        Arrays.stream(finite).max().orElse(Double.NaN),
        Arrays.stream(finite).filter(v -> v == 0).count() / (double) matrix.size(),
        shareDead(matrix),
        matrix.size() - finite.length);
  }

  /** The share of the pre-activations z where |f′(z)| is below {@link #FLAT}. */
  public static double shareFlat(Matrix z, Activation f) {
    return z.map(v -> Math.abs(f.slope(v)) < FLAT ? 1 : 0).mean();
  }

  /** √meanSquare, the size of a typical value. */
  public double rms() {
    return Math.sqrt(meanSquare);
  }

  private static double shareDead(Matrix matrix) {
    long dead =
        IntStream.range(0, matrix.columns())
            .filter(j -> IntStream.range(0, matrix.rows()).allMatch(i -> matrix.get(i, j) == 0))
            .count();
    return dead / (double) matrix.columns();
  }
}
