package goldilocks.notebook;

import goldilocks.Matrix;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** A matrix as an HTML table; of a large one, its upper left corner. */
final class MatrixView {
  private static final int SHOWN = 8;

  private MatrixView() {}

  static String html(Matrix matrix) {
    int columns = Math.min(SHOWN + 1, matrix.columns());
    List<List<String>> rows =
        IntStream.range(0, Math.min(SHOWN + 1, matrix.rows()))
            .mapToObj(i -> IntStream.range(0, columns).mapToObj(j -> cell(matrix, i, j)).toList())
            .toList();
    return Html.table(matrix.shape(), Collections.nCopies(columns, true), List.of(), rows);
  }

  private static String cell(Matrix matrix, int i, int j) {
    return i < SHOWN && j < SHOWN ? Html.number(matrix.get(i, j)) : "…";
  }
}
