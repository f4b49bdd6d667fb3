package goldilocks.picture;

import java.util.regex.Pattern;

/** A line's colour, width and dashes. */
final class Stroke {
  private final Colour colour;
  private final double width;
  private final double[] dashes; // lengths of line and gap in turn; none if it is solid

  /** As a trace's line has it. */
  Stroke(Object line, Colour otherwise) {
    colour = Colour.of(Json.at(line, "color"), otherwise);
    width = Json.number(line, 2, "width");
    dashes =
        switch (Json.word(line, "solid", "dash")) {
          case "solid" -> new double[0];
          case "dash" -> new double[] {9, 9};
          case "dot" -> new double[] {3, 3};
          case "dashdot" -> new double[] {9, 3, 3, 3};
          default ->
              Pattern.compile("px,?")
                  .splitAsStream(Json.word(line, "", "dash"))
                  .mapToDouble(Double::parseDouble)
                  .toArray();
        };
  }

  Colour colour() {
    return colour;
  }

  /** Through points in order; a point that is not finite is a gap. */
  void draw(Raster raster, double[] x, double[] y) {
    if (width == 0) {
      return;
    }
    int dash = 0;
    double rest = dashes.length > 0 ? dashes[0] : Double.POSITIVE_INFINITY;
    for (int i = 1; i < x.length; i++) {
      double length = Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
      if (!(length < 1e5)) {
        continue;
      }
      double done = 0;
      while (done < length) {
        double step = Math.min(rest, length - done);
        if (dash % 2 == 0) {
          double a = done / length;
          double b = (done + step) / length;
          piece(
              raster,
              x[i - 1] + a * (x[i] - x[i - 1]),
              y[i - 1] + a * (y[i] - y[i - 1]),
              x[i - 1] + b * (x[i] - x[i - 1]),
              y[i - 1] + b * (y[i] - y[i - 1]));
        }
        done += step;
        rest -= step;
        if (rest <= 0) {
          dash = (dash + 1) % dashes.length;
          rest = dashes[dash];
        }
      }
    }
    raster.fill(colour.rgb(), colour.opacity());
  }

  private void piece(Raster raster, double x0, double y0, double x1, double y1) {
    raster.line(x0, y0, x1, y1, width);
    if (dashes.length == 0 && width > 1) {
      raster.circle(x1, y1, width / 2); // a round joint
    }
  }
}
