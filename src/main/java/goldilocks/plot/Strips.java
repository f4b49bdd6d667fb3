package goldilocks.plot;

import goldilocks.plot.Series.Kind;
import goldilocks.plot.Series.Point;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Strips below an axis for values that have no place on it: 0 below a logarithmic one, and what is
 * not finite.
 *
 * <p>Each series has a row of its own, so that none hides another; its tick says how often.
 */
final class Strips {
  private static final double GAP = 0.045; // all in lengths of the axis
  private static final double ROW = 0.06;
  private static final String GREY = "rgba(140,140,140,0.15)";
  private static final int MANY = 40;

  private final Span axis;
  private final double left;
  private final double right;
  private final String xTitle;
  private final Set<String> inLegend;
  private final Map<Double, String> ticks = new LinkedHashMap<>();
  private final List<Mark> areas = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private double depth;

  /** Below an axis, from left to right; these series are in the legend without them. */
  Strips(Span axis, double left, double right, String xTitle, Set<String> inLegend) {
    this.axis = axis;
    this.left = left;
    this.right = right;
    this.xTitle = xTitle;
    this.inLegend = new HashSet<>(inLegend);
  }

  /** A strip with the points for which this is true, if there are any. */
  void add(Map<Series, Pen> all, Predicate<Point> flaw) {
    double begin = depth + GAP;
    depth = begin;
    all.forEach(
        (series, pen) -> {
          List<Point> points = series.points().stream().filter(flaw).toList();
          if (!points.isEmpty() && series.kind() != Kind.THEORY) {
            row(series, pen, points);
          }
        });
    if (depth == begin) {
      depth = begin - GAP;
      return;
    }
    areas.add(
        Mark.area(
            List.of(
                new Point(left, axis.at(-begin)),
                new Point(right, axis.at(-begin)),
                new Point(right, axis.at(-depth)),
                new Point(left, axis.at(-depth))),
            GREY));
  }

  private void row(Series series, Pen pen, List<Point> points) {
    double y = axis.at(-depth - ROW / 2);
    depth += ROW;
    String what = what(points);
    ticks.put(y, what + " (" + points.size() + "×)");
    List<Double> places = points.stream().map(Point::x).distinct().sorted().toList();
    String name = Words.name(series.name());
    marks.add(
        Mark.of("markers", places.stream().map(x -> new Point(x, y)).toList())
            .with("marker", pen.marker(places.size() > MANY ? 5 : 8))
            // In the legend if nothing else of the series is: plotly leaves empty ones out.
            .called(name + ": " + what, inLegend.add(series.name()))
            .with("legendgroup", series.name())
            .saying(
                Words.name(xTitle) + " %{x:.4~g} · %{text}<extra>" + name + "</extra>",
                places.stream().map(x -> said(what, x, points, series)).toList()));
  }

  private static String said(String what, double x, List<Point> points, Series series) {
    long here = points.stream().filter(p -> p.x() == x).count();
    long all = series.points().stream().filter(p -> p.x() == x).count();
    return all == 1 ? what : what + ", " + here + " of " + all;
  }

  private static String what(List<Point> points) {
    if (points.stream()
        .allMatch(
            p ->
                p.y() == points.get(0).y()
                    || Double.isNaN(p.y()) && Double.isNaN(points.get(0).y()))) {
      return Words.number(points.get(0).y());
    }
    return points.stream().allMatch(p -> p.y() <= 0) ? "≤ 0" : "not finite";
  }

  /** The axis with its strips. */
  Span whole() {
    return depth == 0 ? axis : axis.longer(depth + GAP / 2);
  }

  Map<Double, String> ticks() {
    return ticks;
  }

  List<Mark> areas() {
    return areas;
  }

  List<Mark> marks() {
    return marks;
  }
}
