package goldilocks.plot;

import goldilocks.Activation;
import goldilocks.Dataset;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.arithmetic.Elementary;
import goldilocks.plot.Series.Point;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a network with two inputs answers all over the plane, and where it changes its mind. */
final class DecisionMap {
  private static final int GRID = 64;

  private final Network network;
  private final boolean isClasses;
  private final double[] x;
  private final double[] y;

  private DecisionMap(Network network, Dataset data) {
    this.network = network;
    isClasses = data.isClasses();
    x = axis(data.x(), 0);
    y = axis(data.x(), 1);
  }

  static Chart of(Chart points, Network network, Dataset data) {
    DecisionMap map = new DecisionMap(network, data);
    double[][] answers = map.answers();
    if (!data.isClasses()) {
      return points.behind(HeatMap.of(map.x, map.y, answers, "output"));
    }
    if (network.outputs() > 2) {
      return points.behind(HeatMap.classes(map.x, map.y, answers));
    }
    List<Point> border = Contours.line(map.x, map.y, answers, 0.5);
    Mark half = Mark.of("lines", border).with("line", Map.of("color", Pen.DARK, "width", 1.5));
    String one = "P(" + data.classes().get(1) + ")";
    return points
        .behind(HeatMap.probability(map.x, map.y, answers, one))
        .with(border.isEmpty() ? List.of() : List.of(half.called(one + " = ½", true)));
  }

  /** Evenly spaced places over the values and a little beyond. */
  private static double[] axis(Matrix values, int column) {
    DoubleSummaryStatistics range =
        IntStream.range(0, values.rows())
            .mapToDouble(i -> values.get(i, column))
            .summaryStatistics();
    double min = range.getMin();
    double max = range.getMax();
    double margin = 0.1 * (max - min);
    return HeatMap.places(min - margin, max + margin, GRID);
  }

  /** Of two classes the probability of the second, of more the class; else the output itself. */
  private double[][] answers() {
    double[] places = new double[2 * GRID * GRID];
    for (int i = 0; i < GRID * GRID; i++) {
      places[2 * i] = x[i % GRID];
      places[2 * i + 1] = y[i / GRID];
    }
    Matrix plane = Matrix.of(GRID * GRID, 2, places);
    double[] answers = isClasses ? classes(plane) : network.output(plane).toArray();
    return IntStream.range(0, GRID)
        .mapToObj(row -> Arrays.copyOfRange(answers, row * GRID, (row + 1) * GRID))
        .toArray(double[][]::new);
  }

  private double[] classes(Matrix points) {
    if (network.outputs() > 2) {
      return Arrays.stream(network.predict(points)).asDoubleStream().toArray();
    }
    Matrix output = network.output(points);
    if (network.outputs() == 2) {
      return IntStream.range(0, output.rows())
          .mapToDouble(i -> Elementary.sigmoid(output.get(i, 1) - output.get(i, 0)))
          .toArray();
    }
    Activation last = network.layer(network.layers().size()).activation();
    Matrix p = last == Activation.identity() ? output.map(Elementary::sigmoid) : output;
    return p.toArray();
  }
}
