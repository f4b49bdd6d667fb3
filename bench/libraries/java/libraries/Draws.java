package libraries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The rows of one library: what an initializer promises in words, and what it drew. */
final class Draws {
  /** The weights of one new layer, without its biases, in any order. */
  interface Weights {
    double[] draw(int fanIn, int fanOut) throws Exception;
  }

  /** fanIn·Var(w) according to the words. */
  interface Promise {
    double of(int fanIn, int fanOut);
  }

  /** Where nothing is promised. */
  static final Promise NONE = (fanIn, fanOut) -> Double.NaN;

  /** A square layer, and one that tells fanIn from fanOut. */
  private static final int[][] SHAPES = {{256, 256}, {400, 100}};

  private final String library;
  private final String version;
  private final List<String> lines = new ArrayList<>();

  Draws(String library, String version) {
    this.library = library;
    this.version = version;
  }

  /** Measures one initializer; seeded says that the same numbers come each time. */
  void add(String code, String words, boolean seeded, Promise promise, Weights weights)
      throws Exception {
    for (int[] shape : SHAPES) {
      double[] w = weights.draw(shape[0], shape[1]);
      if (w.length != shape[0] * shape[1]) {
        throw new IllegalStateException(
            "%s: %d weights for a layer %d×%d".formatted(code, w.length, shape[0], shape[1]));
      }
      String[] cells = {
        library, version, code, words, text(promise.of(shape[0], shape[1])),
        text(shape[0]), text(shape[1]), text(w.length), String.valueOf(seeded), summary(w)
      };
      lines.add(String.join(",", cells));
    }
  }

  void write(Path file) throws IOException {
    Files.write(file, lines);
  }

  /** Mean, variance, its standard error √((m₄ − m₂²)/n), least and greatest. */
  private static String summary(double[] w) {
    double mean = Arrays.stream(w).average().orElseThrow();
    double m2 = Arrays.stream(w).map(v -> Math.pow(v - mean, 2)).average().orElseThrow();
    double m4 = Arrays.stream(w).map(v -> Math.pow(v - mean, 4)).average().orElseThrow();
    double error = Math.sqrt((m4 - m2 * m2) / w.length);
    double min = Arrays.stream(w).min().orElseThrow();
    double max = Arrays.stream(w).max().orElseThrow();
    return String.join(",", text(mean), text(m2), text(error), text(min), text(max));
  }

  private static String text(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.6g", value);
  }
}
