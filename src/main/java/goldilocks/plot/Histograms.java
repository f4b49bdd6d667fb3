package goldilocks.plot;

import goldilocks.Matrix;
import goldilocks.plot.Series.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The distribution of each layer's values, layer above layer, all on one scale. */
final class Histograms {
  private static final int BINS = 60;
  private static final double HEIGHT = 0.85; // of the fullest bin; the next layer begins at 1

  private Histograms() {}

  static Chart of(String title, String xTitle, Map<String, Matrix> layers) {
    double reach =
        layers.values().stream()
            .flatMapToDouble(m -> Arrays.stream(m.toArray()))
            .filter(Double::isFinite)
            .map(Math::abs)
            .max()
            .orElse(1);
    Chart chart =
        new Chart(title, xTitle, "share of the values")
            .xRange(-reach, reach)
            .yRange(0, layers.size());
    List<Mark> areas = new ArrayList<>();
    int row = 0;
    for (Map.Entry<String, Matrix> layer : layers.entrySet()) {
      // What the height does not tell, for each layer's fullest bin is as high as the others'.
      String name = layer.getKey() + ", sd " + Words.rounded(layer.getValue().sd());
      areas.add(
          area(layer.getValue(), reach == 0 ? 1 : reach, row, Pen.number(0)).called(name, false));
      chart.row(row++, name);
    }
    return chart.with(areas);
  }

  private static Mark area(Matrix values, double reach, int ground, Pen pen) {
    double[] shares = shares(values, reach);
    double width = 2 * reach / BINS;
    List<Point> corners = new ArrayList<>(List.of(new Point(-reach, ground)));
    for (int i = 0; i < BINS; i++) {
      double y = ground + HEIGHT * shares[i];
      corners.add(new Point(-reach + i * width, y));
      corners.add(new Point(-reach + (i + 1) * width, y));
    }
    corners.add(new Point(reach, ground));
    return Mark.area(corners, pen.colour(0.5)).with("line", pen.line(1));
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
}
