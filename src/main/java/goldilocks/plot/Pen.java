package goldilocks.plot;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a series is drawn with: a colour that the colour-blind can tell apart, and a symbol for
 * print.
 *
 * <p>The palette is Okabe and Ito's (2008). A start or an activation has the same pen throughout
 * the course; anything else takes the next free one.
 *
 * @param owners how the names begin that always have this pen
 */
record Pen(String colour, String symbol, String... owners) {
  private static final List<Pen> ALL =
      List.of(
          new Pen("#0072B2", "circle", "Xavier", "tanh"),
          new Pen("#D55E00", "square", "N(0, 1"),
          new Pen("#009E73", "diamond", "He", "ReLU"),
          new Pen("#CC79A7", "triangle-up", "N(0, 0.0", "sigmoid"),
          new Pen("#E69F00", "triangle-down", "orthogonal"),
          new Pen("#56B4E9", "cross", "LeCun"),
          new Pen("#000000", "x", "zeros", "constant", "identity"));

  static final String DARK = "#222222";

  static Pen number(int i) {
    return ALL.get(i % ALL.size());
  }

  /** The pen of each name, so that no two in one figure share one while any is free. */
  static Map<String, Pen> of(List<String> names) {
    Map<String, Pen> pens = new LinkedHashMap<>();
    names.forEach(
        name -> take(name, pens, p -> Arrays.stream(p.owners).anyMatch(name::startsWith)));
    names.forEach(name -> take(name, pens, pen -> true));
    names.forEach(name -> pens.putIfAbsent(name, ALL.get(0)));
    return pens;
  }

  private static void take(String name, Map<String, Pen> pens, Predicate<Pen> wanted) {
    ALL.stream()
        .filter(pen -> wanted.test(pen) && !pens.containsValue(pen))
        .findFirst()
        .ifPresent(pen -> pens.putIfAbsent(name, pen));
  }

  /** The colour, seen through. */
  String colour(double opacity) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return "rgba(%d,%d,%d,%s)".formatted(rgb >> 16, rgb >> 8 & 255, rgb & 255, opacity);
  }

  /** The colour half way to white, for areas behind points. */
  String light() {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return "#%06X".formatted((rgb >> 1 & 0x7F7F7F) + 0x808080);
  }

  Map<String, Object> line(double width) {
    return Map.of("color", colour, "width", width);
  }

  /** A symbol with a white edge, so that those that overlap can be told apart. */
  Map<String, Object> marker(double size) {
    return Map.of(
        "color",
        colour,
        "symbol",
        symbol,
        "size",
        size,
        "line",
        Map.of("color", "#FFFFFF", "width", 0.7));
  }

  /** The symbol as an outline, for what is no measurement like the others. */
  Map<String, Object> open(double size) {
    return Map.of("color", colour, "symbol", symbol + "-open", "size", size);
  }
}
