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
  static final String GREY = "#8C8C8C";
  private static final int GRID = 60;

  /** From dark to bright, evenly for every eye. */
  private static final String SEQUENTIAL = "type:'heatmap',colorscale:'Cividis'";

  /** Grey, so that what is drawn over them has the colours. */
  private static final String CONTOURS =
      ("type:'contour',ncontours:8,contours:{coloring:'none',showlabels:true},"
              + "line:{color:'%s',width:1}")
          .formatted(GREY);

  /** The colours of the first two classes, lightened; white is always ½. */
  private static final String PROBABILITY =
      "type:'heatmap',colorscale:[[0,'%s'],[0.5,'#FFFFFF'],[1,'%s']],zmin:0,zmax:1"
          .formatted(Pen.number(0).light(), Pen.number(1).light());

  static HeatMap of(double[] x, double[] y, DoubleBinaryOperator height, String zTitle) {
    return new HeatMap(x, y, heights(x, y, height), SEQUENTIAL, zTitle, true);
  }

  /** To three decimals: where a network is sure, the digits beyond are many and cannot be seen. */
  static HeatMap probability(double[] x, double[] y, DoubleBinaryOperator p, String zTitle) {
    double[][] z = heights(x, y, (u, v) -> Math.rint(1000 * p.applyAsDouble(u, v)) / 1000);
    return new HeatMap(x, y, z, PROBABILITY, zTitle, true);
  }

  /** Class numbers, each in its class's colour, lightened; the legend of the points explains it. */
  static HeatMap classes(double[] x, double[] y, DoubleBinaryOperator label) {
    double[][] z = heights(x, y, label);
    int last = (int) Arrays.stream(z).flatMapToDouble(Arrays::stream).max().orElse(0);
    String colours =
        IntStream.rangeClosed(0, last)
            .mapToObj(c -> "[%s,'%s']".formatted(c / Math.max(1.0, last), Pen.number(c).light()))
            .collect(Collectors.joining(",", "type:'heatmap',colorscale:[", "]"));
    return new HeatMap(x, y, z, colours, "class", false);
  }

  /** Lines of equal height over the rectangle between two corners. */
  static HeatMap contours(String zTitle, double[] low, double[] high, DoubleBinaryOperator height) {
    double[] x = places(low[0], high[0], GRID);
    double[] y = places(low[1], high[1], GRID);
    return new HeatMap(x, y, heights(x, y, height), CONTOURS, zTitle, false);
  }

  static double[] places(double low, double high, int count) {
    double step = (high - low) / (count - 1);
    return IntStream.range(0, count).mapToDouble(i -> low + i * step).toArray();
  }

  private static double[][] heights(double[] x, double[] y, DoubleBinaryOperator height) {
    return Arrays.stream(y)
        .mapToObj(v -> Arrays.stream(x).map(u -> height.applyAsDouble(u, v)).toArray())
        .toArray(double[][]::new);
  }

  @Override
  public String asJavascript(int i) {
    String title = zTitle.replace("\\", "\\\\").replace("'", "\\'");
    return "var trace%d = {name:'%s',x:%s,y:%s,z:%s,%s,showscale:%s,%s};"
        .formatted(
            i,
            title,
            numbers(x),
            numbers(y),
            Arrays.stream(z).map(HeatMap::numbers).collect(Collectors.joining(",", "[", "]")),
            look,
            hasScale,
            "colorbar:{title:'%s'}".formatted(title));
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
