package goldilocks.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The letters of a TrueType font: how wide they are, and their outlines. */
final class Glyphs {
  static final Glyphs SANS = read("DejaVuSans.ttf");

  private static final int PIECES = 4; // straight ones of a curve
  private static final int ON_CURVE = 1;

  private final Map<String, ByteBuffer> tables = new HashMap<>();
  private final double unit;
  private final int metrics;

  private Glyphs(ByteBuffer file) {
    int count = file.getShort(4);
    for (int i = 0; i < count; i++) {
      int entry = 12 + 16 * i;
      byte[] name = new byte[4];
      file.get(entry, name);
      tables.put(
          new String(name, StandardCharsets.US_ASCII),
          file.slice(file.getInt(entry + 8), file.getInt(entry + 12)));
    }
    unit = 1.0 / tables.get("head").getShort(18);
    metrics = tables.get("hhea").getShort(34);
  }

  private static Glyphs read(String font) {
    try (InputStream bytes = Glyphs.class.getResourceAsStream(font)) {
      return new Glyphs(ByteBuffer.wrap(bytes.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(font + " is damaged: build the jar again", e);
    }
  }

  /** How far a letter of size 1 moves the pen. */
  double width(int letter) {
    int glyph = Math.min(glyph(letter), metrics - 1);
    return unit * (tables.get("hmtx").getShort(4 * glyph) & 0xFFFF);
  }

  /** Where a point of a letter of size 1 goes; y counts upwards from the base line. */
  interface Edges {
    void edge(double x0, double y0, double x1, double y1);
  }

  void outline(int letter, Edges edges) {
    draw(glyph(letter), 0, 0, edges);
  }

  /** The number of a letter's glyph, of which 0 is an empty box. */
  private int glyph(int letter) {
    ByteBuffer cmap = tables.get("cmap").slice();
    int at = cmap.getInt(8); // of the first table, which is of format 4
    int twice = cmap.getShort(at + 6);
    for (int i = at + 14; i < at + 14 + twice; i += 2) {
      if (letter <= (cmap.getShort(i) & 0xFFFF)) {
        int start = cmap.getShort(i + twice + 2) & 0xFFFF;
        int delta = cmap.getShort(i + 2 * twice + 2);
        int place = i + 3 * twice + 2;
        int offset = cmap.getShort(place) & 0xFFFF;
        if (letter < start) {
          return 0;
        }
        int found = offset == 0 ? letter : cmap.getShort(place + offset + 2 * (letter - start));
        return found == 0 ? 0 : found + delta & 0xFFFF;
      }
    }
    return 0;
  }

  private void draw(int glyph, double dx, double dy, Edges edges) {
    ByteBuffer loca = tables.get("loca");
    boolean isLong = tables.get("head").getShort(50) == 1;
    int from = isLong ? loca.getInt(4 * glyph) : 2 * (loca.getShort(2 * glyph) & 0xFFFF);
    int to = isLong ? loca.getInt(4 * glyph + 4) : 2 * (loca.getShort(2 * glyph + 2) & 0xFFFF);
    if (to > from) {
      ByteBuffer outline = tables.get("glyf").slice(from, to - from);
      int contours = outline.getShort();
      outline.position(10);
      if (contours < 0) {
        parts(outline, dx, dy, edges);
      } else {
        contours(outline, contours, dx, dy, edges);
      }
    }
  }

  /** A letter made of others, such as é; the font turns and scales none of them. */
  private void parts(ByteBuffer outline, double dx, double dy, Edges edges) {
    int flags;
    do {
      flags = outline.getShort();
      int glyph = outline.getShort() & 0xFFFF;
      boolean words = (flags & 1) != 0;
      int x = words ? outline.getShort() : outline.get();
      int y = words ? outline.getShort() : outline.get();
      draw(glyph, dx + unit * x, dy + unit * y, edges);
    } while ((flags & 0x20) != 0);
  }

  private void contours(ByteBuffer outline, int contours, double dx, double dy, Edges edges) {
    int[] ends = new int[contours];
    for (int i = 0; i < contours; i++) {
      ends[i] = outline.getShort();
    }
    outline.position(outline.getShort() + outline.position());
    int points = contours == 0 ? 0 : ends[contours - 1] + 1;
    int[] flags = new int[points];
    for (int i = 0; i < points; i++) {
      flags[i] = outline.get();
      if ((flags[i] & 8) != 0) {
        for (int again = outline.get() & 255; again > 0; again--) {
          flags[i + 1] = flags[i++];
        }
      }
    }
    double[] x = coordinates(outline, flags, 2, 16, dx);
    double[] y = coordinates(outline, flags, 4, 32, dy);
    int begin = 0;
    for (int end : ends) {
      contour(x, y, flags, begin, end, edges);
      begin = end + 1;
    }
  }

  private double[] coordinates(
      ByteBuffer outline, int[] flags, int isByte, int isSame, double origin) {
    double[] places = new double[flags.length];
    int at = 0;
    for (int i = 0; i < flags.length; i++) {
      boolean same = (flags[i] & isSame) != 0;
      if ((flags[i] & isByte) != 0) {
        int step = outline.get() & 255;
        at += same ? step : -step;
      } else if (!same) {
        at += outline.getShort();
      }
      places[i] = origin + unit * at;
    }
    return places;
  }

  /** Points on the curve, and between them those that bend it; between two such, its middle. */
  private static void contour(
      double[] x, double[] y, int[] flags, int begin, int end, Edges edges) {
    int n = end - begin + 1;
    int start = begin;
    while (start < end && (flags[start] & ON_CURVE) == 0) {
      start++;
    }
    double penX = x[start];
    double penY = y[start];
    for (int i = 1; i <= n; i++) {
      int p = begin + (start - begin + i) % n;
      if ((flags[p] & ON_CURVE) != 0) {
        edges.edge(penX, penY, x[p], y[p]);
        penX = x[p];
        penY = y[p];
      } else {
        int next = begin + (start - begin + i + 1) % n;
        boolean on = (flags[next] & ON_CURVE) != 0;
        double toX = on ? x[next] : (x[p] + x[next]) / 2;
        double toY = on ? y[next] : (y[p] + y[next]) / 2;
        curve(penX, penY, x[p], y[p], toX, toY, edges);
        penX = toX;
        penY = toY;
        i += on ? 1 : 0;
      }
    }
  }

  private static void curve(
      double x0, double y0, double x1, double y1, double x2, double y2, Edges edges) {
    double fromX = x0;
    double fromY = y0;
    for (int i = 1; i <= PIECES; i++) {
      double t = (double) i / PIECES;
      double u = 1 - t;
      double toX = u * u * x0 + 2 * u * t * x1 + t * t * x2;
      double toY = u * u * y0 + 2 * u * t * y1 + t * t * y2;
      edges.edge(fromX, fromY, toX, toY);
      fromX = toX;
      fromY = toY;
    }
  }
}
