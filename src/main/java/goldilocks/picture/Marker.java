package goldilocks.picture;

/** The symbols of points. */
final class Marker {
  private static final double[] CROSS = {
    -1, -0.35, -0.35, -0.35, -0.35, -1, 0.35, -1, 0.35, -0.35, 1, -0.35, 1, 0.35, 0.35, 0.35, 0.35,
    1, -0.35, 1, -0.35, 0.35, -1, 0.35
  };

  private final String symbol;
  private final double size;
  private final Colour colour;
  private final Colour edge;
  private final double thick;

  /** As a trace's marker has it. */
  Marker(Object marker, Colour otherwise) {
    String name = Json.word(marker, "circle", "symbol");
    boolean open = name.endsWith("-open");
    symbol = name.replace("-open", "");
    size = Json.number(marker, 6, "size");
    Colour own = Colour.of(Json.at(marker, "color"), otherwise);
    colour = open ? new Colour(0xFFFFFF, 1) : own;
    edge = open ? own : Colour.of(Json.at(marker, "line", "color"), own);
    thick = open ? 1.5 : Json.number(marker, 0, "line", "width");
  }

  void draw(Raster raster, double x, double y) {
    if (thick > 0) {
      shape(raster, x, y, size / 2 + thick / 2);
      raster.fill(edge.rgb(), edge.opacity());
    }
    shape(raster, x, y, size / 2 - thick / 2);
    raster.fill(colour.rgb(), colour.opacity());
  }

  private void shape(Raster raster, double x, double y, double r) {
    switch (symbol) {
      case "square" -> polygon(raster, x, y, r, -1, -1, 1, -1, 1, 1, -1, 1);
      case "diamond" -> polygon(raster, x, y, 1.3 * r, 0, -1, 1, 0, 0, 1, -1, 0);
      case "triangle-up" -> polygon(raster, x, y, r, 0, -1.3, 1.15, 0.65, -1.15, 0.65);
      case "triangle-down" -> polygon(raster, x, y, r, 0, 1.3, -1.15, -0.65, 1.15, -0.65);
      case "cross" -> polygon(raster, x, y, 1.2 * r, CROSS);
      case "x" -> polygon(raster, x, y, 1.1 * r, turned(CROSS));
      case "star" -> polygon(raster, x, y, 1.4 * r, star());
      case "line-ns" -> raster.line(x, y - r, x, y + r, 2);
      default -> raster.circle(x, y, r);
    }
  }

  private static void polygon(Raster raster, double x, double y, double r, double... corners) {
    double[] places = new double[corners.length];
    for (int i = 0; i < corners.length; i += 2) {
      places[i] = x + r * corners[i];
      places[i + 1] = y + r * corners[i + 1];
    }
    raster.outline(places);
  }

  /** By an eighth of a turn. */
  private static double[] turned(double[] corners) {
    double[] turned = new double[corners.length];
    double half = Math.sqrt(0.5);
    for (int i = 0; i < corners.length; i += 2) {
      turned[i] = half * (corners[i] - corners[i + 1]);
      turned[i + 1] = half * (corners[i] + corners[i + 1]);
    }
    return turned;
  }

  private static double[] star() {
    double[] corners = new double[20];
    for (int i = 0; i < 10; i++) {
      double r = i % 2 == 0 ? 1 : 0.4;
      corners[2 * i] = r * Math.sin(Math.PI * i / 5);
      corners[2 * i + 1] = -r * Math.cos(Math.PI * i / 5);
    }
    return corners;
  }
}
