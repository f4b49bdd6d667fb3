package goldilocks.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The points of one line of a chart. */
final class Series {
  /** How the points are drawn. */
  enum Kind {
    /** Sorted by x; several values at one x become their median and a band from least to most. */
    MEASURED,
    /** In the order given. */
    PATH,
    /** Without a line. */
    POINTS,
    /** Dashed, in the colour of what was measured under that name. */
    THEORY
  }

  final String name;
  final Kind kind;
  private final List<double[]> points = new ArrayList<>();

  Series(String name, Kind kind) {
    this.name = name;
    this.kind = kind;
  }

  void add(double x, double y) {
    points.add(new double[] {x, y});
  }

  /** Points that can be drawn on an axis: finite, and above 0 where it is logarithmic. */
  List<double[]> drawn(boolean log) {
    return points.stream().filter(p -> Double.isFinite(p[1]) && !(log && p[1] <= 0)).toList();
  }

  /** The x of every exact 0 (or less), for which a logarithmic axis has no place. */
  double[] zeros() {
    return points.stream()
        .filter(p -> Double.isFinite(p[1]) && p[1] <= 0)
        .mapToDouble(p -> p[0])
        .distinct()
        .toArray();
  }

  double[] notFinite() {
    return points.stream()
        .filter(p -> !Double.isFinite(p[1]))
        .mapToDouble(p -> p[0])
        .distinct()
        .toArray();
  }

  double[] x(boolean log) {
    return drawn(log).stream().mapToDouble(p -> p[0]).toArray();
  }

  double[] y(boolean log) {
    return drawn(log).stream().mapToDouble(p -> p[1]).toArray();
  }

  /** The values at each x, sorted; x sorted too. */
  Map<Double, double[]> byX(boolean log) {
    Map<Double, double[]> byX = new TreeMap<>();
    for (double[] p : drawn(log)) {
      byX.merge(p[0], new double[] {p[1]}, Series::joined);
    }
    byX.values().forEach(Arrays::sort);
    return byX;
  }

  boolean hasBand(boolean log) {
    return byX(log).values().stream().anyMatch(v -> v.length > 1);
  }

  static double[] column(Map<Double, double[]> byX, ToDoubleFunction<double[]> f) {
    return byX.values().stream().mapToDouble(f).toArray();
  }

  static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  static double[] joined(double[] a, double[] b) {
    double[] joined = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, joined, a.length, b.length);
    return joined;
  }
}
