package goldilocks.picture;

import java.util.List;
import java.util.Map;

/** Reads the maps and lists of a figure's JSON, where most things may be missing. */
final class Json {
  private Json() {}

  /** What is found by these names, one within the other; null if there is none. */
  static Object at(Object from, String... path) {
    Object found = from;
    for (String key : path) {
      found = found instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return found;
  }

  static double number(Object from, double otherwise, String... path) {
    return at(from, path) instanceof Number number ? number.doubleValue() : otherwise;
  }

  static String word(Object from, String otherwise, String... path) {
    return at(from, path) instanceof String word ? word : otherwise;
  }

  static List<?> list(Object from, String... path) {
    return at(from, path) instanceof List<?> list ? list : List.of();
  }

  /** The numbers of a list; NaN for what is none. */
  static double[] numbers(Object from, String... path) {
    return list(from, path).stream()
        .mapToDouble(v -> v instanceof Number number ? number.doubleValue() : Double.NaN)
        .toArray();
  }
}
