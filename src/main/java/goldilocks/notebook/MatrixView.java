package goldilocks.notebook;

import goldilocks.Matrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A matrix as an HTML table; of a large one, its upper left corner. */
final class MatrixView {
  private static final int SHOWN = 8;

  private MatrixView() {}

  static String html(Matrix matrix) {
    int columns = Math.min(SHOWN, matrix.columns());
    int cellsInRow = Math.min(SHOWN + 1, matrix.columns());
    Html html = Html.ofNumbers(matrix.shape(), cellsInRow);
    for (int i = 0; i < Math.min(SHOWN, matrix.rows()); i++) {
      List<String> cells = new ArrayList<>();
      for (int j = 0; j < columns; j++) {
        cells.add(Html.number(matrix.get(i, j)));
      }
      if (cellsInRow > columns) {
        cells.add("…");
      }
      html.row(cells);
    }
    if (matrix.rows() > SHOWN) {
      html.row(Collections.nCopies(cellsInRow, "…"));
    }
    return html.end("");
  }
}
