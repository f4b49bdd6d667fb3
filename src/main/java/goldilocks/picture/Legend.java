package goldilocks.picture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the traces are called, in rows below a plot. */
final class Legend {
  private static final double ROW = 19;
  private static final double SAMPLE = 28;
  private static final double GAP = 16;

  private record Entry(Object trace, Text name, double x, int row) {}

  private final List<Entry> entries = new ArrayList<>();
  private int rows;

  Legend(Object layout, List<?> traces, double width) {
    if (Boolean.FALSE.equals(Json.at(layout, "showlegend"))) {
      return;
    }
    Set<Object> groups = new HashSet<>();
    double x = 0;
    for (Object trace : traces) {
      String name = Json.word(trace, "", "name");
      Object group = Json.at(trace, "legendgroup");
      boolean shown = !Drawing.isMap(trace) && !Boolean.FALSE.equals(Json.at(trace, "showlegend"));
      if (shown && !name.isEmpty() && (group == null || groups.add(group))) {
        Text text = new Text(name, Text.SMALL);
        double wide = SAMPLE + 6 + text.width + GAP;
        if (rows == 0 || x + wide - GAP > width) {
          rows++;
          x = 0;
        }
        entries.add(new Entry(trace, text, x, rows - 1));
        x += wide;
      }
    }
  }

  double height() {
    return rows == 0 ? 0 : rows * ROW + 8;
  }

  void draw(Raster raster, double left, double top) {
    for (Entry entry : entries) {
      double x = left + entry.x;
      double y = top + (entry.row + 0.5) * ROW;
      sample(raster, entry.trace, x, y);
      entry.name.draw(raster, x + SAMPLE + 6, y + 4.5, false, Colour.INK);
    }
  }

  private static void sample(Raster raster, Object trace, double x, double y) {
    String mode = Json.word(trace, "lines", "mode");
    Stroke stroke = new Stroke(Json.at(trace, "line"), Colour.FIRST);
    if (Json.at(trace, "fill") != null) {
      Colour colour = Colour.of(Json.at(trace, "fillcolor"), stroke.colour());
      raster.outline(x, y - 5, x + SAMPLE, y - 5, x + SAMPLE, y + 5, x, y + 5);
      raster.fill(colour.rgb(), colour.opacity());
    }
    if (mode.contains("lines")) {
      stroke.draw(raster, new double[] {x, x + SAMPLE}, new double[] {y, y});
    }
    if (mode.contains("markers")) {
      new Marker(Json.at(trace, "marker"), stroke.colour()).draw(raster, x + SAMPLE / 2, y);
    }
  }
}
