package goldilocks.plot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.plotly.components.Symbol;

/**
 * One look for every figure: colours that the colour-blind can tell apart, and symbols for print.
 *
 * <p>The palette is Okabe and Ito's (2008). A scheme or an activation has the same colour
 * throughout the course; anything else takes the next free one.
 */
final class Style {
  static final int WIDTH = 640;
  static final int HEIGHT = 400;
  static final String GREY = "#8C8C8C";

  private static final List<String> PALETTE =
      List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000");
  private static final List<Symbol> SYMBOLS =
      List.of(
          Symbol.CIRCLE,
          Symbol.SQUARE,
          Symbol.DIAMOND,
          Symbol.TRIANGLE_UP,
          Symbol.TRIANGLE_DOWN,
          Symbol.CROSS,
          Symbol.X);
  private static final Map<String, Integer> FIXED = new LinkedHashMap<>();

  static {
    FIXED.put("zeros", 6);
    FIXED.put("constant", 6);
    FIXED.put("N(0, 0.0", 3);
    FIXED.put("N(0, 1", 1);
    FIXED.put("LeCun", 5);
    FIXED.put("Xavier", 0);
    FIXED.put("He", 2);
    FIXED.put("orthogonal", 4);
    FIXED.put("sigmoid", 3);
    FIXED.put("tanh", 0);
    FIXED.put("ReLU", 2);
    FIXED.put("identity", 6);
  }

  /** The look of each series, so that no two in one figure share a colour while any is free. */
  static Map<String, Integer> looks(Iterable<String> names) {
    Map<String, Integer> looks = new LinkedHashMap<>();
    for (String name : names) {
      FIXED.forEach(
          (prefix, look) -> {
            if (name.startsWith(prefix) && !looks.containsValue(look)) {
              looks.putIfAbsent(name, look);
            }
          });
    }
    for (String name : names) {
      int look = 0;
      while (!looks.containsKey(name) && look < PALETTE.size() && looks.containsValue(look)) {
        look++;
      }
      looks.putIfAbsent(name, look % PALETTE.size());
    }
    return looks;
  }

  static String colour(int look) {
    return PALETTE.get(look);
  }

  /** The colour, seen through. */
  static String colour(int look, double opacity) {
    int rgb = Integer.parseInt(PALETTE.get(look).substring(1), 16);
    return "rgba(%d,%d,%d,%s)".formatted(rgb >> 16, rgb >> 8 & 255, rgb & 255, opacity);
  }

  /** The colour half way to white, for areas behind points. */
  static String light(int look) {
    int rgb = Integer.parseInt(PALETTE.get(look).substring(1), 16);
    return "#%06X".formatted((rgb >> 1 & 0x7F7F7F) + 0x808080);
  }

  static Symbol symbol(int look) {
    return SYMBOLS.get(look);
  }

  private Style() {}
}
