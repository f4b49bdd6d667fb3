package goldilocks;

import goldilocks.arithmetic.Arithmetic;
import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;

/**
 * An immutable table of numbers: one row per example, or one column per neuron.
 *
 * <pre>{@code
 * A  m × k      B  k × n      A·B  m × n      (A·B)ᵢⱼ = Σₖ Aᵢₖ·Bₖⱼ
 * }</pre>
 *
 * Every operation returns a new matrix, so a cell that is run again gives the same result. Shapes
 * that do not fit end in an {@link IllegalArgumentException} that names both.
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

  /** A matrix from its rows, all of one length. */
  public static Matrix of(double[]... rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    double[] values = new double[rows.length * columns];
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

  /** A matrix of the given shape from its numbers, row after row. */
  public static Matrix of(int rows, int columns, double[] rowMajor) {
    if (rows < 0 || columns < 0 || rowMajor.length != rows * columns) {
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
    return new Matrix(rows, columns, new double[rows * columns]);
  }

  /** A matrix with the same number everywhere. */
  public static Matrix filled(int rows, int columns, double value) {
    return generate(rows, columns, () -> value);
  }

  /** A matrix filled row by row from a source of numbers, for example a random generator. */
  public static Matrix generate(int rows, int columns, DoubleSupplier source) {
    double[] values = new double[rows * columns];
    Arrays.setAll(values, i -> source.getAsDouble());
    return new Matrix(rows, columns, values);
  }

  public int rows() {
    return rows;
  }

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
    return product(rows, columns, b.columns, this, columns, 1, b, b.columns, 1);
  }

  /** The product Aᵀ·B: k × m and k × n give m × n. */
  public Matrix transposeTimes(Matrix b) {
    require(rows == b.rows, "transposeTimes", b);
    return product(columns, rows, b.columns, this, 1, columns, b, b.columns, 1);
  }

  /** The product A·Bᵀ: m × k and n × k give m × n. */
  public Matrix timesTranspose(Matrix b) {
    require(columns == b.columns, "timesTranspose", b);
    return product(rows, columns, b.rows, this, columns, 1, b, 1, b.columns);
  }

  /** An m × k and a k × n matrix, whose numbers lie a row's and a column's stride apart. */
  private static Matrix product(
      int m, int k, int n, Matrix a, int aRow, int aColumn, Matrix b, int bRow, int bColumn) {
    double[] c = new double[m * n];
    Arithmetic.best().multiply(m, k, n, a.values, 0, aRow, aColumn, b.values, bRow, bColumn, c, n);
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

  /** The 1 × n row of column sums. */
  public Matrix sumRows() {
    double[] sums = new double[columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        sums[j] += values[i * columns + j];
      }
    }
    return new Matrix(1, columns, sums);
  }

  /** f applied to every number. */
  public Matrix map(DoubleUnaryOperator f) {
    double[] mapped = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      mapped[i] = f.applyAsDouble(values[i]);
    }
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
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        transposed[j * rows + i] = values[i * columns + j];
      }
    }
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

  public double mean() {
    return sum() / values.length;
  }

  /** The mean of the squares: the "size" of a signal, zero mean or not. */
  public double meanSquare() {
    return hadamard(this).mean();
  }

  /** The standard deviation over all numbers (divides by n). */
  public double sd() {
    double mean = mean();
    return Math.sqrt(map(v -> (v - mean) * (v - mean)).mean());
  }

  /**
   * The sum of the squares, added up in eight interleaved parts.
   *
   * <p>Eight sums do not wait for each other; the fixed order keeps the bits the same everywhere.
   */
  public double sumOfSquares() {
    return sumOfSquares(values);
  }

  /** {@link #sumOfSquares()} of plain numbers. */
  public static double sumOfSquares(double[] values) {
    double[] parts = new double[8];
    for (int i = 0; i < values.length; i++) {
      parts[i & 7] += values[i] * values[i];
    }
    return Arrays.stream(parts).reduce(0, (a, b) -> a + b);
  }

  /** The column of the largest number in row i, the first of equals. */
  public int argMax(int i) {
    int best = 0;
    for (int j = 1; j < columns; j++) {
      if (get(i, j) > get(i, best)) {
        best = j;
      }
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
    int shownRows = Math.min(rows, 8);
    int shownColumns = Math.min(columns, 8);
    StringJoiner lines = new StringJoiner("\n");
    lines.add(shape());
    for (int i = 0; i < shownRows; i++) {
      StringBuilder line = new StringBuilder();
      for (int j = 0; j < shownColumns; j++) {
        line.append(String.format(Locale.ROOT, "%11.4g", values[i * columns + j]));
      }
      lines.add(line + (shownColumns < columns ? "  …" : ""));
    }
    return lines + (shownRows < rows ? "\n          …" : "");
  }
}
