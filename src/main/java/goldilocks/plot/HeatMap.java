package goldilocks.plot;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tech.tablesaw.plotly.components.HoverLabel;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A heat map with colours of our choice, for which Tablesaw has no setting.
 *
 * @param z rows of y, columns of x
 * @param look plotly's settings of the colours, and what it says when pointed at
 */
record HeatMap(double[] x, double[] y, double[][] z, String look, String zTitle, boolean hasScale)
    implements Trace {
  static final String GREY = "#8C8C8C";

  /** From dark to bright, evenly for every eye. */
  private static final String SEQUENTIAL = "colorscale:'Cividis'";

  /** The colours of the first two classes, lightened; white is always one half. */
  private static final String PROBABILITY =
      "zsmooth:'best',colorscale:[[0,'%s'],[0.5,'#FFFFFF'],[1,'%s']],zmin:0,zmax:100"
          .formatted(Pen.number(0).light(), Pen.number(1).light());

  static HeatMap of(double[] x, double[] y, double[][] z, String zTitle) {
    return new HeatMap(x, y, z, SEQUENTIAL, zTitle, true);
  }

  /** In whole per cents: finer steps cannot be seen, and take four times the bytes. */
  static HeatMap probability(double[] x, double[] y, double[][] p, String zTitle) {
    double[][] z =
        Arrays.stream(p)
            .map(row -> Arrays.stream(row).map(v -> Math.rint(100 * v)).toArray())
            .toArray(double[][]::new);
    return new HeatMap(x, y, z, PROBABILITY, zTitle + " in %", true);
  }

  /** Class numbers, each in its class's colour, lightened; the legend of the points explains it. */
  static HeatMap classes(double[] x, double[] y, double[][] z) {
    int last = (int) Arrays.stream(z).flatMapToDouble(Arrays::stream).max().orElse(0);
    String colours =
        IntStream.rangeClosed(0, last)
            .mapToObj(c -> "[%s,'%s']".formatted(c / Math.max(1.0, last), Pen.number(c).light()))
            .collect(Collectors.joining(",", "colorscale:[", "]"));
    return new HeatMap(x, y, z, colours, "class", false);
  }

  static double[] places(double low, double high, int count) {
    double step = (high - low) / (count - 1);
    return IntStream.range(0, count).mapToDouble(i -> low + i * step).toArray();
  }

  static double[][] heights(double[] x, double[] y, DoubleBinaryOperator height) {
    return Arrays.stream(y)
        .mapToObj(v -> Arrays.stream(x).map(u -> height.applyAsDouble(u, v)).toArray())
        .toArray(double[][]::new);
  }

  /** Where the cells begin and end. */
  static DoubleStream edges(double[] middles) {
    int n = middles.length;
    return n < 2
        ? DoubleStream.of(middles)
        : DoubleStream.of(
            middles[0] - (middles[1] - middles[0]) / 2,
            middles[n - 1] + (middles[n - 1] - middles[n - 2]) / 2);
  }

  @Override
  public String asJavascript(int i) {
    String title = zTitle.replace("\\", "\\\\").replace("'", "\\'");
    return ("var trace%d = {type:'heatmap',name:'%s',x:%s,y:%s,z:%s,%s,showscale:%s,"
            + "colorbar:{title:'%s'},hovertemplate:'%%{x:.3~g}, %%{y:.3~g}: %s %%{z:.3~g}<extra></extra>'};")
        .formatted(
            i,
            title,
            numbers(x),
            numbers(y),
            Arrays.stream(z).map(HeatMap::numbers).collect(Collectors.joining(",", "[", "]")),
            look,
            hasScale,
            title,
            title);
  }

  /** Five digits: more cannot be seen, and would fill the notebook. */
  private static String numbers(double[] values) {
    return Arrays.stream(values)
        .mapToObj(HeatMap::number)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String number(double v) {
    if (v == Math.rint(v) && Math.abs(v) < 1e6) {
      return Integer.toString((int) v);
    }
    return Double.isFinite(v) ? String.format(Locale.ROOT, "%.5g", v) : "null";
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
