package goldilocks.plot;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.plotly.components.HoverLabel;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A heat map or contour lines with colours of our choice, for which Tablesaw has no setting.
 *
 * @param z rows of y, columns of x
 * @param look plotly's type of the trace and settings of the colours
 */
record HeatMap(double[] x, double[] y, double[][] z, String look, String zTitle, boolean hasScale)
    implements Trace {
  private static final int GRID = 60;

  /** From dark to bright, evenly for every eye. */
  private static final String SEQUENTIAL = "type:'heatmap',colorscale:'Cividis'";

  /** Grey, so that what is drawn over them has the colours. */
  private static final String CONTOURS =
      ("type:'contour',ncontours:8,contours:{coloring:'none',showlabels:true},"
              + "line:{color:'%s',width:1}")
          .formatted(Style.GREY);

  /** The colours of the first two classes, lightened; white is always ½. */
  private static final String PROBABILITY =
      "type:'heatmap',colorscale:[[0,'%s'],[0.5,'#FFFFFF'],[1,'%s']],zmin:0,zmax:1"
          .formatted(Style.light(0), Style.light(1));

  static HeatMap of(double[] x, double[] y, double[][] z, String zTitle) {
    return new HeatMap(x, y, z, SEQUENTIAL, zTitle, true);
  }

  /** To three decimals: where a network is sure, the digits beyond are many and cannot be seen. */
  static HeatMap probability(double[] x, double[] y, double[][] z, String zTitle) {
    double[][] seen =
        Arrays.stream(z)
            .map(row -> Arrays.stream(row).map(p -> Math.rint(1000 * p) / 1000).toArray())
            .toArray(double[][]::new);
    return new HeatMap(x, y, seen, PROBABILITY, zTitle, true);
  }

  /** Class numbers, each in its class's colour, lightened; the legend of the points explains it. */
  static HeatMap classes(double[] x, double[] y, double[][] z) {
    int last = (int) Arrays.stream(z).flatMapToDouble(Arrays::stream).max().orElse(0);
    String colours =
        IntStream.rangeClosed(0, last)
            .mapToObj(c -> "[%s,'%s']".formatted(c / Math.max(1.0, last), Style.light(c)))
            .collect(Collectors.joining(",", "type:'heatmap',colorscale:[", "]"));
    return new HeatMap(x, y, z, colours, "class", false);
  }

  /** Lines of equal height over the rectangle between two corners. */
  static HeatMap contours(String zTitle, double[] low, double[] high, DoubleBinaryOperator height) {
    double[] x = places(low[0], high[0]);
    double[] y = places(low[1], high[1]);
    double[][] z = new double[GRID][GRID];
    for (int i = 0; i < GRID; i++) {
      for (int j = 0; j < GRID; j++) {
        z[i][j] = height.applyAsDouble(x[j], y[i]);
      }
    }
    return new HeatMap(x, y, z, CONTOURS, zTitle, false);
  }

  private static double[] places(double low, double high) {
    return IntStream.range(0, GRID).mapToDouble(i -> low + (high - low) * i / (GRID - 1)).toArray();
  }

  @Override
  public String asJavascript(int i) {
    return "var trace%d = {name:'%s',x:%s,y:%s,z:%s,%s,showscale:%s,%s};"
        .formatted(
            i,
            zTitle,
            numbers(x),
            numbers(y),
            Arrays.stream(z).map(HeatMap::numbers).collect(Collectors.joining(",", "[", "]")),
            look,
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
