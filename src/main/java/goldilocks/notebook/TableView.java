package goldilocks.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A Tablesaw table: its first rows, and how many more there are. */
final class TableView {
  private static final int ROWS = 20;
  private static final String GAP = "  ";

  private TableView() {}

  static String html(Table table) {
    String name = table.name() == null ? "" : table.name();
    List<List<String>> rows = rows(table).stream().map(TableView::escaped).toList();
    String html = Html.table(name, numeric(table), escaped(table.columnNames()), rows);
    return html + "\n<p>" + below(table) + "</p>";
  }

  static String text(Table table) {
    List<List<String>> lines = new ArrayList<>(rows(table));
    lines.add(0, table.columnNames());
    List<Boolean> numeric = numeric(table);
    int[] widths =
        IntStream.range(0, table.columnCount())
            .map(c -> lines.stream().mapToInt(line -> line.get(c).length()).max().orElse(0))
            .toArray();
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder padded = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        String space = " ".repeat(widths[c] - line.get(c).length());
        padded.append(numeric.get(c) ? space + line.get(c) : line.get(c) + space).append(GAP);
      }
      text.append(padded.toString().stripTrailing()).append('\n');
    }
    return text + below(table);
  }

  private static List<String> escaped(List<String> cells) {
    return cells.stream().map(Html::escape).toList();
  }

  private static List<Boolean> numeric(Table table) {
    return table.columns().stream().map(column -> column instanceof NumericColumn).toList();
  }

  private static List<List<String>> rows(Table table) {
    return IntStream.range(0, Math.min(ROWS, table.rowCount()))
        .mapToObj(row -> table.columns().stream().map(column -> cell(column, row)).toList())
        .toList();
  }

  private static String cell(Column<?> column, int row) {
    // Tablesaw calls NaN missing and would print nothing.
    return column instanceof DoubleColumn numbers
        ? Html.number(numbers.getDouble(row))
        : column.getString(row);
  }

  private static String below(Table table) {
    int rows = table.rowCount();
    String shape = rows + (rows == 1 ? " row" : " rows") + " × " + table.columnCount();
    int more = rows - ROWS;
    return shape + " columns" + (more > 0 ? ", " + more + " of them not shown" : "");
  }
}
