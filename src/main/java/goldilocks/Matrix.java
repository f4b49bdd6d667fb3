package goldilocks;

import goldilocks.arithmetic.Arithmetic;
import goldilocks.arithmetic.Operand;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An immutable table of numbers: one row per example, or one column per neuron.
 *
 * <pre>{@code
 * A  m × k      B  k × n      A·B  m × n      (A·B)ᵢⱼ = Σₖ Aᵢₖ·Bₖⱼ
 * }</pre>
 *
 * Every operation returns a new matrix, so a cell that is run again gives the same result; arrays
 * that are given or taken are copied, so that nobody can change it. Shapes that do not fit end in
 * an {@link IllegalArgumentException} that names both. NaN and infinite numbers go through every
 * operation as in Java's own arithmetic. A matrix may be empty (0 rows or columns): its sum is 0
 * and its mean, mean square and sd are NaN.
 */
public final class Matrix {
  private final int rows;
  private final int columns;
  private final double[] values;

  private Matrix(int rows, int columns, double[] values) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /** How many numbers a matrix of this shape has. */
  private static int size(String operation, int rows, int columns) {
    if (rows < 0 || columns < 0 || (long) rows * columns > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%s: there is no matrix %d×%d: use 0 to %d numbers"
              .formatted(operation, rows, columns, Integer.MAX_VALUE));
    }
    return rows * columns;
  }

  /**
   * A matrix from its rows, all of one length.
   *
   * @param rows copied; none gives 0×0
   */
  public static Matrix of(double[]... rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    double[] values = new double[size("of", rows.length, columns)];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new IllegalArgumentException(
            "of: row 0 has %d numbers but row %d has %d: rows must be equally long"
                .formatted(columns, i, rows[i].length));
      }
      System.arraycopy(rows[i], 0, values, i * columns, columns);
    }
    return new Matrix(rows.length, columns, values);
  }

  /**
   * A matrix of the given shape from its numbers.
   *
   * @param rowMajor rows·columns numbers, row after row; copied
   */
  public static Matrix of(int rows, int columns, double[] rowMajor) {
    if (rowMajor.length != size("of", rows, columns)) {
      throw new IllegalArgumentException(
          "of: %d numbers do not fill %d×%d".formatted(rowMajor.length, rows, columns));
    }
    return new Matrix(rows, columns, rowMajor.clone());
  }

  /** One row. */
  public static Matrix row(double... values) {
    return of(1, values.length, values);
  }

  /** One column. */
  public static Matrix column(double... values) {
    return of(values.length, 1, values);
  }

  /** A matrix of zeros. */
  public static Matrix zeros(int rows, int columns) {
    return new Matrix(rows, columns, new double[size("zeros", rows, columns)]);
  }

  /** A matrix with the same number everywhere. */
  public static Matrix filled(int rows, int columns, double value) {
    return generate(rows, columns, () -> value);
  }

  /** A matrix filled row by row from a source of numbers, for example a random generator. */
  public static Matrix generate(int rows, int columns, DoubleSupplier source) {
    double[] values = new double[size("generate", rows, columns)];
    Arrays.setAll(values, i -> source.getAsDouble());
    return new Matrix(rows, columns, values);
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The number of columns. */
  public int columns() {
    return columns;
  }

  /** The number in row i, column j, both counted from 0. */
  public double get(int i, int j) {
    if (i < 0 || i >= rows || j < 0 || j >= columns) {
      throw new IndexOutOfBoundsException(
          "get: row %d, column %d is outside %s".formatted(i, j, shape()));
    }
    return values[i * columns + j];
  }

  /** A copy with one number changed; gradient checks move one weight at a time with it. */
  public Matrix with(int i, int j, double value) {
    get(i, j);
    double[] copy = values.clone();
    copy[i * columns + j] = value;
    return new Matrix(rows, columns, copy);
  }

  /** The product A·B: m × k times k × n gives m × n. */
  public Matrix times(Matrix b) {
    require(columns == b.rows, "times", b);
    return product(rows, columns, b.columns, operand(), b.operand());
  }

  /** The product Aᵀ·B: k × m and k × n give m × n. */
  public Matrix transposeTimes(Matrix b) {
    require(rows == b.rows, "transposeTimes", b);
    return product(columns, rows, b.columns, operand().transposed(), b.operand());
  }

  /** The product A·Bᵀ: m × k and n × k give m × n. */
  public Matrix timesTranspose(Matrix b) {
    require(columns == b.columns, "timesTranspose", b);
    return product(rows, columns, b.rows, operand(), b.operand().transposed());
  }

  private Operand operand() {
    return Operand.of(values, columns);
  }

  private static Matrix product(int m, int k, int n, Operand a, Operand b) {
    double[] c = new double[size("times", m, n)];
    Arithmetic.best().multiply(m, k, n, a, b, c);
    return new Matrix(m, n, c);
  }

  /** Every number times s. */
  public Matrix times(double s) {
    return map(v -> v * s);
  }

  /** The sum A + B, number by number. */
  public Matrix plus(Matrix b) {
    return zip("plus", b, (x, y) -> x + y);
  }

  /** The difference A − B, number by number. */
  public Matrix minus(Matrix b) {
    return zip("minus", b, (x, y) -> x - y);
  }

  /** The product A ⊙ B, number by number (Hadamard). */
  public Matrix hadamard(Matrix b) {
    return zip("hadamard", b, (x, y) -> x * y);
  }

  /** A plus the same 1 × n row b in each of its rows. */
  public Matrix plusRow(Matrix b) {
    require(b.rows == 1 && b.columns == columns, "plusRow", b);
    double[] sum = new double[values.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        sum[i * columns + j] = values[i * columns + j] + b.values[j];
      }
    }
    return new Matrix(rows, columns, sum);
  }

  /** The 1 × n row of column sums: 1·A with a row of ones. */
  public Matrix sumRows() {
    return filled(1, rows, 1).times(this);
  }

  /** f applied to every number. */
  public Matrix map(DoubleUnaryOperator f) {
    double[] mapped = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      mapped[i] = f.applyAsDouble(values[i]);
    }
    return new Matrix(rows, columns, mapped);
  }

  /** f of every number, all at once. */
  Matrix map(Activation f) {
    double[] mapped = new double[values.length];
    f.values(values.length, values, mapped);
    return new Matrix(rows, columns, mapped);
  }

  /** f applied to the numbers of A and B at the same place. */
  public Matrix zip(String operation, Matrix b, DoubleBinaryOperator f) {
    require(rows == b.rows && columns == b.columns, operation, b);
    double[] zipped = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      zipped[i] = f.applyAsDouble(values[i], b.values[i]);
    }
    return new Matrix(rows, columns, zipped);
  }

  /** Aᵀ: rows become columns. */
  public Matrix transpose() {
    double[] transposed = new double[values.length];
    Arrays.setAll(transposed, k -> values[k % rows * columns + k / rows]);
    return new Matrix(columns, rows, transposed);
  }

  /** The chosen rows, in the given order. */
  public Matrix rows(int... chosen) {
    double[] picked = new double[chosen.length * columns];
    for (int i = 0; i < chosen.length; i++) {
      if (chosen[i] < 0 || chosen[i] >= rows) {
        throw new IndexOutOfBoundsException(
            "rows: row %d is outside %s".formatted(chosen[i], shape()));
      }
      System.arraycopy(values, chosen[i] * columns, picked, i * columns, columns);
    }
    return new Matrix(chosen.length, columns, picked);
  }

  /** The sum of all numbers, added in row order. */
  public double sum() {
    double sum = 0;
    for (double v : values) {
      sum += v;
    }
    return sum;
  }

  /** The mean of all numbers. */
  public double mean() {
    return sum() / values.length;
  }

  /** The mean of the squares: the "size" of a signal, zero mean or not. */
  public double meanSquare() {
    return meanSquareAround(0);
  }

  /** √meanSquare, the size of a typical number. */
  public double rms() {
    return Math.sqrt(meanSquare());
  }

  /** The standard deviation over all numbers, dividing by their number. */
  public double sd() {
    return Math.sqrt(meanSquareAround(mean()));
  }

  private double meanSquareAround(double middle) {
    double sum = 0;
    for (double v : values) {
      sum += (v - middle) * (v - middle);
    }
    return sum / values.length;
  }

  /**
   * The sum of the squares, added up in eight interleaved parts.
   *
   * <p>Eight sums do not wait for each other; the fixed order keeps the bits the same everywhere.
   */
  public double sumOfSquares() {
    double[] parts = new double[8];
    for (int i = 0; i < values.length; i++) {
      parts[i & 7] += values[i] * values[i];
    }
    return row(parts).sum();
  }

  /** The column of the largest number in row i, the first of equals; NaN is never the largest. */
  public int argMax(int i) {
    int best = 0;
    for (int j = 1; j < columns; j++) {
      best = get(i, j) > get(i, best) ? j : best;
    }
    return best;
  }

  /** The number of entries. */
  public int size() {
    return values.length;
  }

  /** Whether no entry is NaN or infinite. */
  public boolean isFinite() {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }

  /** A copy of the numbers, row after row. */
  public double[] toArray() {
    return values.clone();
  }

  /** A copy of the rows. */
  public double[][] toRows() {
    double[][] copy = new double[rows][];
    Arrays.setAll(copy, i -> Arrays.copyOfRange(values, i * columns, (i + 1) * columns));
    return copy;
  }

  /** The shape in words, such as {@code 2×3}. */
  public String shape() {
    return rows + "×" + columns;
  }

  private void require(boolean fits, String operation, Matrix b) {
    if (!fits) {
      throw new IllegalArgumentException(
          "%s: %s does not fit %s".formatted(operation, shape(), b.shape()));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix m
        && rows == m.rows
        && columns == m.columns
        && Arrays.equals(values, m.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + columns) + Arrays.hashCode(values);
  }

  /** The shape and the first rows and columns, four digits each. */
  @Override
  public String toString() {
    Stream<String> lines = IntStream.range(0, Math.min(rows, 8)).mapToObj(i -> "\n" + line(i));
    return shape() + String.join("", lines.toList()) + (rows > 8 ? "\n          …" : "");
  }

  private String line(int i) {
    Object[] row = Arrays.stream(rows(i).values).limit(8).boxed().toArray();
    return String.format(Locale.ROOT, "%11.4g".repeat(row.length), row)
        + (columns > 8 ? "  …" : "");
  }
}
