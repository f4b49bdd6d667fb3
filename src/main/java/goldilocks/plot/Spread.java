package goldilocks.plot;

import java.util.Collection;

/** How far some values lie apart; NaN counts as the greatest. */
record Spread(double least, double median, double greatest) {
  static Spread of(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
    int half = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    return new Spread(sorted[0], median, sorted[sorted.length - 1]);
  }
}
