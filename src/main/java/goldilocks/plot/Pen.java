package goldilocks.plot;

import goldilocks.plot.Series.Point;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.components.Symbol;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/**
 * What a series is drawn with: a colour that the colour-blind can tell apart, and a symbol for
 * print.
 *
 * <p>The palette is Okabe and Ito's (2008). A start or an activation has the same pen throughout
 * the course; anything else takes the next free one.
 *
 * @param owners how the names begin that always have this pen
 */
record Pen(String colour, Symbol symbol, String... owners) {
  private static final List<Pen> ALL =
      List.of(
          new Pen("#0072B2", Symbol.CIRCLE, "Xavier", "tanh"),
          new Pen("#D55E00", Symbol.SQUARE, "N(0, 1"),
          new Pen("#009E73", Symbol.DIAMOND, "He", "ReLU"),
          new Pen("#CC79A7", Symbol.TRIANGLE_UP, "N(0, 0.0", "sigmoid"),
          new Pen("#E69F00", Symbol.TRIANGLE_DOWN, "orthogonal"),
          new Pen("#56B4E9", Symbol.CROSS, "LeCun"),
          new Pen("#000000", Symbol.X, "zeros", "constant", "identity"));

  /** White below a line on a heat map, whose colours may be the line's own. */
  static final Pen HALO = new Pen("#FFFFFF", Symbol.CIRCLE);

  static Pen number(int i) {
    return ALL.get(i % ALL.size());
  }

  /** The pen of each name, so that no two in one figure share one while any is free. */
  static Map<String, Pen> of(List<String> names) {
    Map<String, Pen> pens = new LinkedHashMap<>();
    names.forEach(
        name -> take(name, pens, p -> Arrays.stream(p.owners).anyMatch(name::startsWith)));
    names.forEach(name -> take(name, pens, pen -> true));
    names.forEach(name -> pens.putIfAbsent(name, ALL.get(0)));
    return pens;
  }

  private static void take(String name, Map<String, Pen> pens, Predicate<Pen> wanted) {
    ALL.stream()
        .filter(pen -> wanted.test(pen) && !pens.containsValue(pen))
        .findFirst()
        .ifPresent(pen -> pens.putIfAbsent(name, pen));
  }

  /** The colour, seen through. */
  String colour(double opacity) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return "rgba(%d,%d,%d,%s)".formatted(rgb >> 16, rgb >> 8 & 255, rgb & 255, opacity);
  }

  /** The colour half way to white, for areas behind points. */
  String light() {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return "#%06X".formatted((rgb >> 1 & 0x7F7F7F) + 0x808080);
  }

  /** A line; one without a name stays out of the legend. */
  ScatterTrace.ScatterBuilder line(String name, List<Point> points, double width, Line.Dash dash) {
    ScatterTrace.ScatterBuilder line =
        scatter(name, points)
            .mode(ScatterTrace.Mode.LINE)
            .line(Line.builder().color(colour).width(width).dash(dash).build());
    return name == null ? line.showLegend(false) : line;
  }

  /** The edge of a band or a shape: no line, but perhaps an area up to the edge before it. */
  Trace edge(List<Point> points, ScatterTrace.Fill fill) {
    return scatter(null, points)
        .mode(ScatterTrace.Mode.LINE)
        .showLegend(false)
        .line(Line.builder().color(colour(0.0)).width(0).build())
        .fill(fill)
        .fillColor(colour(0.2))
        .build();
  }

  Trace marks(String name, List<Point> points, Symbol symbol, double size) {
    return scatter(name, points)
        .mode(ScatterTrace.Mode.MARKERS)
        .marker(marker(symbol, size))
        .build();
  }

  Marker marker(Symbol symbol, double size) {
    return Marker.builder().color(colour).symbol(symbol).size(size).build();
  }

  private static ScatterTrace.ScatterBuilder scatter(String name, List<Point> points) {
    return ScatterTrace.builder(
            points.stream().mapToDouble(Point::x).toArray(),
            points.stream().mapToDouble(Point::y).toArray())
        .name(name);
  }
}
