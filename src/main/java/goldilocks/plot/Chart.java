package goldilocks.plot;

import goldilocks.plot.Series.Kind;
import goldilocks.plot.Series.Point;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.components.Symbol;
import tech.tablesaw.plotly.components.TickSettings;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A chart of lines: what was measured as solid lines with bands, theory as dashed ones.
 *
 * <p>Several values of one series at the same x, such as those of several seeds, become a line
 * through their medians and a band from the least to the greatest. Points for which a logarithmic
 * axis has no place (0 or less) are marked at its low end; values that are not finite are marked at
 * the top of any axis. A notebook shows a chart as it is; {@link #figure()} gives the Tablesaw
 * figure.
 */
public final class Chart {
  private static final int TITLE_LINE = 62; // characters
  private static final int MARKED = 40; // points of a line at most that have a symbol each

  private final String title;
  private final String xTitle;
  private final String yTitle;
  private final Map<String, Series> series = new LinkedHashMap<>();
  private final List<HeatMap> backdrop = new ArrayList<>();
  private boolean logX;
  private boolean logY;
  private double[] yRange;

  public Chart(String title, String xTitle, String yTitle) {
    this.title = title;
    this.xTitle = xTitle;
    this.yTitle = yTitle;
  }

  public Chart logX() {
    logX = true;
    return this;
  }

  public Chart logY() {
    logY = true;
    return this;
  }

  /** Shows y from low to high, whatever the data. */
  public Chart yRange(double low, double high) {
    yRange = new double[] {low, high};
    return this;
  }

  /** One measured value; more values of the series at this x become a band. */
  public Chart add(String name, double x, double y) {
    return add(Kind.MEASURED, name, x, y);
  }

  /** Measured values in the order given, joined by a line, such as a path in the plane. */
  public Chart path(String name, double[] x, double[] y) {
    return add(Kind.PATH, name, x, y);
  }

  /** Measured values without a line. */
  public Chart points(String name, double[] x, double[] y) {
    return add(Kind.POINTS, name, x, y);
  }

  /** A function, drawn from low to high. */
  public Chart curve(String name, double low, double high, DoubleUnaryOperator f) {
    int pieces = 200;
    for (int i = 0; i <= pieces; i++) {
      double x = low + (high - low) * i / pieces;
      add(Kind.PATH, name, x, f.applyAsDouble(x));
    }
    return this;
  }

  /** Lines of equal height of a surface, between two corners {x, y} of the plane. */
  public Chart contours(String name, double[] low, double[] high, DoubleBinaryOperator height) {
    return behind(HeatMap.contours(name, low, high, height));
  }

  /** What theory says of the series of that name: dashed, at the whole numbers from … to. */
  public Chart theory(String name, int from, int to, IntToDoubleFunction f) {
    for (int i = from; i <= to; i++) {
      add(Kind.THEORY, name, i, f.applyAsDouble(i));
    }
    return this;
  }

  /** What theory says of the series of that name: dashed, through these points. */
  public Chart theory(String name, double[] x, double[] y) {
    return add(Kind.THEORY, name, x, y);
  }

  /** The chart as a Tablesaw figure. */
  public Figure figure() {
    List<Trace> traces = new ArrayList<>(backdrop);
    Map<String, Pen> pens = Pen.of(series.values().stream().map(Series::name).toList());
    series.values().forEach(s -> traces.addAll(traces(s, pens.get(s.name()))));
    Layout layout =
        layout(title)
            .xAxis(axis(xTitle, logX).build())
            .yAxis(yAxis())
            // A colour bar stands where the legend would; its ends have the points' colours.
            .showLegend(backdrop.stream().noneMatch(HeatMap::hasScale))
            .build();
    return new Figure(layout, traces.toArray(Trace[]::new));
  }

  /** A heat map to draw behind the lines. */
  Chart behind(HeatMap map) {
    backdrop.add(map);
    return this;
  }

  private Chart add(Kind kind, String name, double x, double y) {
    if (Double.isNaN(x)) {
      throw new IllegalArgumentException("chart: %s has a value at x = NaN".formatted(name));
    }
    series
        .computeIfAbsent(kind + name, key -> new Series(name, kind, new ArrayList<>()))
        .points()
        .add(new Point(x, y));
    return this;
  }

  private Chart add(Kind kind, String name, double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "chart: %s has %d numbers for x but %d for y".formatted(name, x.length, y.length));
    }
    for (int i = 0; i < x.length; i++) {
      add(kind, name, x[i], y[i]);
    }
    return this;
  }

  private List<Trace> traces(Series s, Pen pen) {
    Map<String, List<Point>> byFlaw =
        s.points().stream()
            .collect(Collectors.groupingBy(this::flaw, TreeMap::new, Collectors.toList()));
    List<Trace> traces = new ArrayList<>();
    byFlaw.forEach(
        (flaw, points) -> {
          if (flaw.isEmpty()) {
            traces.addAll(drawn(s, points, pen));
          } else {
            traces.add(marked(s.name() + ": " + flaw, points, pen));
          }
        });
    return traces;
  }

  /** Why a point has no place of its own on these axes; nothing if it has. */
  private String flaw(Point p) {
    if (!Double.isFinite(p.y())) {
      return "not finite";
    }
    return logY && p.y() <= 0 ? "0" : logX && p.x() <= 0 ? "not above 0" : "";
  }

  private List<Trace> drawn(Series s, List<Point> points, Pen pen) {
    return switch (s.kind()) {
      case MEASURED -> measured(s.name(), points, pen);
      case PATH -> List.of(pen.line(s.name(), points, 2, Line.Dash.SOLID).build());
      case POINTS -> List.of(pen.marks(s.name(), points, pen.symbol(), 7));
      case THEORY -> {
        Trace theory = pen.line(s.name() + ", theory", points, 2, Line.Dash.DASH).build();
        Trace halo = Pen.HALO.line(null, points, 6, Line.Dash.SOLID).build();
        yield backdrop.isEmpty() ? List.of(theory) : List.of(halo, theory);
      }
    };
  }

  private static List<Trace> measured(String name, List<Point> points, Pen pen) {
    Map<Double, List<Double>> byX = new TreeMap<>();
    points.forEach(p -> byX.computeIfAbsent(p.x(), x -> new ArrayList<>()).add(p.y()));
    List<Trace> traces = new ArrayList<>();
    if (byX.size() < points.size()) {
      traces.add(pen.edge(spread(byX, Spread::least), ScatterTrace.Fill.NONE));
      traces.add(pen.edge(spread(byX, Spread::greatest), ScatterTrace.Fill.TO_NEXT_Y));
    }
    var medians = pen.line(name, spread(byX, Spread::median), 2, Line.Dash.SOLID);
    if (byX.size() <= MARKED) {
      medians.mode(ScatterTrace.Mode.LINE_AND_MARKERS).marker(pen.marker(pen.symbol(), 7));
    }
    traces.add(medians.build());
    return traces;
  }

  private static List<Point> spread(Map<Double, List<Double>> byX, ToDoubleFunction<Spread> part) {
    return byX.entrySet().stream()
        .map(at -> new Point(at.getKey(), part.applyAsDouble(Spread.of(at.getValue()))))
        .toList();
  }

  /** Points without a place, at the end of the axis that has none for them. */
  private Trace marked(String name, List<Point> points, Pen pen) {
    DoubleSummaryStatistics xs = range(Point::x);
    DoubleSummaryStatistics ys = range(Point::y);
    boolean finite = Double.isFinite(points.get(0).y());
    List<Point> places =
        points.stream()
            .map(p -> new Point(at(p.x(), logX, xs), finite ? at(p.y(), logY, ys) : ys.getMax()))
            .distinct()
            .toList();
    // Not the asterisk: plotly draws its strokes with a width of 0.
    return pen.marks(name, places, finite ? Symbol.X : Symbol.STAR, 9);
  }

  private static double at(double value, boolean log, DoubleSummaryStatistics range) {
    return log && value <= 0 ? range.getMin() : value;
  }

  /** The least and the greatest that is drawn; 1 where nothing is. */
  private DoubleSummaryStatistics range(ToDoubleFunction<Point> coordinate) {
    DoubleSummaryStatistics range =
        series.values().stream()
            .flatMap(s -> s.points().stream().filter(p -> flaw(p).isEmpty()))
            .mapToDouble(coordinate)
            .summaryStatistics();
    if (range.getCount() == 0) {
      range.accept(1);
    }
    return range;
  }

  static Layout.LayoutBuilder layout(String title) {
    return Layout.builder().title(wrapped(title)).width(640).height(400);
  }

  /** Plotly breaks no lines, so we do. */
  private static String wrapped(String text) {
    StringBuilder wrapped = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ")) {
      boolean fits = column + word.length() <= TITLE_LINE;
      wrapped.append(column == 0 ? "" : fits ? " " : "<br>").append(word);
      column = (fits ? column : 0) + word.length() + 1;
    }
    return wrapped.toString();
  }

  private static Axis.AxisBuilder axis(String title, boolean log) {
    return Axis.builder().title(title).type(log ? Axis.Type.LOG : Axis.Type.DEFAULT);
  }

  private Axis yAxis() {
    Axis.AxisBuilder axis = axis(yTitle, logY);
    double decades = Math.log10(range(Point::y).getMax() / range(Point::y).getMin());
    if (logY && decades > 2) {
      // One label for each power of ten, or every so many, instead of 2s and 5s between them.
      axis.tickSettings(TickSettings.builder().dTick(Math.ceil(decades / 7)).build());
    }
    return yRange == null ? axis.build() : axis.range(onY(yRange[0]), onY(yRange[1])).build();
  }

  /** A number in the units of plotly's axis, which are powers of ten on a logarithmic one. */
  private double onY(double value) {
    if (logY && value <= 0) {
      throw new IllegalArgumentException(
          "chart: a logarithmic axis begins above 0, not at " + value);
    }
    return logY ? Math.log10(value) : value;
  }
}
