package goldilocks.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pictures are read back with the JDK's own reader; they are not compared byte for byte. */
class PictureTest {
  @Test
  void aPictureHasTwoPixelsAPointAndTheColoursOfItsTraces() throws IOException {
    BufferedImage picture = picture(dots("#D55E00", List.of(1, 2), List.of(1, 2)));
    assertEquals(2 * Picture.WIDTH, picture.getWidth());
    assertEquals(2 * Picture.HEIGHT, picture.getHeight());
    assertTrue(count(picture, 0xD55E00) > 2 * 100, "two dots");
    assertTrue(count(picture, 0x222222) > 100, "words");
    assertEquals(0xFFFFFF, picture.getRGB(0, 0) & 0xFFFFFF);
  }

  @Test
  void whatIsOutsideOfTheRangeIsNotDrawn() throws IOException {
    Map<String, Object> far = dots("#D55E00", List.of(1, 2), List.of(99, 98));
    Map<String, Object> layout = Map.of("yaxis", Map.of("range", List.of(0, 1)));
    assertEquals(0, count(picture(Map.of("data", far.get("data"), "layout", layout)), 0xD55E00));
  }

  @Test
  void aCircleIsRoundWhereTheAxesHaveEqualUnits() throws IOException {
    Map<String, Object> free = Map.of("range", List.of(-2, 2));
    Map<String, Object> tied = Map.of("range", List.of(-2, 2), "scaleanchor", "x");
    Object corners = dots("#D55E00", List.of(-1, 0, 1, 0), List.of(0, 1, 0, -1)).get("data");
    for (Map<String, Object> y : List.of(free, tied)) {
      Map<String, Object> layout = Map.of("xaxis", free, "yaxis", y);
      BufferedImage picture = picture(Map.of("data", corners, "layout", layout));
      double wide = extent(picture, 0xD55E00, true);
      double high = extent(picture, 0xD55E00, false);
      assertEquals(y == tied, Math.abs(wide - high) <= 2, wide + " × " + high);
    }
  }

  @Test
  void aHeatMapHasTheColoursOfItsScale() throws IOException {
    Map<String, Object> map =
        Map.of(
            "type",
            "heatmap",
            "x",
            List.of(0, 1),
            "y",
            List.of(0, 1),
            "z",
            List.of(List.of(0, 1), List.of(1, 0)),
            "showscale",
            false,
            "colorscale",
            List.of(List.of(0, "#FF0000"), List.of(1, "#0000FF")));
    BufferedImage picture = picture(Map.of("data", List.of(map), "layout", Map.of()));
    int red = count(picture, 0xFF0000);
    assertTrue(red > 10_000, "half of the plot: " + red);
    assertEquals(1, (double) red / count(picture, 0x0000FF), 0.01);
  }

  @Test
  void aFigureOfAnotherKindHasNoPicture() {
    Map<String, Object> pie = Map.of("data", List.of(Map.of("type", "pie")), "layout", Map.of());
    assertEquals(Optional.empty(), Picture.png(pie));
    assertEquals(Optional.empty(), Picture.png(Map.of("data", List.of())));
  }

  /** A filled square of ten points is 20 by 20 pixels, wherever its corners are. */
  @Test
  void aShapeCoversAsMuchAsItsArea() {
    for (double shift : new double[] {0, 0.1, 0.25, 0.4}) {
      Raster raster = new Raster(30, 30);
      raster.outline(5 + shift, 5, 15 + shift, 5, 15 + shift, 15, 5 + shift, 15);
      raster.fill(0, 1);
      double ink = 0;
      for (int rgb : raster.rgb()) {
        ink += 1 - (rgb & 255) / 255.0;
      }
      assertEquals(400, ink, 20 * 2 * 0.5 / 6 + 1, "half a shade in each pixel of two sides");
    }
  }

  /** The font says that a digit is 1303 of its 2048 units wide. */
  @Test
  void lettersComeFromTheFontWithIndicesSmaller() {
    assertEquals(1303 / 2048.0, Glyphs.SANS.width('7'), 1e-12);
    assertEquals(2 * 12 * 1303 / 2048.0, new Text("77", 12).width, 1e-9);
    double raised = new Text("7<sup>7</sup>", 12).width;
    assertEquals((1 + 0.72) * 12 * 1303 / 2048.0, raised, 1e-9);
    for (int letter : "σ∂ᵀ⁻⅓√∞≤★×·−⋮".codePoints().toArray()) {
      assertTrue(Glyphs.SANS.width(letter) != Glyphs.SANS.width('\uFFFD') || letter == '⋮');
    }
  }

  private static Map<String, Object> dots(String colour, List<?> x, List<?> y) {
    Map<String, Object> marker = Map.of("color", colour, "size", 20);
    Map<String, Object> trace = Map.of("mode", "markers", "x", x, "y", y, "marker", marker);
    Map<String, Object> layout = Map.of("title", Map.of("text", "Two dots"));
    return Map.of("data", List.of(trace), "layout", layout);
  }

  private static BufferedImage picture(Map<String, Object> figure) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(Picture.png(figure).orElseThrow()));
  }

  /** From the first to the last pixel of this colour, across or down. */
  private static int extent(BufferedImage picture, int colour, boolean across) {
    int width = picture.getWidth();
    IntSummaryStatistics places =
        IntStream.range(0, width * picture.getHeight())
            .filter(i -> (picture.getRGB(i % width, i / width) & 0xFFFFFF) == colour)
            .map(i -> across ? i % width : i / width)
            .summaryStatistics();
    return places.getMax() - places.getMin();
  }

  private static int count(BufferedImage picture, int colour) {
    int count = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        count += (picture.getRGB(x, y) & 0xFFFFFF) == colour ? 1 : 0;
      }
    }
    return count;
  }
}
