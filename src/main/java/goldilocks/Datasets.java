package goldilocks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.math3.random.RandomGenerator;

/** The data sets of the lessons: two read from the jar, the others drawn from a seed. */
public final class Datasets {
  private static final List<String> PLANE = List.of("x1", "x2");

  private Datasets() {}

  /** The four rows of exclusive or, with one target column. */
  public static Dataset xor() {
    Matrix x = Matrix.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
    return new Dataset("XOR", x, Matrix.column(0, 1, 1, 0), PLANE, List.of("0", "1"));
  }

  /** Two interleaved half circles of radius 1. */
  public static Dataset moons(int size, double noise, Seeds seeds) {
    return plane(
        "moons",
        size,
        2,
        noise,
        seeds,
        (label, t) -> {
          double angle = Math.PI * t;
          return label == 0
              ? new double[] {StrictMath.cos(angle), StrictMath.sin(angle)}
              : new double[] {1 - StrictMath.cos(angle), 0.5 - StrictMath.sin(angle)};
        });
  }

  /** Two circles around the origin, of radius 1 and ½. */
  public static Dataset circles(int size, double noise, Seeds seeds) {
    return plane(
        "circles",
        size,
        2,
        noise,
        seeds,
        (label, t) -> polar(label == 0 ? 1 : 0.5, 2 * Math.PI * t));
  }

  /** Spiral arms of one and a half turns, one class each, from the origin to radius 1. */
  public static Dataset spirals(int size, int arms, double noise, Seeds seeds) {
    return plane(
        "spirals",
        size,
        arms,
        noise,
        seeds,
        (label, t) -> polar(t, 2 * Math.PI * label / arms + 3 * Math.PI * t));
  }

  /**
   * 1797 handwritten digits of 8 × 8 pixels, each from 0 (white) to 1 (black).
   *
   * <p>Alpaydin and Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning
   * Repository, CC BY 4.0; the pixels are divided by 16 here.
   */
  public static Dataset digits() {
    Matrix table = read("digits.csv.gz");
    List<String> pixels =
        IntStream.range(0, 64).mapToObj(i -> "r%dc%d".formatted(i / 8, i % 8)).toList();
    List<String> digits = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
    return labelled("digits", table, 1.0 / 16, pixels, digits);
  }

  /**
   * 150 irises of three kinds, four lengths in centimetres each.
   *
   * <p>Fisher 1936, UCI Machine Learning Repository, CC BY 4.0.
   */
  public static Dataset iris() {
    return labelled(
        "iris",
        read("iris.csv.gz"),
        1,
        List.of("sepal length", "sepal width", "petal length", "petal width"),
        List.of("setosa", "versicolor", "virginica"));
  }

  private interface Curve {
    /** The point of the class's curve at t from 0 to 1. */
    double[] at(int label, double t);
  }

  private static Dataset plane(
      String name, int size, int classes, double noise, Seeds seeds, Curve curve) {
    if (size < classes || !(noise >= 0)) {
      throw new IllegalArgumentException(
          "%s: size %d, noise %s: wanted at least %d points and a noise that is not negative"
              .formatted(name, size, noise, classes));
    }
    RandomGenerator random = seeds.stream(name);
    double[][] x = new double[size][];
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = i % classes;
      x[i] = curve.at(labels[i], random.nextDouble());
      x[i][0] += noise * random.nextGaussian();
      x[i][1] += noise * random.nextGaussian();
    }
    List<String> names = IntStream.range(0, classes).mapToObj(String::valueOf).toList();
    return Dataset.ofClasses(name, Matrix.of(x), labels, PLANE, names);
  }

  private static double[] polar(double radius, double angle) {
    return new double[] {radius * StrictMath.cos(angle), radius * StrictMath.sin(angle)};
  }

  private static Dataset labelled(
      String name, Matrix table, double scale, List<String> features, List<String> classes) {
    int last = table.columns() - 1;
    double[][] x = new double[table.rows()][last];
    int[] labels = new int[table.rows()];
    for (int i = 0; i < table.rows(); i++) {
      for (int j = 0; j < last; j++) {
        x[i][j] = table.get(i, j) * scale;
      }
      labels[i] = (int) table.get(i, last);
    }
    return Dataset.ofClasses(name, Matrix.of(x), labels, features, classes);
  }

  private static Matrix read(String resource) {
    try (InputStream raw = Datasets.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(raw), StandardCharsets.US_ASCII))) {
      return Matrix.of(lines.lines().map(Datasets::numbers).toArray(double[][]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "data set %s is damaged: build the jar again".formatted(resource), e);
    }
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
  }
}
