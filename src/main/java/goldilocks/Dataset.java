package goldilocks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Examples and what the network should say about them.
 *
 * <pre>{@code
 * X  m × features      Y  m × outputs: one-hot classes, or one column of 0 and 1, or numbers
 * }</pre>
 *
 * @param name for messages and titles
 * @param x one row per example, one column per feature, in the units of the data; all finite
 * @param y one row per example; all finite
 * @param features a name for each column of x
 * @param classes the names of the classes; none where the targets are numbers
 */
public record Dataset(
    String name, Matrix x, Matrix y, List<String> features, List<String> classes) {
  public Dataset {
    features = List.copyOf(features);
    classes = List.copyOf(classes);
    if (x.rows() == 0) {
      throw new IllegalArgumentException(
          "data set %s: it is empty: give some rows".formatted(name));
    }
    if (x.rows() != y.rows()) {
      throw new IllegalArgumentException(
          "data set %s: %d rows of x but %d of y: one target per example"
              .formatted(name, x.rows(), y.rows()));
    }
    if (features.size() != x.columns()) {
      throw new IllegalArgumentException(
          "data set %s: %d feature names for %d columns"
              .formatted(name, features.size(), x.columns()));
    }
    if (!x.isFinite() || !y.isFinite()) {
      throw new IllegalArgumentException(
          "data set %s: there are values that are NaN or infinite: mend or drop these rows first"
              .formatted(name));
    }
  }

  /**
   * A data set of classes: labels become one-hot targets.
   *
   * @param labels for each row of x its class, from 0 to classes − 1; not modified
   */
  public static Dataset ofClasses(
      String name, Matrix x, int[] labels, List<String> features, List<String> classes) {
    double[][] oneHot = new double[labels.length][classes.size()];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes.size()) {
        throw new IllegalArgumentException(
            "data set %s: label %d in row %d is outside 0 … %d"
                .formatted(name, labels[i], i, classes.size() - 1));
      }
      oneHot[i][labels[i]] = 1;
    }
    return new Dataset(name, x, Matrix.of(oneHot), features, classes);
  }

  /** The number of examples. */
  public int size() {
    return x.rows();
  }

  /** The class of each row: the column of its 1, or the 0 or 1 of a single column. */
  public int[] labels() {
    return IntStream.range(0, size())
        .map(i -> y.columns() == 1 ? (y.get(i, 0) > 0.5 ? 1 : 0) : y.argMax(i))
        .toArray();
  }

  /** Two classes as a single column of 0 and 1, for a network with one output. */
  public Dataset binary() {
    if (y.columns() != 2) {
      throw new IllegalArgumentException(
          "binary: data set %s has %d target columns, wanted 2".formatted(name, y.columns()));
    }
    double[] ones = Arrays.stream(labels()).asDoubleStream().toArray();
    return new Dataset(name, x, Matrix.column(ones), features, classes);
  }

  /** The chosen rows, in the given order. */
  public Dataset rows(int... chosen) {
    return new Dataset(name, x.rows(chosen), y.rows(chosen), features, classes);
  }

  /** The same targets with other inputs. */
  public Dataset withX(Matrix newX) {
    return new Dataset(name, newX, y, features, classes);
  }

  /**
   * Every n-th row, starting with the first, becomes the test part; the others train.
   *
   * @param n 2 or more
   */
  public Split split(int n) {
    int[] all = IntStream.range(0, size()).toArray();
    return new Split(
        rows(Arrays.stream(all).filter(i -> i % n != 0).toArray()),
        rows(Arrays.stream(all).filter(i -> i % n == 0).toArray()));
  }

  @Override
  public String toString() {
    return "%s: %d examples, %d features, %d classes"
        .formatted(name, size(), x.columns(), classes.size());
  }
}
