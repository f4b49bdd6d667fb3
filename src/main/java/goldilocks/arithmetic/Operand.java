package goldilocks.arithmetic;

/**
 * A matrix somewhere in an array; with the strides exchanged the same numbers are its transpose.
 *
 * <pre>{@code
 * A[i][j] = values[i·row + j·column]
 * }</pre>
 *
 * @param values not copied
 */
public record Operand(double[] values, int row, int column) {
  /** A matrix that is stored row after row. */
  public static Operand of(double[] rowMajor, int columns) {
    return new Operand(rowMajor, columns, 1);
  }

  public Operand transposed() {
    return new Operand(values, column, row);
  }
}
