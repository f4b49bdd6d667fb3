package goldilocks.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of text with raised and lowered parts, as plotly writes them: x<sup>2</sup>. */
final class Text {
  private static final Pattern TAG = Pattern.compile("<(/?)(\\w+)[^>]*>");

  /** The size of what stands beside axes. */
  static final double SMALL = 12;

  private static final double INDEX = 0.72;

  private record Part(String letters, double size, double shift) {}

  private final List<Part> parts = new ArrayList<>();
  final double width;

  Text(String line, double size) {
    double shift = 0;
    int from = 0;
    for (Matcher tag = TAG.matcher(line); tag.find(); from = tag.end()) {
      add(line.substring(from, tag.start()), size, shift);
      boolean opens = tag.group(1).isEmpty();
      switch (tag.group(2)) {
        case "sub" -> shift = opens ? -0.2 * size : 0;
        case "sup" -> shift = opens ? 0.35 * size : 0;
        default -> shift += 0;
      }
    }
    add(line.substring(from), size, shift);
    width = parts.stream().mapToDouble(Text::width).sum();
  }

  /** The lines of a text. */
  static List<Text> lines(Object text, double size) {
    return text == null
        ? List.of()
        : Pattern.compile("<br ?/?>|\n")
            .splitAsStream(text.toString())
            .map(line -> new Text(line, size))
            .toList();
  }

  private void add(String letters, double size, double shift) {
    if (!letters.isEmpty()) {
      parts.add(new Part(letters, shift == 0 ? size : INDEX * size, shift));
    }
  }

  private static double width(Part part) {
    return part.size * part.letters.codePoints().mapToDouble(Glyphs.SANS::width).sum();
  }

  /** Draws it from a point on; the base line runs to the right, or upwards. */
  void draw(Raster raster, double left, double base, boolean upwards, int colour) {
    double x = Raster.snapped(left);
    double y = Raster.snapped(base);
    double pen = 0;
    for (Part part : parts) {
      for (int letter : part.letters.codePoints().toArray()) {
        double at = Raster.snapped(pen);
        Glyphs.SANS.outline(
            letter,
            (x0, y0, x1, y1) -> {
              double fromX = at + part.size * x0;
              double fromY = part.shift + part.size * y0;
              double toX = at + part.size * x1;
              double toY = part.shift + part.size * y1;
              if (upwards) {
                raster.edge(x - fromY, y - fromX, x - toY, y - toX);
              } else {
                raster.edge(x + fromX, y - fromY, x + toX, y - toY);
              }
            });
        pen += part.size * Glyphs.SANS.width(letter);
      }
    }
    raster.fill(colour, 1);
  }
}
