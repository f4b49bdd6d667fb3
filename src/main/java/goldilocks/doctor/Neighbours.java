package goldilocks.doctor;

import goldilocks.Dataset;
import goldilocks.Matrix;
import java.util.Arrays;

/**
 * How often an example and its nearest neighbour are of one class, and how often they would be if
 * the labels had been dealt out at random.
 *
 * <pre>{@code
 * chance = Σ p_c²      standard error = √(chance·(1 − chance)/n)
 * }</pre>
 *
 * @param asked the number of examples n
 */
record Neighbours(double agree, double chance, int asked) {
  /** Enough for a standard error of at most 3 %, and quick. */
  private static final int ASKED = 300;

  static Neighbours of(Dataset data) {
    int[] labels = data.labels();
    int every = Math.max(1, data.size() / ASKED);
    int asked = 0;
    int same = 0;
    for (int i = 0; i < data.size(); i += every) {
      asked++;
      same += labels[nearest(data.x(), i)] == labels[i] ? 1 : 0;
    }
    return new Neighbours(same / (double) asked, chance(labels), asked);
  }

  /** How many standard errors the agreement lies above chance. */
  double evidence() {
    return (agree - chance) / Math.sqrt(chance * (1 - chance) / asked);
  }

  private static int nearest(Matrix x, int i) {
    int nearest = i == 0 ? 1 : 0;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < x.rows(); k++) {
      double distance = k == i ? Double.POSITIVE_INFINITY : distance(x, i, k);
      if (distance < least) {
        least = distance;
        nearest = k;
      }
    }
    return nearest;
  }

  private static double distance(Matrix x, int i, int k) {
    double sum = 0;
    for (int j = 0; j < x.columns(); j++) {
      double d = x.get(i, j) - x.get(k, j);
      sum += d * d;
    }
    return sum;
  }

  private static double chance(int[] labels) {
    int classes = Arrays.stream(labels).max().orElse(0) + 1;
    double chance = 0;
    for (int c = 0; c < classes; c++) {
      int wanted = c;
      double share =
          Arrays.stream(labels).filter(v -> v == wanted).count() / (double) labels.length;
      chance += share * share;
    }
    return chance;
  }
}
