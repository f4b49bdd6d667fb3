package goldilocks.plot;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.plotly.components.HoverLabel;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A heat map with a colour scale of our choice, which Tablesaw's own has no setting for.
 *
 * @param z rows of y, columns of x
 * @param colours plotly's settings of the colours
 */
record HeatMap(
    double[] x, double[] y, double[][] z, String colours, String zTitle, boolean hasScale)
    implements Trace {
  /** From dark to bright, evenly for every eye. */
  private static final String SEQUENTIAL = "colorscale:'Cividis'";

  /** The colours of the first two classes, lightened; white is always ½. */
  private static final String PROBABILITY =
      "colorscale:[[0,'%s'],[0.5,'#FFFFFF'],[1,'%s']],zmin:0,zmax:1"
          .formatted(Style.light(0), Style.light(1));

  static HeatMap of(double[] x, double[] y, double[][] z, String zTitle) {
    return new HeatMap(x, y, z, SEQUENTIAL, zTitle, true);
  }

  static HeatMap probability(double[] x, double[] y, double[][] z, String zTitle) {
    return new HeatMap(x, y, z, PROBABILITY, zTitle, true);
  }

  /** Class numbers, each in its class's colour, lightened; the legend of the points explains it. */
  static HeatMap classes(double[] x, double[] y, double[][] z) {
    int last = (int) Arrays.stream(z).flatMapToDouble(Arrays::stream).max().orElse(0);
    String colours =
        IntStream.rangeClosed(0, last)
            .mapToObj(c -> "[%s,'%s']".formatted(c / Math.max(1.0, last), Style.light(c)))
            .collect(Collectors.joining(",", "colorscale:[", "]"));
    return new HeatMap(x, y, z, colours, "class", false);
  }

  @Override
  public String asJavascript(int i) {
    return "var trace%d = {type:'heatmap',name:'%s',x:%s,y:%s,z:%s,%s,showscale:%s,%s};"
        .formatted(
            i,
            zTitle,
            numbers(x),
            numbers(y),
            Arrays.stream(z).map(HeatMap::numbers).collect(Collectors.joining(",", "[", "]")),
            colours,
            hasScale,
            "colorbar:{title:'%s'}".formatted(zTitle));
  }

  /** Three digits: more cannot be seen, and would fill the notebook. */
  private static String numbers(double[] values) {
    return Arrays.stream(values)
        .mapToObj(v -> Double.isFinite(v) ? String.format(Locale.ROOT, "%.3g", v) : "null")
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Override
  public String name() {
    return zTitle;
  }

  @Override
  public HoverLabel hoverLabel() {
    return null;
  }

  @Override
  public boolean showLegend() {
    return false;
  }
}
