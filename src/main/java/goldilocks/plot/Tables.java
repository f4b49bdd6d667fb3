package goldilocks.plot;

import goldilocks.Dataset;
import goldilocks.LibraryDraw;
import goldilocks.inspect.Recorder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
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
      double[] values = new double[data.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = data.x().get(i, j);
      }
      table.addColumns(DoubleColumn.create(data.features().get(j), values));
    }
    StringColumn classes = StringColumn.create("class");
    for (int label : data.labels()) {
      classes.append(data.classes().get(label));
    }
    return table.addColumns(classes);
  }

  /** What initializers promise, fanIn·Var(w), what they drew, and how many errors lie between. */
  public static Table promises(List<LibraryDraw> draws) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (LibraryDraw d : draws) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("library", d.library());
      row.put("code", d.code());
      row.put("promised", d.promised());
      row.put("measured", d.measured());
      row.put("error", d.error());
      row.put("errors off", (d.measured() - d.promised()) / d.error());
      rows.add(row);
    }
    return of("promises", rows);
  }

  /** A table from rows that are maps with the same keys, or records of one kind. */
  public static Table of(String name, List<?> rows) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("table %s: there are no rows".formatted(name));
    }
    Map<String, Column<?>> columns = new LinkedHashMap<>();
    for (Object row : rows) {
      cells(row).forEach((key, value) -> append(columns, key, value));
    }
    return Table.create(name, columns.values().toArray(Column<?>[]::new));
  }

  /** A chart's bands in numbers: the least, median and greatest value of each group of rows. */
  public static Table bands(Table table, String value, String... by) {
    Map<List<Object>, double[]> groups = new LinkedHashMap<>();
    for (Row row : table) {
      List<Object> group = Arrays.stream(by).map(row::getObject).toList();
      groups.merge(group, new double[] {row.getNumber(value)}, Series::joined);
    }
    List<Map<String, Object>> bands = new ArrayList<>();
    groups.forEach((group, values) -> bands.add(band(by, group, values)));
    return of(value, bands);
  }

  private static Map<String, Object> band(String[] by, List<Object> group, double[] values) {
    Arrays.sort(values);
    Map<String, Object> band = new LinkedHashMap<>();
    for (int i = 0; i < by.length; i++) {
      band.put(by[i], group.get(i));
    }
    band.put("least", values[0]);
    band.put("median", Series.median(values));
    band.put("greatest", values[values.length - 1]);
    return band;
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
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("table: cannot read " + part.getName(), e);
    }
  }

  private static void append(Map<String, Column<?>> columns, String key, Object value) {
    if (value instanceof Integer number) {
      ((IntColumn) columns.computeIfAbsent(key, IntColumn::create)).append(number);
    } else if (value instanceof Number number) {
      ((DoubleColumn) columns.computeIfAbsent(key, DoubleColumn::create))
          .append(number.doubleValue());
    } else {
      Object shown =
          value instanceof Optional<?> maybe ? maybe.map(Object::toString).orElse("") : value;
      ((StringColumn) columns.computeIfAbsent(key, StringColumn::create)).append(shown.toString());
    }
  }
}
