package goldilocks.web;

import static goldilocks.web.Setting.shown;

import goldilocks.Dataset;
import goldilocks.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A visitor's own table: columns of numbers, then a class, with or without a line of names. */
final class OwnTable {
  private static final int MOST_ROWS = 2000;
  private static final int MOST_FEATURES = 64;
  private static final int MOST_CLASSES = 10;

  private OwnTable() {}

  static Dataset of(String csv) {
    List<String> lines = lines(csv);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("there is no table yet: drop a CSV file on the page");
    }
    String separator = separator(lines.get(0));
    List<String> names = cells(lines.get(0), separator);
    boolean hasNames = !isNumber(names.get(0));
    int from = hasNames ? 1 : 0;
    int features = names.size() - 1;
    require(features > 0, "the table has one column: it needs numbers and then a class");
    require(
        features <= MOST_FEATURES,
        "the table has %d columns: use up to %d",
        features + 1,
        MOST_FEATURES + 1);
    int rows = lines.size() - from;
    require(rows >= 10, "the table has %d rows: use 10 or more", rows);
    require(rows <= MOST_ROWS, "the table has %d rows: use up to %d", rows, MOST_ROWS);
    double[][] x = new double[rows][features];
    String[] last = new String[rows];
    List<String> classes = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      List<String> cells = cells(lines.get(from + i), separator);
      int line = from + i + 1;
      require(
          cells.size() == features + 1,
          "line %d of the table has %d values, line 1 has %d",
          line,
          cells.size(),
          features + 1);
      for (int j = 0; j < features; j++) {
        require(
            isNumber(cells.get(j)),
            "line %d of the table: “%s” is not a number",
            line,
            shown(cells.get(j)));
        x[i][j] = Double.parseDouble(cells.get(j));
      }
      last[i] = cells.get(features);
      if (!classes.contains(last[i])) {
        classes.add(last[i]);
      }
      require(
          classes.size() <= MOST_CLASSES,
          "the last column has more than %d classes: is it a number to predict? The playground takes classes: cut it into a few ranges first",
          MOST_CLASSES);
    }
    require(classes.size() > 1, "the last column has one class only");
    Collections.sort(classes);
    int[] labels = Arrays.stream(last).mapToInt(classes::indexOf).toArray();
    List<String> columns = hasNames ? names.subList(0, features) : numbered(features);
    return Dataset.ofClasses("own", Matrix.of(x), labels, columns, classes);
  }

  /** The Java that reads the same file beside a notebook; a table without names gets Tablesaw's. */
  static String java(String csv) {
    String first = lines(csv).get(0);
    String separator = separator(first);
    List<String> names = cells(first, separator);
    boolean hasNames = !isNumber(names.get(0));
    String target = hasNames ? names.get(names.size() - 1) : "C" + (names.size() - 1);
    String options =
        "tech.tablesaw.io.csv.CsvReadOptions.builder(\"own.csv\").header(%s).separator('%s')"
            .formatted(hasNames, separator.equals("\t") ? "\\t" : separator);
    return "Tables.dataset(tech.tablesaw.api.Table.read().usingOptions(\n    %s), \"%s\")"
        .formatted(options, target.replace("\\", "\\\\").replace("\"", "\\\""));
  }

  private static List<String> lines(String csv) {
    return Arrays.stream(csv.split("\r\n|\n|\r"))
        .map(String::strip)
        .filter(l -> !l.isEmpty())
        .toList();
  }

  private static String separator(String line) {
    return line.contains("\t") ? "\t" : line.contains(";") ? ";" : ",";
  }

  private static List<String> cells(String line, String separator) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.split(separator, -1)) {
      String text = cell.strip();
      boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
      cells.add(quoted ? text.substring(1, text.length() - 1) : text);
    }
    return cells;
  }

  private static List<String> numbered(int features) {
    List<String> names = new ArrayList<>();
    for (int j = 1; j <= features; j++) {
      names.add("x" + j);
    }
    return names;
  }

  private static boolean isNumber(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text));
    } catch (NumberFormatException noNumber) {
      return false;
    }
  }

  private static void require(boolean holds, String sentence, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(sentence.formatted(values));
    }
  }
}
