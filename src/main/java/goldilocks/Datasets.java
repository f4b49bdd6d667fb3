package goldilocks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
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

  /**
   * Two interleaved half circles of radius 1.
   *
   * @param noise sd of what is added to each coordinate
   */
  public static Dataset moons(int size, double noise, Seeds seeds) {
    return plane("moons", size, 2, noise, seeds, Datasets::moon);
  }

  /**
   * Two circles around the origin, of radius 1 and ½.
   *
   * @param noise sd of what is added to each coordinate
   */
  public static Dataset circles(int size, double noise, Seeds seeds) {
    Curve circle = (label, t) -> polar(label == 0 ? 1 : 0.5, 2 * Math.PI * t);
    return plane("circles", size, 2, noise, seeds, circle);
  }

  /**
   * Spiral arms of one and a half turns, one class each, from the origin to radius 1.
   *
   * @param noise sd of what is added to each coordinate
   */
  public static Dataset spirals(int size, int arms, double noise, Seeds seeds) {
    Curve arm = (label, t) -> polar(t, 2 * Math.PI * label / arms + 3 * Math.PI * t);
    return plane("spirals", size, arms, noise, seeds, arm);
  }

  /**
   * 1797 handwritten digits of 8 × 8 pixels, each from 0 (white) to 1 (black).
   *
   * <p>Alpaydin and Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning
   * Repository, CC BY 4.0; the pixels are divided by 16 here.
   */
  public static Dataset digits() {
    List<String> pixels =
        IntStream.range(0, 64).mapToObj(i -> "r%dc%d".formatted(i / 8, i % 8)).toList();
    return read("digits", 1.0 / 16, pixels, names(10));
  }

  /**
   * 150 irises of three kinds, four lengths in centimetres each.
   *
   * <p>Fisher 1936, UCI Machine Learning Repository, CC BY 4.0.
   */
  public static Dataset iris() {
    List<String> features = List.of("sepal length", "sepal width", "petal length", "petal width");
    return read("iris", 1, features, List.of("setosa", "versicolor", "virginica"));
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
    return Dataset.ofClasses(name, Matrix.of(x), labels, PLANE, names(classes));
  }

  private static List<String> names(int classes) {
    return IntStream.range(0, classes).mapToObj(String::valueOf).toList();
  }

  private static double[] moon(int label, double t) {
    double[] upper = polar(1, Math.PI * t);
    return label == 0 ? upper : new double[] {1 - upper[0], 0.5 - upper[1]};
  }

  private static double[] polar(double radius, double angle) {
    return new double[] {radius * StrictMath.cos(angle), radius * StrictMath.sin(angle)};
  }

  /** Lines of features and then a label; the features are multiplied by the scale. */
  private static Dataset read(
      String name, double scale, List<String> features, List<String> classes) {
    String file = name + ".csv.gz";
    try (InputStream raw = Datasets.class.getResourceAsStream(file);
        Reader text = new InputStreamReader(new GZIPInputStream(raw), StandardCharsets.US_ASCII);
        BufferedReader lines = new BufferedReader(text)) {
      double[][] rows = lines.lines().map(Datasets::numbers).toArray(double[][]::new);
      int[] labels = Arrays.stream(rows).mapToInt(row -> (int) row[row.length - 1]).toArray();
      double[][] x =
          Arrays.stream(rows).map(r -> Arrays.copyOf(r, r.length - 1)).toArray(double[][]::new);
      return Dataset.ofClasses(name, Matrix.of(x).times(scale), labels, features, classes);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "data set %s is damaged: build the jar again".formatted(file), e);
    }
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
  }
}
