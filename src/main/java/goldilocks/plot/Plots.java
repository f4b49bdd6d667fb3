package goldilocks.plot;

import goldilocks.Dataset;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.inspect.Recorder;
import goldilocks.plot.Series.Point;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** The figures of the lessons, one call each. */
public final class Plots {
  private Plots() {}

  /**
   * One series for each value of a column, such as the cost over epochs for each start.
   *
   * @param by the column, or several; without one, all rows are one line, “measured”
   */
  public static Chart lines(String title, Table table, String x, String y, String... by) {
    Chart chart = new Chart(title, x, y);
    for (Row row : table) {
      chart.add(name(row, by), row.getNumber(x), row.getNumber(y));
    }
    return chart;
  }

  /** The rms of a signal against the layer, one series for each run, on a logarithmic axis. */
  public static Chart profile(String title, Recorder recorder, String signal) {
    Chart chart = new Chart(title, "layer", "rms of " + signal).logY().lastX("output");
    for (Recorder.Row row : recorder.rows()) {
      if (row.signal().equals(signal)) {
        boolean whole = row.summary().notFinite() == 0;
        chart.add(row.run(), row.layer(), whole ? row.summary().rms() : Double.NaN);
      }
    }
    return chart;
  }

  /** The first two features of a data set, one colour and symbol a class. */
  public static Chart scatter(String title, Dataset data) {
    Chart chart = new Chart(title, data.features().get(0), data.features().get(1));
    if (!data.isClasses()) {
      return chart.points("examples", column(data.x(), 0), column(data.x(), 1));
    }
    int[] labels = data.labels();
    for (int c = 0; c < data.classes().size(); c++) {
      int wanted = c;
      int[] rows = IntStream.range(0, data.size()).filter(i -> labels[i] == wanted).toArray();
      Matrix x = data.x().rows(rows);
      chart.points(data.classes().get(c), column(x, 0), column(x, 1));
    }
    return chart;
  }

  /** The same as points that no line joins. */
  public static Chart points(String title, Table table, String x, String y, String... by) {
    Chart chart = new Chart(title, x, y);
    for (Row row : table) {
      double[] place = {row.getNumber(x)};
      chart.points(name(row, by), place, new double[] {row.getNumber(y)});
    }
    return chart;
  }

  /** What a network with two inputs answers at each point of the plane, and the data over it. */
  public static Chart decisionMap(String title, Network network, Dataset data) {
    if (network.inputs() != 2) {
      throw new IllegalArgumentException(
          "decision map: the network takes %d inputs; a map needs 2".formatted(network.inputs()));
    }
    return DecisionMap.of(scatter(title, data), network, data);
  }

  /** Colours over two axes, such as the accuracy over depth and spread. */
  public static Chart heatMap(
      String title, String xTitle, String yTitle, String zTitle, Table table) {
    Map<Point, Double> z =
        table.stream()
            .collect(
                Collectors.groupingBy(
                    row -> new Point(row.getNumber(xTitle), row.getNumber(yTitle)),
                    Collectors.averagingDouble(row -> row.getNumber(zTitle))));
    double[] x = z.keySet().stream().mapToDouble(Point::x).distinct().sorted().toArray();
    double[] y = z.keySet().stream().mapToDouble(Point::y).distinct().sorted().toArray();
    DoubleBinaryOperator height = (u, v) -> z.getOrDefault(new Point(u, v), Double.NaN);
    return new Chart(title, xTitle, yTitle)
        .behind(HeatMap.of(x, y, HeatMap.heights(x, y, height), zTitle));
  }

  /** The distribution of each layer's values, layer above layer, all on one scale. */
  public static Chart histograms(String title, String xTitle, Map<String, Matrix> layers) {
    return Histograms.of(title, xTitle, layers);
  }

  /**
   * Intervals under each other, one a row of the table and the first on top: what was found, and
   * how surely.
   *
   * @param name the column with the rows' names; the others have the interval and a value in it
   */
  public static Chart forest(
      String title, Table table, String name, String low, String value, String high) {
    Chart chart = new Chart(title, value, name);
    int y = table.rowCount();
    for (Row row : table) {
      chart.row(--y, row.getString(name));
      double[] ends = {row.getNumber(low), row.getNumber(high)};
      chart.with(List.of(Mark.interval(Pen.number(0), ends, y)));
      chart.points("found", new double[] {row.getNumber(value)}, new double[] {y});
    }
    return chart;
  }

  /** A network's neurons and weights, its signal going up and its gradient coming down. */
  public static Chart diagram(String title, Network network) {
    return Diagram.of(title, network);
  }

  /** The words in these columns, and the numbers with their columns' names. */
  private static String name(Row row, String... by) {
    return by.length == 0
        ? "measured"
        : Arrays.stream(by)
            .map(key -> row.getObject(key) instanceof Number n ? name(key, n) : row.getString(key))
            .collect(Collectors.joining(", "));
  }

  /** 5 epochs, but rate 0.1. */
  private static String name(String key, Number n) {
    String number = Words.number(n.doubleValue());
    return key.endsWith("s") ? number + " " + key : key + " " + number;
  }

  static double[] column(Matrix m, int j) {
    return IntStream.range(0, m.rows()).mapToDouble(i -> m.get(i, j)).toArray();
  }
}
