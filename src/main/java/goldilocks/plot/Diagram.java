package goldilocks.plot;

import goldilocks.Dense;
import goldilocks.Network;
import goldilocks.plot.Series.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A network as neurons and weights: a column a layer, the wider a line the larger its weight.
 *
 * <p>Of a wide layer it draws the first neurons and the last; of a small network it writes the
 * weights and biases.
 */
final class Diagram {
  private static final int MOST = 8; // neurons in a column
  private static final int FEW = 6; // weights that are written: of more, one hides another
  private static final int CIRCLE = 22; // points, with place for two letters
  private static final int WIDE = 34;

  private final Network network;
  private final List<Mark> lines = new ArrayList<>();
  private final List<Mark> words = new ArrayList<>();
  private final List<Point> neurons = new ArrayList<>();
  private int circle = CIRCLE;

  private Diagram(Network network) {
    this.network = network;
  }

  static Chart of(String title, Network network) {
    return new Diagram(network).drawn(title);
  }

  private Chart drawn(String title) {
    int depth = network.layers().size();
    column(0, network.inputs());
    word(0, -1.25, "x: " + network.inputs(), "middle center");
    for (int l = 1; l <= depth; l++) {
      Dense layer = network.layer(l);
      weights(l, layer);
      column(l, layer.fanOut());
      word(l, -1.25, layer.activation() + ": " + layer.fanOut(), "middle center");
      word(
          l - 0.5,
          -1.5,
          "W<sub>%d</sub> %d×%d".formatted(l, layer.fanIn(), layer.fanOut()),
          "middle center");
    }
    arrow(0, depth, 1.3, "signal a");
    arrow(depth, 0, -1.8, "gradient dZ");
    // Filled, or the lines would run on through the biases.
    Map<String, Object> edge = Map.of("color", Pen.DARK, "width", 1.5);
    Mark circles =
        Mark.of("markers", neurons)
            .with("marker", Map.of("color", "#FFFFFF", "size", circle, "line", edge))
            .called(widths(), false);
    List<Mark> marks = new ArrayList<>(lines);
    marks.add(circles);
    marks.addAll(words);
    return new Chart(title, "", "").xRange(-0.3, depth + 0.3).yRange(-2, 1.6).bare().with(marks);
  }

  private String widths() {
    String widths = "neurons: " + network.inputs();
    for (Dense layer : network.layers()) {
      widths += " → " + layer.fanOut();
    }
    return widths;
  }

  /** The rows of a layer's neurons that are drawn, from the top; of many not all. */
  private static List<Integer> shown(int width) {
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      if (width <= MOST || i < MOST - 2 || i == width - 1) {
        shown.add(i);
      }
    }
    return shown;
  }

  private static double height(int width, int neuron) {
    int places = Math.min(width, MOST);
    int place = width > MOST && neuron == width - 1 ? MOST - 1 : neuron;
    return places == 1 ? 0 : (1 - 2.0 * place / (places - 1)) * Math.min(1, places / 4.0);
  }

  private void column(int l, int width) {
    for (int neuron : shown(width)) {
      neurons.add(new Point(l, height(width, neuron)));
    }
    if (width > MOST) {
      word(l, height(width, MOST - 2), "⋮", "middle center");
    }
  }

  private void weights(int l, Dense layer) {
    double most = Math.max(1e-300, largest(layer));
    boolean few = layer.fanIn() * layer.fanOut() <= FEW;
    for (int j : shown(layer.fanOut())) {
      Point to = new Point(l, height(layer.fanOut(), j));
      for (int i : shown(layer.fanIn())) {
        double w = layer.weights().get(i, j);
        Point from = new Point(l - 1.0, height(layer.fanIn(), i));
        line(from, to, Pen.number(w < 0 ? 1 : 0), 0.3 + 2.7 * Math.abs(w) / most);
        if (few) {
          // Where the more neurons are, their lines are farther apart.
          boolean before = layer.fanIn() >= layer.fanOut();
          double share = before ? 0.3 + 0.12 * (j % 2) : 0.74 - 0.12 * (i % 2);
          word(
              from.x() + share,
              from.y() + share * (to.y() - from.y()),
              Words.rounded(w),
              "top center");
        }
      }
      if (few) {
        String bias = Words.rounded(layer.bias().get(0, j));
        circle = bias.length() > 2 ? WIDE : circle;
        word(l, to.y(), bias, "middle center");
      }
    }
  }

  private static double largest(Dense layer) {
    double most = 0;
    for (double w : layer.weights().toArray()) {
      most = Math.max(most, Math.abs(w));
    }
    return most;
  }

  private void line(Point from, Point to, Pen pen, double width) {
    lines.add(Mark.of("lines", List.of(from, to)).with("line", pen.line(width)));
  }

  private void arrow(double from, double to, double y, String what) {
    double head = to > from ? -0.08 : 0.08;
    lines.add(
        Mark.of(
                "lines",
                List.of(
                    new Point(from, y),
                    new Point(to, y),
                    new Point(to + head, y + 0.06),
                    new Point(to, y),
                    new Point(to + head, y - 0.06)))
            .with("line", Map.of("color", HeatMap.GREY, "width", 1.5)));
    word((from + to) / 2, y, what, "top center");
  }

  private void word(double x, double y, String what, String place) {
    words.add(
        Mark.of("text", List.of(new Point(x, y)))
            .with("text", List.of(what))
            .with("textposition", place)
            .with("textfont", Map.of("size", 12, "color", Pen.DARK)));
  }
}
