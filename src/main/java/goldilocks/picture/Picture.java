package goldilocks.picture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * A figure of scatter traces and heat maps as a PNG, two pixels a point.
 *
 * <p>What it cannot draw it does not: then the figure has no picture.
 */
public final class Picture {
  /** In points, if the layout does not say. */
  public static final int WIDTH = 640;

  public static final int HEIGHT = 420;

  private static final Set<String> DRAWN = Set.of("scatter", "heatmap");
  private static final double TITLE = 15;
  private static final double NAME = 13;
  private static final double EDGE = 12;
  private static final double TICK = 5;

  private final List<?> traces;
  private final Object layout;
  private final Raster raster;
  private final Scale xs;
  private final Scale ys;
  private final boolean isEqual; // a unit as long on both axes
  private final int width;
  private final int height;

  private Picture(List<?> traces, Object layout) {
    this.traces = traces;
    this.layout = layout;
    width = (int) Json.number(layout, WIDTH, "width");
    height = (int) Json.number(layout, HEIGHT, "height");
    raster = new Raster(width, height);
    xs = new Scale(Json.at(layout, "xaxis"), values("x"));
    ys = new Scale(Json.at(layout, "yaxis"), values("y"));
    isEqual = Json.at(layout, "yaxis", "scaleanchor") != null;
  }

  /** The figure's PNG, if all its traces are of a kind that is drawn here. */
  public static Optional<byte[]> png(Map<String, Object> figure) {
    List<?> traces = Json.list(figure, "data");
    boolean all = traces.stream().allMatch(t -> DRAWN.contains(Json.word(t, "scatter", "type")));
    return traces.isEmpty() || !all
        ? Optional.empty()
        : Optional.of(new Picture(traces, Json.at(figure, "layout")).drawn());
  }

  private DoubleStream values(String key) {
    return traces.stream().flatMapToDouble(t -> DoubleStream.of(Json.numbers(t, key)));
  }

  private byte[] drawn() {
    double top = title();
    double nameY = ys.title(NAME).isEmpty() ? 0 : NAME + 10;
    double bottom = height - EDGE;
    Legend legend = new Legend(layout, traces, width - 2 * EDGE);
    bottom -= legend.height();
    legend.draw(raster, EDGE, bottom + 6);
    double nameX = xs.title(NAME).isEmpty() ? 0 : NAME + 7;
    double axis = bottom - nameX - (xs.isHidden() ? 0 : TICK + Text.SMALL + 4);
    ys.place(axis, top);
    double labels = ys.ticks().stream().mapToDouble(Picture::width).max().orElse(0);
    double begin = EDGE + nameY + (ys.isHidden() ? 0 : TICK + 4 + labels);
    Optional<ColourMap> map =
        traces.stream()
            .filter(Drawing::isMap)
            .map(ColourMap::new)
            .filter(ColourMap::hasBar)
            .findFirst();
    double end = width - EDGE - 8 - (map.isPresent() ? 66 : 0);
    double beside = isEqual ? (end - begin - (axis - top) * xs.length() / ys.length()) / 2 : 0;
    double left = begin + Math.max(0, beside);
    double right = end - Math.max(0, beside);
    xs.place(left, right);
    map.ifPresent(m -> m.bar(raster, right + 16, top, axis));
    plot(left, top, right, axis);
    for (Text line : xs.title(NAME)) {
      line.draw(raster, (left + right - line.width) / 2, bottom - 4, false, Colour.INK);
    }
    for (Text line : ys.title(NAME)) {
      line.draw(
          raster, left - begin + EDGE + NAME - 2, (top + axis + line.width) / 2, true, Colour.INK);
    }
    return Png.of(raster);
  }

  private static double width(Scale.Tick tick) {
    return new Text(tick.label(), Text.SMALL).width;
  }

  /** Draws the title and says where the plot may begin. */
  private double title() {
    double y = EDGE + TITLE;
    for (Text line : Text.lines(Json.at(layout, "title", "text"), TITLE)) {
      line.draw(raster, EDGE, y, false, Colour.INK);
      y += 1.3 * TITLE;
    }
    return y;
  }

  private void plot(double left, double top, double right, double bottom) {
    raster.clip(left, top, right - left, bottom - top);
    for (Scale.Tick tick : xs.ticks()) {
      rule(tick.at(), top, tick.at(), bottom, Colour.GRID);
    }
    for (Scale.Tick tick : ys.ticks()) {
      rule(left, tick.at(), right, tick.at(), Colour.GRID);
    }
    Drawing drawing = new Drawing(raster, xs, ys);
    traces.forEach(drawing::draw);
    raster.clipNothing();
    if (!xs.isHidden()) {
      rule(left, bottom, right, bottom, Colour.AXIS);
      xs.ticks().forEach(tick -> below(tick, bottom));
    }
    if (!ys.isHidden()) {
      rule(left, top, left, bottom, Colour.AXIS);
      ys.ticks().forEach(tick -> beside(tick, left));
    }
  }

  private void below(Scale.Tick tick, double axis) {
    rule(tick.at(), axis, tick.at(), axis + TICK, Colour.AXIS);
    Text label = new Text(tick.label(), Text.SMALL);
    label.draw(raster, tick.at() - label.width / 2, axis + TICK + Text.SMALL, false, Colour.INK);
  }

  private void beside(Scale.Tick tick, double axis) {
    rule(axis - TICK, tick.at(), axis, tick.at(), Colour.AXIS);
    Text label = new Text(tick.label(), Text.SMALL);
    label.draw(raster, axis - TICK - 4 - label.width, tick.at() + 4, false, Colour.INK);
  }

  private void rule(double x0, double y0, double x1, double y1, int colour) {
    raster.line(x0, y0, x1, y1, 1);
    raster.fill(colour, 1);
  }
}
