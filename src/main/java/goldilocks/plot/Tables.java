package goldilocks.plot;

import goldilocks.Dataset;
import goldilocks.inspect.Recorder;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** A data set, one column a feature and one for the class. */
  public static Table of(Dataset data) {
    Table table = Table.create(data.name());
    for (int j = 0; j < data.features().size(); j++) {
      table.addColumns(DoubleColumn.create(data.features().get(j), Plots.column(data.x(), j)));
    }
    Stream<String> classes = Arrays.stream(data.labels()).mapToObj(data.classes()::get);
    return table.addColumns(StringColumn.create("class", classes));
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
