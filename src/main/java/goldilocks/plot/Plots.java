package goldilocks.plot;

import goldilocks.Activation;
import goldilocks.Dataset;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.arithmetic.Elementary;
import goldilocks.inspect.Recorder;
import goldilocks.plot.Series.Point;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** The figures of the lessons, one call each. */
public final class Plots {
  private static final int GRID = 40;
  private static final int BINS = 60;

  private Plots() {}

  /**
   * One line for each value of a column, such as the cost over epochs for each start.
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

  /** The rms of a signal against the layer, one line for each run, on a logarithmic axis. */
  public static Chart profile(String title, Recorder recorder, String signal) {
    Chart chart = new Chart(title, "layer", "rms of " + signal).logY();
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
    double[] x = axis(column(data.x(), 0));
    double[] y = axis(column(data.x(), 1));
    if (!data.isClasses()) {
      DoubleBinaryOperator output = (u, v) -> network.output(Matrix.row(u, v)).get(0, 0);
      return scatter(title, data).behind(HeatMap.of(x, y, output, "output"));
    }
    DoubleBinaryOperator answer = (u, v) -> answer(network, Matrix.row(u, v));
    return scatter(title, data)
        .behind(
            network.outputs() > 2
                ? HeatMap.classes(x, y, answer)
                : HeatMap.probability(x, y, answer, "P(" + data.classes().get(1) + ")"));
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
    return new Chart(title, xTitle, yTitle).behind(HeatMap.of(x, y, height, zTitle));
  }

  /** The distribution of each layer's values, layer above layer, all on one scale. */
  public static Chart histograms(String title, String xTitle, Map<String, Matrix> layers) {
    double reach =
        layers.values().stream()
            .flatMapToDouble(m -> Arrays.stream(m.toArray()))
            .filter(Double::isFinite)
            .map(Math::abs)
            .max()
            .orElse(1);
    double[] x = HeatMap.places(-reach + reach / BINS, reach - reach / BINS, BINS);
    Chart chart = new Chart(title, xTitle, "share of the values, one above the other");
    int level = 0;
    for (Map.Entry<String, Matrix> layer : layers.entrySet()) {
      int ground = level++;
      double[] shares = shares(layer.getValue(), reach);
      chart.path(
          String.format(Locale.ROOT, "%s: sd %.2g", layer.getKey(), layer.getValue().sd()),
          x,
          Arrays.stream(shares).map(share -> ground + 0.9 * share).toArray());
    }
    return chart;
  }

  /** How many values each bin has, over how many the fullest has. */
  private static double[] shares(Matrix values, double reach) {
    double[] counts = new double[BINS];
    for (double v : values.toArray()) {
      if (Double.isFinite(v)) {
        counts[(int) Math.min(BINS - 1, (v + reach) / (2 * reach) * BINS)]++;
      }
    }
    double most = Math.max(1, Arrays.stream(counts).max().orElse(1));
    return Arrays.stream(counts).map(count -> count / most).toArray();
  }

  /** The probability of class 1 of two, or the class itself of more. */
  private static double answer(Network network, Matrix point) {
    if (network.outputs() > 2) {
      return network.predict(point)[0];
    }
    Matrix output = network.output(point);
    if (network.outputs() == 2) {
      return Elementary.sigmoid(output.get(0, 1) - output.get(0, 0));
    }
    Activation last = network.layer(network.layers().size()).activation();
    return last == Activation.identity() ? Elementary.sigmoid(output.get(0, 0)) : output.get(0, 0);
  }

  /** The words in these columns, and the numbers with their columns' names. */
  private static String name(Row row, String... by) {
    return by.length == 0
        ? "measured"
        : Arrays.stream(by)
            .map(key -> row.getObject(key) instanceof Number n ? key + " " + n : row.getString(key))
            .collect(Collectors.joining(", "));
  }

  static double[] column(Matrix m, int j) {
    return IntStream.range(0, m.rows()).mapToDouble(i -> m.get(i, j)).toArray();
  }

  /** Evenly spaced places over the values and a little beyond. */
  private static double[] axis(double[] values) {
    double min = Arrays.stream(values).min().orElse(0);
    double max = Arrays.stream(values).max().orElse(1);
    double margin = 0.1 * (max - min);
    return HeatMap.places(min - margin, max + margin, GRID);
  }
}
