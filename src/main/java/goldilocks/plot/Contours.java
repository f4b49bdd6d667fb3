package goldilocks.plot;

import goldilocks.plot.Series.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/** Lines of equal height of a surface that is known on a grid. */
final class Contours {
  private static final int GRID = 60;
  private static final int LINES = 8;
  private static final Point GAP = new Point(Double.NaN, Double.NaN);

  private final double[] x;
  private final double[] y;
  private final double[][] z;
  private final double level;

  /** Where the line crosses an edge of the grid, and the edges it goes on to. */
  private final Map<Integer, List<Integer>> next = new LinkedHashMap<>();

  private Contours(double[] x, double[] y, double[][] z, double level) {
    this.x = x;
    this.y = y;
    this.z = z;
    this.level = level;
  }

  /** Thin grey lines at some even heights, with their heights on them. */
  static List<Mark> of(String name, double[] low, double[] high, DoubleBinaryOperator height) {
    double[] x = HeatMap.places(low[0], high[0], GRID);
    double[] y = HeatMap.places(low[1], high[1], GRID);
    double[][] z = HeatMap.heights(x, y, height);
    Span span =
        Span.over(false, java.util.Arrays.stream(z).flatMapToDouble(java.util.Arrays::stream));
    List<Mark> marks = new ArrayList<>();
    span.even(LINES)
        .forEach(
            (level, label) -> {
              List<Point> line = line(x, y, z, level);
              if (!line.isEmpty()) {
                marks.add(
                    Mark.of("lines", line)
                        .with("line", Map.of("color", HeatMap.GREY, "width", 1))
                        .called(Words.name(name) + " " + label, false));
                marks.add(
                    Mark.of("text", List.of(line.get(line.size() / 3)))
                        .with("text", List.of(label))
                        .with("textfont", Map.of("size", 11, "color", "#666666")));
              }
            });
    return marks;
  }

  /** The line at a height, in pieces with gaps between them. */
  static List<Point> line(double[] x, double[] y, double[][] z, double level) {
    return new Contours(x, y, z, level).line();
  }

  private List<Point> line() {
    for (int j = 0; j < y.length - 1; j++) {
      for (int i = 0; i < x.length - 1; i++) {
        cell(i, j);
      }
    }
    List<Point> line = new ArrayList<>();
    // Lines that end at the border first, from an end of theirs; then those that are closed.
    for (int ends = 1; ends <= 2; ends++) {
      for (Integer edge : List.copyOf(next.keySet())) {
        if (next.get(edge).size() == ends) {
          follow(edge, line);
        }
      }
    }
    return line;
  }

  private void follow(int start, List<Point> line) {
    if (!line.isEmpty()) {
      line.add(GAP);
    }
    Integer edge = start;
    while (edge != null) {
      line.add(place(edge));
      List<Integer> ways = next.get(edge);
      Integer to = ways.isEmpty() ? null : ways.remove(0);
      if (to != null) {
        next.get(to).remove(edge);
      }
      edge = to;
    }
  }

  /** Edges are numbered: 2k goes right from node k, 2k + 1 up. */
  private void cell(int i, int j) {
    int node = j * x.length + i;
    int[] around = {2 * node, 2 * (node + 1) + 1, 2 * (node + x.length), 2 * node + 1};
    List<Integer> crossed = new ArrayList<>();
    for (int edge : around) {
      if (isCrossed(edge)) {
        crossed.add(edge);
      }
    }
    for (int k = 0; k + 1 < crossed.size(); k += 2) {
      join(crossed.get(k), crossed.get(k + 1));
    }
  }

  private void join(int a, int b) {
    next.computeIfAbsent(a, key -> new ArrayList<>()).add(b);
    next.computeIfAbsent(b, key -> new ArrayList<>()).add(a);
  }

  private boolean isCrossed(int edge) {
    return begin(edge) >= level != end(edge) >= level;
  }

  private double begin(int edge) {
    int node = edge / 2;
    return z[node / x.length][node % x.length];
  }

  private double end(int edge) {
    int node = edge / 2 + (edge % 2 == 0 ? 1 : x.length);
    return z[node / x.length][node % x.length];
  }

  private Point place(int edge) {
    double share = (level - begin(edge)) / (end(edge) - begin(edge));
    int i = edge / 2 % x.length;
    int j = edge / 2 / x.length;
    return edge % 2 == 0
        ? new Point(x[i] + share * (x[i + 1] - x[i]), y[j])
        : new Point(x[i], y[j] + share * (y[j + 1] - y[j]));
  }
}
