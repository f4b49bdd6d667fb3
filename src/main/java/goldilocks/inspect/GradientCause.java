package goldilocks.inspect;

import goldilocks.Matrix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What two gradients that differ have in common, part by part: W1, b1, W2 …
 *
 * @param cost of the network, whose rounding the differences share
 */
record GradientCause(double h, double cost, Map<String, Part> parts) {
  /** Parts that differ by less are right: differences of neighbours with a bend between them. */
  private static final double RIGHT = 1e-4;

  /** The spacing of doubles around 1. */
  private static final double EPSILON = 0x1p-52;

  /** One matrix of weights or biases: what is to be checked, and the finite differences. */
  record Part(Matrix given, Matrix numeric) {
    double error() {
      double size = given.rms() + numeric.rms();
      return size == 0 ? 0 : given.minus(numeric).rms() / size;
    }

    /** How many times too large it is, if that is all; else NaN. */
    double factor() {
      double factor = given.hadamard(numeric).sum() / numeric.sumOfSquares();
      return given.minus(numeric.times(factor)).rms() <= RIGHT * given.rms() ? factor : Double.NaN;
    }

    /** To how many decimals all its numbers are rounded; 0 where they are not. */
    int decimals() {
      for (int digits = 1; digits <= 6; digits++) {
        double unit = Math.round(1 / Double.parseDouble("1e-" + digits));
        Matrix rest = given.map(v -> v * unit - Math.rint(v * unit));
        if (rest.rms() < 1e-6 && given.rms() > 0) {
          return digits;
        }
      }
      return 0;
    }
  }

  /** In words. */
  String cause() {
    Map<String, Part> wrong = new LinkedHashMap<>(parts);
    wrong.values().removeIf(part -> part.error() <= RIGHT);
    if (wrong.isEmpty()) {
      return "none: the two agree";
    }
    if (wrong.values().stream().anyMatch(part -> !part.given().isFinite())) {
      wrong.values().removeIf(part -> part.given().isFinite());
      return "numbers that are none, in " + names(wrong);
    }
    if (wrong.values().stream().allMatch(this::isNoise)) {
      return "rounding: h is so small that the cost's last digits show; take a larger one";
    }
    List<Double> factors =
        wrong.values().stream()
            .map(Part::factor)
            .map(f -> Math.rint(1e3 * f) / 1e3)
            .distinct()
            .toList();
    if (factors.size() == 1 && !factors.get(0).isNaN()) {
      return scaled(factors.get(0)) + " in " + names(wrong);
    }
    int decimals = rounded(wrong);
    return decimals > 0
        ? "rounding: to %d decimals, in %s".formatted(decimals, names(wrong))
        : place(wrong);
  }

  private static String scaled(double factor) {
    if (factor == 0) {
      return "nothing arrives: all 0";
    }
    return factor == -1
        ? "the sign: all turned round"
        : String.format(Locale.ROOT, "a factor: all %.4g times too large", factor);
  }

  /** Biases show it best: they are sums of dZ, whatever the inputs. */
  private static int rounded(Map<String, Part> wrong) {
    return wrong.entrySet().stream()
        .filter(e -> e.getKey().startsWith("b"))
        .mapToInt(e -> e.getValue().decimals())
        .max()
        .orElse(0);
  }

  private String place(Map<String, Part> wrong) {
    Predicate<String> isWeight = name -> name.startsWith("W");
    if (wrong.keySet().stream().allMatch(isWeight) && 2 * wrong.size() == parts.size()) {
      return "the weights alone, dW = Xᵀ·dZ, in " + names(wrong);
    }
    if (wrong.keySet().stream().noneMatch(isWeight) && 2 * wrong.size() == parts.size()) {
      return "the biases alone, db = the sum of dZ's rows, in " + names(wrong);
    }
    List<Integer> layers =
        wrong.keySet().stream()
            .map(name -> Integer.parseInt(name.substring(1)))
            .distinct()
            .toList();
    int depth = parts.size() / 2;
    int last = layers.get(layers.size() - 1);
    boolean below = wrong.size() == 2 * last && last < depth;
    String words = layers.size() == 1 ? "one layer" : "%d layers".formatted(layers.size());
    return below
        ? "%s: what layer %d hands down, dZ·Wᵀ, or the slope there, in %s"
            .formatted(words, last + 1, names(wrong))
        : "%s, in %s".formatted(words, names(wrong));
  }

  private boolean isNoise(Part part) {
    return part.given().minus(part.numeric()).rms() <= 10 * EPSILON * Math.abs(cost) / h;
  }

  /** With the error of each. */
  private static String names(Map<String, Part> wrong) {
    return wrong.entrySet().stream()
        .map(e -> String.format(Locale.ROOT, "%s (%.2g)", e.getKey(), e.getValue().error()))
        .collect(Collectors.joining(", "));
  }
}
