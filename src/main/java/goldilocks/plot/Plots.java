package goldilocks.plot;

import goldilocks.Activation;
import goldilocks.Dataset;
import goldilocks.LibraryDraw;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.arithmetic.Elementary;
import goldilocks.inspect.Recorder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.components.TickSettings;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/** The figures of the lessons, one call each. */
public final class Plots {
  private static final int GRID = 40;
  private static final int BINS = 60;

  private Plots() {}

  /** One line for each value of a column, such as the cost over epochs for each scheme. */
  public static Chart lines(String title, Table table, String x, String y, String by) {
    Chart chart = new Chart(title, x, y);
    for (Row row : table) {
      chart.add(String.valueOf(row.getObject(by)), row.getNumber(x), row.getNumber(y));
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

  /** What initializers promise, fanIn·Var(w), and what they drew, from too little to too much. */
  public static Figure promises(String title, List<LibraryDraw> draws) {
    return new PromiseFigure(draws).titled(title);
  }

  /** The first two features of a data set, one colour and symbol a class. */
  public static Chart scatter(String title, Dataset data) {
    Chart chart = new Chart(title, data.features().get(0), data.features().get(1));
    int[] labels = data.labels();
    for (int c = 0; c < data.classes().size(); c++) {
      int wanted = c;
      int[] rows = IntStream.range(0, data.size()).filter(i -> labels[i] == wanted).toArray();
      Matrix x = data.x().rows(rows);
      chart.points(data.classes().get(c), column(x, 0), column(x, 1));
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
    double[][] answers = new double[GRID][GRID];
    for (int i = 0; i < GRID; i++) {
      double[][] points = new double[GRID][];
      for (int j = 0; j < GRID; j++) {
        points[j] = new double[] {x[j], y[i]};
      }
      answers[i] = answers(network, Matrix.of(points));
    }
    return scatter(title, data)
        .behind(
            network.outputs() > 2
                ? HeatMap.classes(x, y, answers)
                : HeatMap.probability(x, y, answers, "P(" + data.classes().get(1) + ")"));
  }

  /** Colours over two axes, such as the accuracy over depth and spread. */
  public static Chart heatMap(
      String title, String xTitle, String yTitle, String zTitle, Table table) {
    double[] x = distinct(table, xTitle);
    double[] y = distinct(table, yTitle);
    double[][] z = new double[y.length][x.length];
    int[][] counts = new int[y.length][x.length];
    for (Row row : table) {
      int i = Arrays.binarySearch(y, row.getNumber(yTitle));
      int j = Arrays.binarySearch(x, row.getNumber(xTitle));
      z[i][j] += row.getNumber(zTitle);
      counts[i][j]++;
    }
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < x.length; j++) {
        z[i][j] /= counts[i][j];
      }
    }
    return new Chart(title, xTitle, yTitle).behind(HeatMap.of(x, y, z, zTitle));
  }

  /** The distribution of each layer's values, layer above layer, all on one scale. */
  public static Figure histograms(String title, String xTitle, Map<String, Matrix> layers) {
    double reach =
        layers.values().stream()
            .flatMapToDouble(m -> Arrays.stream(m.toArray()))
            .filter(Double::isFinite)
            .map(Math::abs)
            .max()
            .orElse(1);
    Trace[] traces = new Trace[2 * layers.size()];
    int level = 0;
    for (Map.Entry<String, Matrix> layer : layers.entrySet()) {
      double[] x =
          IntStream.range(0, BINS)
              .mapToDouble(i -> -reach + (i + 0.5) * 2 * reach / BINS)
              .toArray();
      double[] base = new double[BINS];
      Arrays.fill(base, level);
      double[] shape = shape(layer.getValue(), reach, level);
      traces[2 * level] = strip(x, base, null, ScatterTrace.Fill.NONE);
      traces[2 * level + 1] =
          strip(
              x,
              shape,
              String.format(Locale.ROOT, "%s: sd %.2g", layer.getKey(), layer.getValue().sd()),
              ScatterTrace.Fill.TO_NEXT_Y);
      level++;
    }
    double[] levels = IntStream.range(0, layers.size()).asDoubleStream().toArray();
    TickSettings names =
        TickSettings.builder()
            .tickMode(TickSettings.TickMode.ARRAY)
            .arrayTicks(levels, layers.keySet().toArray(String[]::new))
            .build();
    return new Figure(
        Chart.layout(title)
            .xAxis(Chart.axis(xTitle, false, null, null))
            .yAxis(Axis.builder().title("share of the values").tickSettings(names).build())
            .showLegend(false)
            .build(),
        traces);
  }

  private static double[] shape(Matrix values, double reach, int level) {
    double[] counts = new double[BINS];
    for (double v : values.toArray()) {
      if (Double.isFinite(v)) {
        counts[(int) Math.min(BINS - 1, (v + reach) / (2 * reach) * BINS)]++;
      }
    }
    double most = Arrays.stream(counts).max().orElse(1);
    return Arrays.stream(counts).map(c -> level + 0.9 * c / Math.max(1, most)).toArray();
  }

  private static ScatterTrace strip(double[] x, double[] y, String name, ScatterTrace.Fill fill) {
    return ScatterTrace.builder(x, y)
        .name(name)
        .mode(ScatterTrace.Mode.LINE)
        .line(Line.builder().color(Style.colour(0)).width(1).build())
        .fill(fill)
        .fillColor(Style.colour(0, 0.3))
        .build();
  }

  /** The probability of class 1 of two, or the class itself of more. */
  private static double[] answers(Network network, Matrix points) {
    if (network.outputs() > 2) {
      return Arrays.stream(network.predict(points)).asDoubleStream().toArray();
    }
    Matrix output = network.output(points);
    Activation last = network.layer(network.layers().size()).activation();
    return IntStream.range(0, points.rows())
        .mapToDouble(
            i ->
                network.outputs() == 2
                    ? Elementary.sigmoid(output.get(i, 1) - output.get(i, 0))
                    : last == Activation.identity()
                        ? Elementary.sigmoid(output.get(i, 0))
                        : output.get(i, 0))
        .toArray();
  }

  private static double[] column(Matrix m, int j) {
    return IntStream.range(0, m.rows()).mapToDouble(i -> m.get(i, j)).toArray();
  }

  /** Evenly spaced places over the values and a little beyond. */
  private static double[] axis(double[] values) {
    double min = Arrays.stream(values).min().orElse(0);
    double max = Arrays.stream(values).max().orElse(1);
    double margin = 0.1 * (max - min);
    double step = (max - min + 2 * margin) / (GRID - 1);
    return IntStream.range(0, GRID).mapToDouble(i -> min - margin + i * step).toArray();
  }

  private static double[] distinct(Table table, String column) {
    double[] values = new double[table.rowCount()];
    for (Row row : table) {
      values[row.getRowNumber()] = row.getNumber(column);
    }
    return Arrays.stream(values).distinct().sorted().toArray();
  }
}
