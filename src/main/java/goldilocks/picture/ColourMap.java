package goldilocks.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A heat map in cells, and the bar that explains its colours. */
final class ColourMap {
  private static final int SHADES = 128;

  private final double[] x;
  private final double[] y;
  private final double[][] z;
  private final double low;
  private final double high;
  private final int[] shades = new int[SHADES];
  private final Object trace;

  ColourMap(Object trace) {
    this.trace = trace;
    x = Json.numbers(trace, "x");
    y = Json.numbers(trace, "y");
    List<?> rows = Json.list(trace, "z");
    z = new double[rows.size()][];
    for (int i = 0; i < z.length; i++) {
      z[i] = ((List<?>) rows.get(i)).stream().mapToDouble(ColourMap::number).toArray();
    }
    double[] all = Arrays.stream(z).flatMapToDouble(Arrays::stream).toArray();
    double[] finite = Arrays.stream(all).filter(Double::isFinite).toArray();
    low = Json.number(trace, Arrays.stream(finite).min().orElse(0), "zmin");
    high = Json.number(trace, Arrays.stream(finite).max().orElse(1), "zmax");
    for (int i = 0; i < SHADES; i++) {
      shades[i] = Colour.onScale(Json.at(trace, "colorscale"), i / (SHADES - 1.0));
    }
  }

  private static double number(Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  boolean hasBar() {
    return !Boolean.FALSE.equals(Json.at(trace, "showscale"));
  }

  void draw(Raster raster, Scale xs, Scale ys) {
    double[] columns = indices(raster.width, place -> index(x, xs.value(place)));
    double[] rows = indices(raster.height, place -> index(y, ys.value(place)));
    for (int row = 0; row < raster.height; row++) {
      for (int column = 0; column < raster.width; column++) {
        double value = height(columns[column], rows[row]);
        if (Double.isFinite(value)) {
          raster.set(column, row, shade(value));
        }
      }
    }
  }

  private interface Place {
    double index(double place);
  }

  private static double[] indices(int pixels, Place place) {
    double[] indices = new double[pixels];
    for (int i = 0; i < pixels; i++) {
      indices[i] = place.index((i + 0.5) / Raster.PIXELS);
    }
    return indices;
  }

  /** Where between the cells' middles a value is; NaN beyond the outer cells. */
  private static double index(double[] middles, double value) {
    int n = middles.length;
    int i = 0;
    while (i < n - 2 && value > middles[i + 1]) {
      i++;
    }
    double index = n < 2 ? 0 : i + (value - middles[i]) / (middles[i + 1] - middles[i]);
    return index < -0.5 || index > n - 0.5 ? Double.NaN : index;
  }

  private double height(double column, double row) {
    if (Double.isNaN(column) || Double.isNaN(row)) {
      return Double.NaN;
    }
    return z[(int) Math.rint(row)][(int) Math.rint(column)];
  }

  private int shade(double value) {
    double place = (value - low) / (high - low);
    return shades[(int) Math.max(0, Math.min(SHADES - 1, place * SHADES))];
  }

  /** The bar, its ticks and its title, right of a plot. */
  void bar(Raster raster, double left, double top, double bottom) {
    Text title = new Text(Json.word(trace, "", "colorbar", "title", "text"), Text.SMALL);
    title.draw(raster, left, top + 9, false, Colour.INK);
    double begin = top + 20;
    raster.clipNothing();
    int pixels = (int) ((bottom - begin) * Raster.PIXELS);
    for (int row = 0; row < pixels; row++) {
      int colour = shade(high - (high - low) * row / pixels);
      for (int column = 0; column < 14 * Raster.PIXELS; column++) {
        raster.set(
            (int) (left * Raster.PIXELS) + column, (int) (begin * Raster.PIXELS) + row, colour);
      }
    }
    Scale scale = new Scale(Map.of("range", List.of(low, high)), Arrays.stream(z[0]));
    scale.place(bottom, begin);
    for (Scale.Tick tick : scale.ticks()) {
      new Text(tick.label(), Text.SMALL).draw(raster, left + 19, tick.at() + 4, false, Colour.INK);
    }
  }
}
