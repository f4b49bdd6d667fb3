package goldilocks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

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
    boolean pair = y.columns() == 1 && classes.size() == 2;
    if (!classes.isEmpty() && classes.size() != y.columns() && !pair) {
      throw new IllegalArgumentException(
          "data set %s: %d class names for %d target columns: one each, or two for a single one"
              .formatted(name, classes.size(), y.columns()));
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

  /** Whether the targets are classes; else they are numbers. */
  public boolean isClasses() {
    return !classes.isEmpty();
  }

  /** The class of each row: the column of its 1, or the 0 or 1 of a single column. */
  public int[] labels() {
    if (!isClasses()) {
      throw new IllegalArgumentException(
          "data set %s: its targets are numbers, not classes: ask for the cost or for rSquared"
              .formatted(name));
    }
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

  /** The same inputs with other targets of the same kind. */
  public Dataset withY(Matrix newY) {
    return new Dataset(name, x, newY, features, classes);
  }

  /** Each feature by its own mean and sd, and the targets too where they are numbers. */
  public Dataset scaled() {
    return scaledLike(this);
  }

  /** The same with the means and sds of another data set: those of the training part. */
  public Dataset scaledLike(Dataset train) {
    Dataset inputs = withX(Scaling.of(train.x).apply(x));
    return isClasses() ? inputs : inputs.withY(Scaling.of(train.y).apply(y));
  }

  /**
   * Every n-th row, starting with the first, becomes the test part; the others train.
   *
   * <p>Rows whose classes come in step with n are refused: a part without one of the classes.
   *
   * @param n 2 or more
   */
  public Split split(int n) {
    int[] all = IntStream.range(0, size()).toArray();
    return new Split(
            rows(Arrays.stream(all).filter(i -> i % n != 0).toArray()),
            rows(Arrays.stream(all).filter(i -> i % n == 0).toArray()))
        .refusingSteps();
  }

  /**
   * One in n of each class, drawn at random, becomes the test part; of numbers, one in n of all.
   *
   * @param n 2 or more
   */
  public Split split(int n, Seeds seeds) {
    RandomGenerator random = seeds.stream("split");
    List<Integer> order = new ArrayList<>(IntStream.range(0, size()).boxed().toList());
    for (int i = size() - 1; i > 0; i--) {
      Collections.swap(order, i, random.nextInt(i + 1));
    }
    int[] labels = isClasses() ? labels() : new int[size()];
    int[] seen = new int[Math.max(2, classes.size())];
    List<Integer> train = new ArrayList<>();
    List<Integer> test = new ArrayList<>();
    for (int i : order) {
      (seen[labels[i]]++ % n == 0 ? test : train).add(i);
    }
    return new Split(rows(train), rows(test));
  }

  private Dataset rows(List<Integer> chosen) {
    return rows(chosen.stream().mapToInt(i -> i).toArray());
  }

  @Override
  public String toString() {
    String targets =
        isClasses() ? classes.size() + " classes" : y.columns() + " targets that are numbers";
    return "%s: %d examples, %d features, %s".formatted(name, size(), x.columns(), targets);
  }
}
