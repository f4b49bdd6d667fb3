package goldilocks.notebook;

import static java.util.Arrays.asList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.PiePlot;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Config;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Font;
import tech.tablesaw.plotly.components.Grid;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.components.TickSettings;
import tech.tablesaw.plotly.traces.BarTrace;
import tech.tablesaw.plotly.traces.BoxTrace;
import tech.tablesaw.plotly.traces.HeatmapTrace;
import tech.tablesaw.plotly.traces.HistogramTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

class PlotlyFigureTest {
  private static final double[] X = {1, 2, Double.NaN};
  private static final double[] Y = {1e-5, Double.POSITIVE_INFINITY, 1234567890.123};

  @Test
  void numbersAreNumbersAndWhatIsNotFiniteIsNull() {
    Map<?, ?> trace = trace(ScatterTrace.builder(X, Y).opacity(0.5).build());
    assertEquals(asList(1.0, 2.0, null), trace.get("x"));
    assertEquals(asList(1e-5, null, 1234568000.0), trace.get("y"));
    assertEquals(0.5, trace.get("opacity"));
  }

  @Test
  void numbersKeepTheSevenDigitsThatAPlotCanShow() {
    double[] thirds = {1 / 3.0, -2e-300 / 3, 2e300 / 3};
    Map<?, ?> trace = trace(ScatterTrace.builder(X, thirds).build());
    assertEquals(asList(0.3333333, -6.666667e-301, 6.666667e299), trace.get("y"));
  }

  @Test
  void missingValuesOfAColumnAreNull() {
    DoubleColumn x = DoubleColumn.create("x", X);
    assertEquals(asList(1.0, 2.0, null), trace(ScatterTrace.builder(x, x).build()).get("y"));
    assertEquals(asList(1.0, 2.0, null), trace(HistogramTrace.builder(X).build()).get("x"));
  }

  @Test
  void namesAreWordsEvenIfTheyLookLikeNumbersOrMarkup() {
    assertEquals("10", trace(ScatterTrace.builder(X, Y).name("10").build()).get("name"));
    String name = "He's & \"x\" <b>σ</b> 'q'";
    assertEquals(name, trace(ScatterTrace.builder(X, Y).name(name).build()).get("name"));
    ScatterTrace labelled =
        ScatterTrace.builder(X, Y).text(new String[] {"1", "b's", "True"}).build();
    assertEquals(List.of("1", "b's", "True"), trace(labelled).get("text"));
  }

  @Test
  void aBandKeepsItsFillAndALineItsDash() {
    Line dashed = Line.builder().dash(Line.Dash.DASH).color("#E69F00").width(2).build();
    Map<?, ?> trace =
        trace(
            ScatterTrace.builder(X, Y)
                .mode(ScatterTrace.Mode.LINE)
                .fill(ScatterTrace.Fill.TO_NEXT_Y)
                .fillColor("rgba(0,1,2,0.2)")
                .showLegend(false)
                .line(dashed)
                .build());
    assertEquals("tonexty", trace.get("fill"));
    assertEquals("rgba(0,1,2,0.2)", trace.get("fillcolor"));
    assertEquals(false, trace.get("showlegend"));
    assertEquals("dash", at(trace, "line", "dash"));
    assertEquals("#E69F00", at(trace, "line", "color"));
  }

  @Test
  void markersOfSeveralSizesAndColoursKeepThem() {
    Marker marker =
        Marker.builder()
            .size(4, 5, 6)
            .color(new double[] {1, Double.NaN, 2})
            .colorScale(Marker.Palette.VIRIDIS)
            .showScale(true)
            .build();
    Map<?, ?> trace = trace(ScatterTrace.builder(X, Y).marker(marker).build());
    assertEquals(List.of(4.0, 5.0, 6.0), at(trace, "marker", "size"));
    assertEquals(asList(1.0, null, 2.0), at(trace, "marker", "color"));
    assertEquals(true, at(trace, "marker", "showscale"));
  }

  @Test
  void titlesAreObjectsWithTheirFont() {
    Font font = Font.builder().size(20).color("red").build();
    Axis y = Axis.builder().title("sd of a's").titleFont(font).build();
    Map<?, ?> layout =
        layout(Layout.builder("it's <i>so</i>\nlong", "x").titleFont(font).yAxis(y).build());
    assertEquals("it's <i>so</i>\nlong", at(layout, "title", "text"));
    assertEquals(20, at(layout, "title", "font", "size"));
    assertEquals("x", at(layout, "xaxis", "title", "text"));
    assertEquals("sd of a's", at(layout, "yaxis", "title", "text"));
    assertEquals("red", at(layout, "yaxis", "title", "font", "color"));
    assertFalse(layout.containsKey("titlefont"));
  }

  @Test
  void axesKeepTypeRangeAndTicks() {
    TickSettings ticks =
        TickSettings.builder().arrayTicks(new double[] {1, 2}, new String[] {"1", "2"}).build();
    Axis x = Axis.builder().type(Axis.Type.LOG).range(-3, 2).tickSettings(ticks).build();
    Axis right =
        Axis.builder().title("two").overlaying(ScatterTrace.YAxis.Y).side(Axis.Side.right).build();
    Layout tablesaw =
        Layout.builder().xAxis(x).yAxis2(right).grid(Grid.builder().columns(2).build()).build();
    Map<?, ?> layout = layout(tablesaw);
    assertEquals("log", at(layout, "xaxis", "type"));
    assertEquals(List.of(-3.0, 2.0), at(layout, "xaxis", "range"));
    assertEquals(false, at(layout, "xaxis", "autorange"));
    assertEquals(List.of(1.0, 2.0), at(layout, "xaxis", "tickvals"));
    assertEquals(List.of("1", "2"), at(layout, "xaxis", "ticktext"));
    assertEquals("y", at(layout, "yaxis2", "overlaying"));
    assertEquals(2, at(layout, "grid", "columns"));
  }

  @Test
  void aHeatmapIsRowsOfNumbersAndItsNeighboursStay() {
    double[][] z = {{1, Double.NaN}, {3, 4}};
    HeatmapTrace map =
        HeatmapTrace.builder(new String[] {"a", "b's"}, new String[] {"c", "d"}, z).build();
    Figure figure = new Figure(map, ScatterTrace.builder(X, Y).build(), map);
    List<?> data = (List<?>) new PlotlyFigure(figure).json().get("data");
    assertEquals(List.of(asList(1.0, null), List.of(3.0, 4.0)), ((Map<?, ?>) data.get(2)).get("z"));
    assertEquals(List.of("a", "b's"), ((Map<?, ?>) data.get(0)).get("x"));
    assertEquals("scatter", ((Map<?, ?>) data.get(1)).get("type"));
  }

  @Test
  void barsBoxesAndPiesKeepTheirCategories() {
    StringColumn who = StringColumn.create("who", "a'b", "c<d", "e\"f\\g");
    DoubleColumn x = DoubleColumn.create("x", 1, 2, 3);
    for (Trace trace :
        List.of(BarTrace.builder(who, x).build(), BoxTrace.builder(who, x).build())) {
      assertEquals(who.asList(), trace(trace).get("x"));
      assertEquals(List.of(1.0, 2.0, 3.0), trace(trace).get("y"));
    }
    Figure pie = PiePlot.create("p", Table.create(who, x), "who", "x");
    assertEquals(who.asList(), at((List<?>) new PlotlyFigure(pie).json().get("data"), "labels"));
  }

  @Test
  void thereIsAlwaysALayoutAndAConfig() {
    Figure bare = new Figure(ScatterTrace.builder(X, Y).build());
    assertEquals(Map.of(), new PlotlyFigure(bare).json().get("layout"));
    assertEquals(
        true, at((Map<?, ?>) new PlotlyFigure(bare).json().get("config"), "responsive"), "it fits");
    bare.setConfig(Config.builder().displayModeBar(false).build());
    assertEquals(Map.of("displayModeBar", false), new PlotlyFigure(bare).json().get("config"));
  }

  @Test
  void theTextSaysTitleAxesTracesAndPointsInOneLine() {
    Figure figure =
        new Figure(
            Layout.builder("Signals\nfade", "layer", "sd of a").build(),
            ScatterTrace.builder(X, Y).name("He").build(),
            HistogramTrace.builder(new double[] {1}).build(),
            HeatmapTrace.builder(X_NAMES, X_NAMES, new double[][] {{1, 2}, {3, 4}}).build());
    assertEquals(
        "Figure: Signals fade; x: layer; y: sd of a;"
            + " He (3 points), histogram (1 point), heatmap (2×2 cells)",
        new PlotlyFigure(figure).text());
  }

  @Test
  void aFigureOfManyTracesStillHasAShortText() {
    Trace[] many = new Trace[50];
    Arrays.fill(many, ScatterTrace.builder(X, Y).name("seed").build());
    String text = new PlotlyFigure(new Figure(many)).text();
    assertTrue(text.endsWith(", and 38 more"), text);
  }

  @Test
  void aFigureIsPlotlysJsonAPictureThatSaysWhatItShowsAndALine() {
    PlotlyFigure figure =
        new PlotlyFigure(
            new Figure(Layout.builder("t", "x", "y").build(), ScatterTrace.builder(X, Y).build()));
    View.Shown shown = View.shown(figure);
    assertEquals(List.of(View.PLOTLY, View.PNG, View.TEXT), List.copyOf(shown.data().keySet()));
    assertEquals(figure.text(), at(shown.metadata(), View.PNG, "alt"));
  }

  /** The first six squares as bytes, then as two bytes, then as floats: 4 and 8 in base64 a 3. */
  @Test
  void aListOfNumbersIsOneShortLine() {
    assertEquals(Map.of("dtype", "u1", "bdata", "AAEECRAZ"), shortened(0, 1, 4, 9, 16, 25));
    assertEquals(
        Map.of("dtype", "i2", "bdata", "//8BAAQACQAQABkA"), shortened(-1, 1, 4, 9, 16, 25));
    assertEquals("f4", at(shortened(0.5, 1, 4, 9, 16, Double.NaN), "dtype"));
    assertEquals("f8", at(shortened(1e-300, 1, 4, 9, 16, 25), "dtype"));
    Map<?, ?> few = PlotlyArrays.in(Map.of("y", List.of(1, 2)));
    assertEquals(List.of(1, 2), few.get("y"), "a few stay as they are");
    List<Object> words = List.of("a", "b", "c", "d", "e", "f");
    assertEquals(words, PlotlyArrays.in(Map.of("x", words)).get("x"));
    List<Object> rows = List.of(List.of(1, 2), List.of(3, 4));
    assertEquals(rows, PlotlyArrays.in(Map.of("z", rows)).get("z"));
  }

  private static Map<?, ?> shortened(double... numbers) {
    List<Double> y = Arrays.stream(numbers).boxed().toList();
    return (Map<?, ?>) PlotlyArrays.in(Map.of("y", y)).get("y");
  }

  private static final String[] X_NAMES = {"a", "b"};

  private static Map<?, ?> trace(Trace trace) {
    return (Map<?, ?>) ((List<?>) new PlotlyFigure(new Figure(trace)).json().get("data")).get(0);
  }

  private static Map<?, ?> layout(Layout layout) {
    Figure figure = new Figure(layout, ScatterTrace.builder(X, Y).build());
    return (Map<?, ?>) new PlotlyFigure(figure).json().get("layout");
  }

  private static Object at(List<?> data, String key) {
    return ((Map<?, ?>) data.get(0)).get(key);
  }

  private static Object at(Map<?, ?> map, String... path) {
    Object value = map;
    for (String key : path) {
      value = ((Map<?, ?>) value).get(key);
    }
    return value;
  }
}
