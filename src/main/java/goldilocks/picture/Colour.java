package goldilocks.picture;

import java.util.List;

/** A colour as a figure writes it, #RRGGBB or rgba(r,g,b,a), and scales of colours. */
record Colour(int rgb, double opacity) {
  static final Colour FIRST = new Colour(0x0072B2, 1);
  static final int INK = 0x222222;
  static final int AXIS = 0x8C8C8C;
  static final int GRID = 0xE5E5E5;

  /** plotly's Cividis, from dark to bright. */
  private static final int[] CIVIDIS = {
    0x00204C, 0x002A66, 0x00346E, 0x273F6C, 0x3C4A6B, 0x4C556B, 0x5B5F6D, 0x686A70, 0x757575,
    0x838178, 0x928D78, 0xA19A76, 0xB0A773, 0xC0B36C, 0xD0C163, 0xE1D059, 0xF3DE4B, 0xFFE945
  };

  /** The colour of that text, or this one where it is none. */
  static Colour of(Object text, Colour otherwise) {
    if (!(text instanceof String word)) {
      return otherwise;
    }
    if (word.matches("#[0-9a-fA-F]{6}")) {
      return new Colour(Integer.parseInt(word.substring(1), 16), 1);
    }
    if (word.startsWith("rgb")) {
      String[] parts = word.substring(word.indexOf('(') + 1, word.indexOf(')')).split("\\s*,\\s*");
      int rgb = 0;
      for (int i = 0; i < 3; i++) {
        rgb = rgb << 8 | (int) Double.parseDouble(parts[i]);
      }
      return new Colour(rgb, parts.length > 3 ? Double.parseDouble(parts[3]) : 1);
    }
    return otherwise;
  }

  /** A share of the way from one colour to another. */
  static int mix(int from, int to, double share) {
    int red = mixed(from >> 16 & 255, to >> 16 & 255, share);
    int green = mixed(from >> 8 & 255, to >> 8 & 255, share);
    return red << 16 | green << 8 | mixed(from & 255, to & 255, share);
  }

  private static int mixed(int from, int to, double share) {
    return (int) (from + (to - from) * share + 0.5);
  }

  /** The colour at a place from 0 to 1 of a scale: stops [place, colour], or a scale's name. */
  static int onScale(Object scale, double place) {
    double at = Math.max(0, Math.min(1, place));
    if (scale instanceof List<?> stops) {
      for (int i = 1; i < stops.size(); i++) {
        double begin = stop(stops, i - 1);
        double end = stop(stops, i);
        if (at <= end || i == stops.size() - 1) {
          return mix(
              ink(stops, i - 1), ink(stops, i), end > begin ? (at - begin) / (end - begin) : 1);
        }
      }
    }
    double step = at * (CIVIDIS.length - 1);
    int i = (int) Math.min(CIVIDIS.length - 2, step);
    return mix(CIVIDIS[i], CIVIDIS[i + 1], step - i);
  }

  private static double stop(List<?> stops, int i) {
    return ((Number) ((List<?>) stops.get(i)).get(0)).doubleValue();
  }

  private static int ink(List<?> stops, int i) {
    return of(((List<?>) stops.get(i)).get(1), new Colour(AXIS, 1)).rgb();
  }
}
