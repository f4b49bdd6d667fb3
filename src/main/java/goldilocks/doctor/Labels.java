package goldilocks.doctor;

import goldilocks.Dataset;
import goldilocks.Matrix;
import goldilocks.Seeds;
import goldilocks.Split;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Whether the targets have anything to do with the inputs: what two answers have in common with
 * them, that of the nearest neighbour, and for rows not seen that of a straight line.
 *
 * <pre>{@code
 * common = Σ (y − ȳ)(a − ā)/√(Σ (y − ȳ)²·Σ (a − ā)²)      standard error = 1/√(n·columns)
 * }</pre>
 *
 * @param common the larger of the two correlations
 * @param error its standard error where the targets were dealt out at random
 */
record Labels(double common, double error) {
  /** Enough for a standard error of at most 6 %, and quick. */
  private static final int ASKED = 300;

  /** Answers that share less than this with the targets tell hardly anything of them. */
  private static final double HARDLY = 0.25;

  static Labels of(Dataset data) {
    Matrix x = data.scaled().x();
    int every = Math.max(1, data.size() / ASKED);
    int[] asked = IntStream.range(0, data.size()).filter(i -> i % every == 0).toArray();
    // Of all |x − k|² the least is where 2·x·k − |k|² is greatest.
    Matrix squares = Matrix.filled(1, x.columns(), -1).timesTranspose(x.hadamard(x));
    Matrix near = x.rows(asked).timesTranspose(x).times(2).plusRow(squares);
    int[] nearest = IntStream.range(0, asked.length).map(i -> nearest(near, i, asked[i])).toArray();
    double neighbours = common(data.y().rows(asked), data.y().rows(nearest));
    Split halves = data.withX(x).split(2, new Seeds(1));
    // Each feature counts as much as it goes with the targets of the other half.
    Matrix weights = halves.train().x().transposeTimes(centred(halves.train().y()));
    double line = common(halves.test().y(), halves.test().x().times(weights));
    double n = Math.max(1, data.y().columns() - 1) * Math.min(asked.length, halves.test().size());
    return new Labels(Math.max(neighbours, line), 1 / Math.sqrt(n));
  }

  /** Beside three standard errors, or what is hardly anything less these: below 1 it is chance. */
  double strength() {
    return common / Math.max(3 * error, HARDLY - 3 * error);
  }

  private static double common(Matrix y, Matrix answers) {
    Matrix a = centred(y);
    Matrix b = centred(answers);
    double both = Math.sqrt(a.sumOfSquares() * b.sumOfSquares());
    return both > 0 ? a.hadamard(b).sum() / both : 0;
  }

  private static Matrix centred(Matrix m) {
    return m.plusRow(m.sumRows().times(-1.0 / m.rows()));
  }

  private static int nearest(Matrix near, int i, int self) {
    return IntStream.range(0, near.columns())
        .filter(k -> k != self)
        .boxed()
        .max(Comparator.comparingDouble(k -> near.get(i, k)))
        .orElse(self);
  }
}
