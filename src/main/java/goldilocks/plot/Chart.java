package goldilocks.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.components.Symbol;
import tech.tablesaw.plotly.components.TickSettings;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A chart of lines: what was measured as solid lines with bands, theory as dashed ones.
 *
 * <p>Several values of one series at the same x, such as those of several seeds, become a line
 * through their medians and a band from the least to the greatest. On a logarithmic axis, zeros are
 * marked at the bottom; values that are not finite are marked at the top of any axis. A notebook
 * shows a chart as it is; {@link #figure()} gives the Tablesaw figure.
 */
public final class Chart {
  private static final int TITLE_LINE = 62;

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
    return add(Series.Kind.MEASURED, name, x, y);
  }

  /** Measured values in the order given, joined by a line, such as a path in the plane. */
  public Chart path(String name, double[] x, double[] y) {
    return addAll(Series.Kind.PATH, name, x, y);
  }

  /** Measured values without a line. */
  public Chart points(String name, double[] x, double[] y) {
    return addAll(Series.Kind.POINTS, name, x, y);
  }

  /** A function, drawn from low to high. */
  public Chart curve(String name, double low, double high, DoubleUnaryOperator f) {
    int pieces = 200;
    for (int i = 0; i <= pieces; i++) {
      double x = low + (high - low) * i / pieces;
      add(Series.Kind.PATH, name, x, f.applyAsDouble(x));
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
      add(Series.Kind.THEORY, name, i, f.applyAsDouble(i));
    }
    return this;
  }

  /** What theory says of the series of that name: dashed, through these points. */
  public Chart theory(String name, double[] x, double[] y) {
    return addAll(Series.Kind.THEORY, name, x, y);
  }

  /** The chart as a Tablesaw figure. */
  public Figure figure() {
    List<Trace> traces = new ArrayList<>(backdrop);
    Map<String, Integer> looks =
        Style.looks(series.values().stream().map(s -> s.name).distinct().toList());
    for (Series s : series.values()) {
      traces.addAll(traces(s, looks.get(s.name)));
    }
    return new Figure(layout(), traces.toArray(Trace[]::new));
  }

  /** A heat map to draw behind the lines. */
  Chart behind(HeatMap map) {
    backdrop.add(map);
    return this;
  }

  private Chart add(Series.Kind kind, String name, double x, double y) {
    series.computeIfAbsent(kind + name, key -> new Series(name, kind)).add(x, y);
    return this;
  }

  private Chart addAll(Series.Kind kind, String name, double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "chart: %s has %d numbers for x but %d for y".formatted(name, x.length, y.length));
    }
    for (int i = 0; i < x.length; i++) {
      add(kind, name, x[i], y[i]);
    }
    return this;
  }

  private List<Trace> traces(Series s, int look) {
    List<Trace> traces = new ArrayList<>();
    switch (s.kind) {
      case MEASURED -> traces.addAll(measured(s, look));
      case PATH -> traces.add(line(s.name, s.x(logY), s.y(logY), look, Line.Dash.SOLID));
      case THEORY -> {
        if (!backdrop.isEmpty()) {
          traces.add(halo(s.x(logY), s.y(logY)));
        }
        traces.add(line(s.name + ", theory", s.x(logY), s.y(logY), look, Line.Dash.DASH));
      }
      case POINTS ->
          traces.add(
              marks(s.name, s.x(logY), s.y(logY), Style.colour(look), Style.symbol(look), 7));
    }
    if (logY && s.zeros().length > 0) {
      traces.add(edge(s.name + ": 0", s.zeros(), 0, look, Symbol.X));
    }
    if (s.notFinite().length > 0) {
      // Not the asterisk: plotly draws its strokes with a width of 0.
      traces.add(edge(s.name + ": not finite", s.notFinite(), 1, look, Symbol.STAR));
    }
    return traces;
  }

  private List<Trace> measured(Series s, int look) {
    Map<Double, double[]> byX = s.byX(logY);
    if (byX.isEmpty()) {
      return List.of();
    }
    double[] x = byX.keySet().stream().mapToDouble(v -> v).toArray();
    List<Trace> traces = new ArrayList<>();
    if (s.hasBand(logY)) {
      traces.add(bound(x, Series.column(byX, v -> v[0]), look, ScatterTrace.Fill.NONE));
      traces.add(
          bound(x, Series.column(byX, v -> v[v.length - 1]), look, ScatterTrace.Fill.TO_NEXT_Y));
    }
    double[] medians = Series.column(byX, Series::median);
    if (x.length > 40) {
      traces.add(line(s.name, x, medians, look, Line.Dash.SOLID));
    } else {
      traces.add(
          ScatterTrace.builder(x, medians)
              .name(s.name)
              .mode(ScatterTrace.Mode.LINE_AND_MARKERS)
              .line(Line.builder().color(Style.colour(look)).width(2).build())
              .marker(
                  Marker.builder()
                      .color(Style.colour(look))
                      .symbol(Style.symbol(look))
                      .size(7)
                      .build())
              .build());
    }
    return traces;
  }

  private static ScatterTrace bound(double[] x, double[] y, int look, ScatterTrace.Fill fill) {
    return ScatterTrace.builder(x, y)
        .mode(ScatterTrace.Mode.LINE)
        .showLegend(false)
        .line(Line.builder().color(Style.colour(look, 0.0)).width(0).build())
        .fill(fill)
        .fillColor(Style.colour(look, 0.2))
        .build();
  }

  /** White below a line on a heat map, whose colours may be the line's own. */
  private static ScatterTrace halo(double[] x, double[] y) {
    return ScatterTrace.builder(x, y)
        .mode(ScatterTrace.Mode.LINE)
        .showLegend(false)
        .line(Line.builder().color("#FFFFFF").width(6).build())
        .build();
  }

  private static ScatterTrace line(String name, double[] x, double[] y, int look, Line.Dash dash) {
    return ScatterTrace.builder(x, y)
        .name(name)
        .mode(ScatterTrace.Mode.LINE)
        .line(Line.builder().color(Style.colour(look)).width(2).dash(dash).build())
        .build();
  }

  private static ScatterTrace marks(
      String name, double[] x, double[] y, String colour, Symbol symbol, double size) {
    return ScatterTrace.builder(x, y)
        .name(name)
        .mode(ScatterTrace.Mode.MARKERS)
        .marker(Marker.builder().color(colour).symbol(symbol).size(size).build())
        .build();
  }

  /** Marks at the bottom (0) or the top (1) of what is drawn. */
  private ScatterTrace edge(String name, double[] x, int end, int look, Symbol symbol) {
    double[] range = drawnRange();
    double[] y = new double[x.length];
    Arrays.fill(y, range[end]);
    return marks(name, x, y, Style.colour(look), symbol, 9);
  }

  private double[] drawnRange() {
    double[] all =
        series.values().stream()
            .flatMap(s -> s.drawn(logY).stream())
            .mapToDouble(p -> p[1])
            .sorted()
            .toArray();
    return all.length == 0 ? new double[] {1, 1} : new double[] {all[0], all[all.length - 1]};
  }

  private Layout layout() {
    return layout(title)
        .xAxis(axis(xTitle, logX, null, new double[] {1, 1}))
        .yAxis(axis(yTitle, logY, yRange, drawnRange()))
        // A colour bar stands where the legend would; its ends have the points' colours.
        .showLegend(backdrop.stream().noneMatch(HeatMap::hasScale))
        .build();
  }

  static Layout.LayoutBuilder layout(String title) {
    return Layout.builder().title(wrapped(title)).width(Style.WIDTH).height(Style.HEIGHT);
  }

  static Axis axis(String title, boolean log, double[] range, double[] drawn) {
    Axis.AxisBuilder axis = Axis.builder().title(title);
    if (log) {
      axis.type(Axis.Type.LOG);
      double decades = Math.log10(drawn[1] / drawn[0]);
      if (decades > 2) {
        // One label for each power of ten, or every so many, instead of 2s and 5s between them.
        axis.tickSettings(TickSettings.builder().dTick(Math.ceil(decades / 7)).build());
      }
    }
    if (range != null) {
      axis.range(range[0], range[1]);
    }
    return axis.build();
  }

  /** Plotly breaks no lines, so we do. */
  private static String wrapped(String text) {
    StringBuilder wrapped = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ")) {
      if (column + word.length() > TITLE_LINE) {
        wrapped.append("<br>");
        column = 0;
      } else if (column > 0) {
        wrapped.append(' ');
      }
      wrapped.append(word);
      column += word.length() + 1;
    }
    return wrapped.toString();
  }
}
