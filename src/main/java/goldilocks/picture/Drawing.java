package goldilocks.picture;

import java.util.List;

/** Traces, drawn one after the other between two axes. */
final class Drawing {
  private final Raster raster;
  private final Scale xs;
  private final Scale ys;
  private double[] lastX = {};
  private double[] lastY = {};

  Drawing(Raster raster, Scale xs, Scale ys) {
    this.raster = raster;
    this.xs = xs;
    this.ys = ys;
  }

  static boolean isMap(Object trace) {
    return "heatmap".equals(Json.at(trace, "type"));
  }

  void draw(Object trace) {
    if (isMap(trace)) {
      new ColourMap(trace).draw(raster, xs, ys);
    } else {
      scatter(trace);
    }
  }

  private void scatter(Object trace) {
    double[] x = places(xs, Json.numbers(trace, "x"));
    double[] y = places(ys, Json.numbers(trace, "y"));
    String mode = Json.word(trace, "lines", "mode");
    Stroke stroke = new Stroke(Json.at(trace, "line"), Colour.FIRST);
    area(Json.word(trace, "none", "fill"), trace, x, y);
    if (mode.contains("lines")) {
      stroke.draw(raster, x, y);
    }
    if (mode.contains("markers")) {
      Marker marker = new Marker(Json.at(trace, "marker"), stroke.colour());
      for (int i = 0; i < x.length; i++) {
        if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
          marker.draw(raster, Raster.snapped(x[i]), Raster.snapped(y[i]));
        }
      }
    }
    if (mode.contains("text")) {
      words(trace, x, y);
    }
    lastX = x;
    lastY = y;
  }

  private static double[] places(Scale scale, double[] values) {
    double[] places = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      places[i] = scale.at(values[i]);
    }
    return places;
  }

  private void area(String fill, Object trace, double[] x, double[] y) {
    boolean back = fill.equals("tonexty");
    if (!back && !fill.equals("toself")) {
      return;
    }
    int more = back ? lastX.length : 0;
    double[] corners = new double[2 * (x.length + more)];
    for (int i = 0; i < x.length; i++) {
      corners[2 * i] = x[i];
      corners[2 * i + 1] = y[i];
    }
    for (int i = 0; i < more; i++) {
      corners[2 * (x.length + i)] = lastX[more - 1 - i];
      corners[2 * (x.length + i) + 1] = lastY[more - 1 - i];
    }
    raster.outline(corners);
    Colour colour = Colour.of(Json.at(trace, "fillcolor"), new Colour(Colour.GRID, 1));
    raster.fill(colour.rgb(), colour.opacity());
  }

  private void words(Object trace, double[] x, double[] y) {
    List<?> words = Json.list(trace, "text");
    double size = Json.number(trace, 12, "textfont", "size");
    Colour colour = Colour.of(Json.at(trace, "textfont", "color"), new Colour(Colour.INK, 1));
    String side = Json.word(trace, "middle center", "textposition");
    for (int i = 0; i < Math.min(words.size(), x.length); i++) {
      Text text = new Text(words.get(i).toString(), size);
      double left =
          side.endsWith("right")
              ? x[i] + 4
              : x[i] - (side.endsWith("left") ? text.width + 4 : text.width / 2);
      double base =
          y[i] + (side.startsWith("top") ? -6 : side.startsWith("bottom") ? size + 3 : 0.36 * size);
      text.draw(raster, left, base, false, colour.rgb());
    }
  }
}
