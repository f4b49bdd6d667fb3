package goldilocks.plot;

import goldilocks.Dataset;
import goldilocks.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table's columns as numbers: words become one column of 0 and 1 for each. */
final class Columns {
  /** More words than this in a column of features are names, not kinds. */
  private static final int KINDS = 20;

  private final List<String> names = new ArrayList<>();
  private final List<double[]> values = new ArrayList<>();
  private final Table table;

  private Columns(Table table) {
    this.table = table;
  }

  static Dataset dataset(Table table, String... targets) {
    List<String> wanted = Arrays.asList(targets);
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("dataset: name the column to predict, or several");
    }
    Columns x = new Columns(table);
    for (Column<?> column : table.columns()) {
      if (!wanted.contains(column.name())) {
        x.add(column, KINDS);
      }
    }
    List<Column<?>> columns = wanted.stream().<Column<?>>map(table::column).toList();
    Columns y = new Columns(table);
    columns.forEach(column -> y.add(column, table.rowCount()));
    if (columns.size() > 1 && columns.stream().anyMatch(StringColumn.class::isInstance)) {
      throw new IllegalArgumentException(
          "dataset %s: words can be predicted one column at a time".formatted(table.name()));
    }
    return new Dataset(table.name(), x.matrix(), y.matrix(), x.names, classes(columns.get(0), y));
  }

  /** Words are classes, and so is what is 0 or 1 only; other numbers are numbers. */
  private static List<String> classes(Column<?> target, Columns y) {
    if (target instanceof StringColumn words) {
      return words.unique().sorted(String::compareTo).asList();
    }
    boolean yesOrNo =
        y.values.size() == 1 && Arrays.stream(y.values.get(0)).allMatch(v -> v == 0 || v == 1);
    return yesOrNo ? List.of("0", "1") : List.of();
  }

  private void add(Column<?> column, int kinds) {
    for (int row = 0; row < table.rowCount(); row++) {
      if (column.isMissing(row)) {
        throw new IllegalArgumentException(
            "dataset %s: row %d has no %s: table.dropRowsWithMissingValues(), or fill it in"
                .formatted(table.name(), row + 1, column.name()));
      }
    }
    if (column instanceof NumericColumn<?> numbers) {
      add(column.name(), numbers.asDoubleArray());
    } else if (column instanceof BooleanColumn yesOrNo) {
      add(column.name(), yesOrNo.asDoubleArray());
    } else if (column instanceof StringColumn words) {
      List<String> kind = words.unique().sorted(String::compareTo).asList();
      if (kind.size() > kinds) {
        throw refused(column, "%d different words".formatted(kind.size()));
      }
      kind.forEach(word -> add(column.name() + " " + word, isWord(words, word)));
    } else {
      throw refused(column, "neither numbers nor words");
    }
  }

  private IllegalArgumentException refused(Column<?> column, String what) {
    return new IllegalArgumentException(
        "dataset %s: the column %s has %s: leave it out with table.removeColumns(\"%s\")"
            .formatted(table.name(), column.name(), what, column.name()));
  }

  private void add(String name, double[] column) {
    names.add(name);
    values.add(column);
  }

  private static double[] isWord(StringColumn words, String word) {
    return IntStream.range(0, words.size())
        .mapToDouble(i -> words.get(i).equals(word) ? 1 : 0)
        .toArray();
  }

  private Matrix matrix() {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "dataset %s: no column is left to predict from".formatted(table.name()));
    }
    return Matrix.of(values.toArray(double[][]::new)).transpose();
  }
}
