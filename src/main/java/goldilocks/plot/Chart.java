package goldilocks.plot;

import goldilocks.plot.Series.Kind;
import goldilocks.plot.Series.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.TickSettings;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A chart: what was measured as points with bands, theory as thin dark dashes over them.
 *
 * <p>Several values of one series at the same x, such as those of several seeds, become a point at
 * their median and a band from the least to the greatest. What has no place on an axis, 0 on a
 * logarithmic one and all that is not finite, stands in a strip of its own below it. A notebook
 * shows a chart as it is; {@link #figure()} gives the Tablesaw figure.
 */
public final class Chart {
  private static final int LABELS = 7;
  private static final int ROWS = 14; // named ones, that a chart of the usual height has place for
  private static final int USUAL = 420; // points
  private static final int ROW = 19;
  private static final int HEAD = 150;

  private final String title;
  private final String xTitle;
  private final String yTitle;
  private final Map<String, Series> series = new LinkedHashMap<>();
  private final List<HeatMap> maps = new ArrayList<>();
  private final List<Mark> behind = new ArrayList<>();
  private final Map<Double, String> rows = new LinkedHashMap<>();
  private boolean logX;
  private boolean logY;
  private boolean bare;
  private boolean equalUnits;
  private double[] xRange;
  private double[] yRange;
  private String lastX;

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

  /** Shows x from low to high, whatever the data. */
  public Chart xRange(double low, double high) {
    xRange = new double[] {low, high};
    return this;
  }

  /** Shows y from low to high, whatever the data. */
  public Chart yRange(double low, double high) {
    yRange = new double[] {low, high};
    return this;
  }

  /** A unit is as long on one axis as on the other: circles are round, right angles right. */
  public Chart equalUnits() {
    equalUnits = true;
    return this;
  }

  /** Gives charts the same axes, wide enough for all; one that has a range keeps it. */
  static void align(List<Chart> charts) {
    double[] xs = extent(charts, chart -> chart.logX, Point::x);
    double[] ys = extent(charts, chart -> chart.logY, Point::y);
    for (Chart chart : charts) {
      boolean free = chart.maps.isEmpty();
      chart.xRange = chart.xRange == null && free ? xs : chart.xRange;
      chart.yRange = chart.yRange == null && free ? ys : chart.yRange;
    }
  }

  /** The least and the greatest value that has a place on the axis; null where none has. */
  private static double[] extent(
      List<Chart> charts, Predicate<Chart> log, ToDoubleFunction<Point> of) {
    DoubleSummaryStatistics all =
        charts.stream()
            .flatMap(c -> c.all().filter(p -> !log.test(c) || of.applyAsDouble(p) > 0))
            .mapToDouble(of)
            .filter(Double::isFinite)
            .summaryStatistics();
    return all.getCount() == 0 ? null : new double[] {all.getMin(), all.getMax()};
  }

  /** One measured value; more values of the series at this x become a band. */
  public Chart add(String name, double x, double y) {
    return add(Kind.MEASURED, name, x, y);
  }

  /** Measured values in the order given, joined by a line, such as a path in the plane. */
  public Chart path(String name, double[] x, double[] y) {
    return add(Kind.PATH, name, x, y);
  }

  /** Measured values without a line; without a name they stay out of the legend. */
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
    xRange = new double[] {low[0], high[0]};
    yRange = new double[] {low[1], high[1]};
    behind.addAll(Contours.of(name, low, high, height));
    return this;
  }

  /** What theory says of the series of that name, at the whole numbers from … to. */
  public Chart theory(String name, int from, int to, IntToDoubleFunction f) {
    for (int i = from; i <= to; i++) {
      add(Kind.THEORY, name, i, f.applyAsDouble(i));
    }
    return this;
  }

  /** What theory says of the series of that name, through these points. */
  public Chart theory(String name, double[] x, double[] y) {
    return add(Kind.THEORY, name, x, y);
  }

  /** The chart as a Tablesaw figure. */
  public Figure figure() {
    Span xs = span(logX, xRange, Point::x, HeatMap::x);
    Span ys = span(logY, yRange, Point::y, HeatMap::y);
    double[] places = places().toArray();
    double last = lastX == null ? Double.NaN : Arrays.stream(places).max().orElse(Double.NaN);
    Map<Double, String> xTicks = ticks(xs.ticks(Double.isNaN(last) ? places : new double[0]));
    if (!Double.isNaN(last)) {
      xTicks.putAll(xs.before(last));
      xTicks.put(last, lastX);
    }
    Span x = xs;
    if (all().anyMatch(p -> !xs.has(p.x()))) {
      xTicks.put(xs.at(-Span.BESIDE), "≤ 0");
      x = xs.longer(2 * Span.BESIDE);
    }
    Map<Series, Pen> pens = pens();
    Lines lines = new Lines(xs, ys, new Hover(xTitle, yTitle), last, !maps.isEmpty());
    List<Mark> drawn = lines.of(pens);
    Strips strips = new Strips(ys, x.at(0), x.at(1), xTitle, lines.inLegend());
    strips.add(pens, p -> Double.isFinite(p.y()) && !ys.has(p.y()));
    strips.add(pens, p -> !Double.isFinite(p.y()));
    List<Trace> traces = new ArrayList<>(maps);
    traces.addAll(strips.areas());
    traces.addAll(behind);
    traces.addAll(drawn);
    traces.addAll(strips.marks());
    Map<Double, String> yTicks = ticks(rows.isEmpty() ? ys.ticks(new double[0]) : rows);
    if (yTicks.isEmpty() && !strips.ticks().isEmpty()) {
      yTicks.putAll(ys.even(LABELS)); // plotly makes all ticks or none
    }
    yTicks.putAll(strips.ticks());
    Layout layout =
        Layout.builder()
            .title(Words.title(title))
            .xAxis(axis(xTitle, x, xTicks))
            .yAxis(axis(yTitle, strips.whole(), yTicks))
            .height(rows.size() > ROWS ? HEAD + ROW * rows.size() : USUAL)
            .showLegend(traces.stream().filter(Trace::showLegend).count() > 1)
            .build();
    return new Figure(layout, traces.toArray(Trace[]::new));
  }

  /** A heat map to draw behind everything. */
  Chart behind(HeatMap map) {
    maps.add(map);
    return this;
  }

  /** Marks to draw behind the series. */
  Chart with(List<Mark> marks) {
    behind.addAll(marks);
    return this;
  }

  /** The greatest x is something else than those before it, and has a name. */
  Chart lastX(String name) {
    lastX = name;
    return this;
  }

  /** A name for the row at this height. */
  Chart row(double y, String name) {
    rows.put(y, Words.name(name));
    return this;
  }

  /** Without axes, as a drawing has none. */
  Chart bare() {
    bare = true;
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

  private Stream<Point> all() {
    return series.values().stream().flatMap(s -> s.points().stream());
  }

  /** Where something was measured, from which ticks are taken. */
  private DoubleStream places() {
    return series.values().stream()
        .filter(s -> s.kind() == Kind.MEASURED)
        .flatMap(s -> s.points().stream())
        .mapToDouble(Point::x);
  }

  private Map<Series, Pen> pens() {
    Map<String, Pen> pens =
        Pen.of(series.values().stream().map(Series::name).filter(n -> !n.isEmpty()).toList());
    Map<Series, Pen> drawn = new LinkedHashMap<>();
    series.values().forEach(s -> drawn.put(s, pens.getOrDefault(s.name(), Pen.number(0))));
    return drawn;
  }

  /** An axis over a heat map's cells if there is one, or over all points. */
  private Span span(
      boolean log, double[] range, ToDoubleFunction<Point> of, Function<HeatMap, double[]> cells) {
    if (range != null) {
      return Span.between(log, range[0], range[1]);
    }
    if (!maps.isEmpty()) {
      double[] edges = maps.stream().flatMapToDouble(m -> HeatMap.edges(cells.apply(m))).toArray();
      return new Span(false, edges[0], edges[1]);
    }
    return Span.over(log, all().mapToDouble(of));
  }

  private static Map<Double, String> ticks(Map<Double, String> some) {
    return new LinkedHashMap<>(some);
  }

  private Axis axis(String name, Span span, Map<Double, String> ticks) {
    Axis.AxisBuilder axis =
        Axis.builder()
            .title(Words.name(name))
            .type(span.log() ? Axis.Type.LOG : Axis.Type.LINEAR)
            .range(span.low(), span.high())
            .visible(!bare);
    if (equalUnits) {
      axis.constrain(Axis.Constrain.DOMAIN);
    }
    if (!ticks.isEmpty()) {
      double[] at = ticks.keySet().stream().mapToDouble(tick -> tick).toArray();
      axis.tickSettings(
          TickSettings.builder()
              .tickMode(TickSettings.TickMode.ARRAY)
              .arrayTicks(at, ticks.values().toArray(String[]::new))
              .build());
    }
    return axis.build();
  }
}
