package goldilocks.plot;

import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Epoch;
import goldilocks.Matrix;
import goldilocks.Split;
import goldilocks.inspect.Recorder;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Experiments and data sets as Tablesaw tables, one row an observation. */
public final class Tables {
  private Tables() {}

  /** All that a recorder holds: run, step, layer, signal and their summary. */
  public static Table of(Recorder recorder) {
    return of("signals", recorder.rows());
  }

  /** A data set, one column a feature and one for the class, or one for each target. */
  public static Table of(Dataset data) {
    Table table = Table.create(data.name());
    for (int j = 0; j < data.features().size(); j++) {
      table.addColumns(DoubleColumn.create(data.features().get(j), Plots.column(data.x(), j)));
    }
    return data.isClasses()
        ? table.addColumns(words("class", data, data.labels()))
        : numbers(table, "target", data.y());
  }

  /**
   * Your own table as a data set; the columns that are not asked for are its features.
   *
   * <p>Numbers stay as they are. Words become a column of 0 and 1 for each of them; as the target
   * they are the classes. What is 0 or 1 only is two classes, other numbers are numbers: where they
   * name classes, turn them into words with {@code asStringColumn()}.
   *
   * @param targets the column to predict, or several
   */
  public static Dataset dataset(Table table, String... targets) {
    return Columns.dataset(table, targets);
  }

  /**
   * Cost and accuracy of both parts after each epoch; of numbers, R².
   *
   * @param epochs what {@code sgd.epochs(network, split.train(), cost, seeds)} gives
   */
  public static Table history(Iterable<Epoch> epochs, Split split, Cost cost) {
    boolean classes = split.train().isClasses();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Epoch epoch : epochs) {
      for (Dataset part : List.of(split.train(), split.test())) {
        rows.add(
            row(
                "epoch",
                epoch.epoch(),
                "part",
                part == split.train() ? "train" : "test",
                "cost",
                epoch.network().cost(part.x(), part.y(), cost),
                classes ? "accuracy" : "R²",
                classes ? epoch.network().accuracy(part, cost) : epoch.network().rSquared(part)));
      }
    }
    return of("history", rows);
  }

  /**
   * How many examples of each class were taken for which.
   *
   * @param chosen what {@link goldilocks.Network#predict} gives for the rows of the data
   */
  public static Table confusion(Dataset data, int[] chosen) {
    int[] labels = data.labels();
    List<String> classes = data.classes();
    Table table = Table.create("confusion", StringColumn.create("class", classes));
    for (int c = -1; c < classes.size(); c++) {
      Integer[] taken = new Integer[classes.size()];
      Arrays.fill(taken, 0);
      for (int i = 0; i < labels.length; i++) {
        taken[labels[i]] += chosen[i] == c ? 1 : 0;
      }
      if (c >= 0) {
        table.addColumns(IntColumn.create("taken for " + classes.get(c), taken));
      } else if (Arrays.stream(taken).anyMatch(n -> n > 0)) {
        table.addColumns(IntColumn.create("not a number", taken));
      }
    }
    return table;
  }

  /** The class of each example beside the one that was chosen for it. */
  public static Table predictions(Dataset data, int[] chosen) {
    return Table.create(
        "predictions", words("class", data, data.labels()), words("chosen", data, chosen));
  }

  /** The numbers that were asked for beside those that were given, in any one unit. */
  public static Table predictions(Matrix targets, Matrix outputs) {
    return numbers(numbers(Table.create("predictions"), "target", targets), "predicted", outputs);
  }

  private static StringColumn words(String name, Dataset data, int[] classes) {
    return StringColumn.create(
        name, Arrays.stream(classes).mapToObj(c -> c < 0 ? "not a number" : data.classes().get(c)));
  }

  /** Adds a column, or several with numbers, to a table. */
  private static Table numbers(Table table, String name, Matrix m) {
    for (int j = 0; j < m.columns(); j++) {
      String numbered = m.columns() == 1 ? name : name + " " + (j + 1);
      table.addColumns(DoubleColumn.create(numbered, Plots.column(m, j)));
    }
    return table;
  }

  /** A table from rows that are maps with the same keys, or records of one kind. */
  public static Table of(String name, List<?> rows) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("table %s: there are no rows".formatted(name));
    }
    Map<String, List<Object>> columns = new LinkedHashMap<>();
    for (Object row : rows) {
      cells(row).forEach((key, v) -> columns.computeIfAbsent(key, k -> new ArrayList<>()).add(v));
    }
    Table table = Table.create(name);
    columns.forEach(
        (key, values) -> {
          if (values.size() < rows.size()) {
            throw new IllegalArgumentException(
                "table %s: only %d of %d rows have %s"
                    .formatted(name, values.size(), rows.size(), key));
          }
          table.addColumns(column(key, values));
        });
    return table;
  }

  /** A row of a table: names and values in turn, in the order of the columns. */
  public static Map<String, Object> row(Object... cells) {
    return longer(Map.of(), cells);
  }

  /** A row that begins like another. */
  static Map<String, Object> longer(Map<String, Object> begin, Object... cells) {
    if (cells.length % 2 != 0) {
      throw new IllegalArgumentException("row: %s has no value".formatted(cells[cells.length - 1]));
    }
    Map<String, Object> row = new LinkedHashMap<>(begin);
    for (int i = 0; i < cells.length; i += 2) {
      if (row.put(cells[i].toString(), cells[i + 1]) != null) {
        throw new IllegalArgumentException("row: there are two columns " + cells[i]);
      }
    }
    return row;
  }

  /** A chart's bands in numbers: the least, median and greatest value of each group of rows. */
  public static Table bands(Table table, String value, String... by) {
    Map<List<Object>, List<Double>> groups =
        table.stream()
            .collect(
                Collectors.groupingBy(
                    row -> Arrays.stream(by).map(row::getObject).toList(),
                    LinkedHashMap::new,
                    Collectors.mapping(row -> row.getNumber(value), Collectors.toList())));
    List<Map<String, Object>> bands = new ArrayList<>();
    groups.forEach(
        (group, values) -> {
          Map<String, Object> band = new LinkedHashMap<>();
          for (int i = 0; i < by.length; i++) {
            band.put(by[i], group.get(i));
          }
          band.putAll(cells(Spread.of(values)));
          bands.add(band);
        });
    return of(value, bands);
  }

  private static Map<String, Object> cells(Object row) {
    Map<String, Object> cells = new LinkedHashMap<>();
    if (row instanceof Map<?, ?> map) {
      map.forEach((key, value) -> cells.put(key.toString(), value));
      return cells;
    }
    for (RecordComponent part : row.getClass().getRecordComponents()) {
      Object value = read(part, row);
      if (value instanceof Record inner) {
        cells.putAll(cells(inner));
      } else {
        cells.put(part.getName(), value);
      }
    }
    return cells;
  }

  private static Object read(RecordComponent part, Object row) {
    try {
      part.getAccessor().setAccessible(true);
      return part.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("table: cannot read " + part.getName(), e);
    }
  }

  /** Of whole numbers if all are, of numbers if all are, or of words. */
  private static Column<?> column(String name, List<Object> values) {
    if (values.stream().allMatch(Integer.class::isInstance)) {
      return IntColumn.create(name, values.toArray(Integer[]::new));
    }
    return values.stream().allMatch(Number.class::isInstance)
        ? DoubleColumn.create(name, values.toArray(Number[]::new))
        : StringColumn.create(name, values.stream().map(Tables::text));
  }

  private static String text(Object value) {
    return value instanceof Optional<?> maybe
        ? maybe.map(Object::toString).orElse("")
        : String.valueOf(value);
  }
}
