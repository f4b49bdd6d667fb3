package goldilocks.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import goldilocks.plot.Chart;
import goldilocks.plot.Explorer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlotlyExplorerTest {
  private static final Explorer SLOPES =
      Explorer.over("slope", List.of(1.0, 2.0, 4.0), PlotlyExplorerTest::slope);

  private static final double[] A = {0, 1};

  private static Chart slope(double slope) {
    Chart chart = new Chart("A line", "x", "y").curve("line", 0, 1, x -> slope * x);
    return slope == 4 ? chart.points("steep", new double[] {1}, new double[] {4}) : chart;
  }

  @Test
  void itBeginsInTheMiddleAndHasAFrameForEachPlace() {
    Map<?, ?> json = json(SLOPES);
    Map<?, ?> slider = (Map<?, ?>) ((List<?>) layout(json).get("sliders")).get(0);
    assertEquals(1, slider.get("active"));
    assertEquals(List.of("1", "2", "4"), names(json));
    assertTrue(text(SLOPES).endsWith("; moved by slope: 1, 2, 4"), text(SLOPES));
  }

  @Test
  void aFrameHasTheNumbersThatMoveAndNoOthers() {
    List<?> frames = (List<?>) json(SLOPES).get("frames");
    Map<?, ?> line = (Map<?, ?>) ((List<?>) ((Map<?, ?>) frames.get(0)).get("data")).get(0);
    assertEquals(java.util.Set.of("y"), line.keySet());
  }

  @Test
  void whatAPlaceHasNotIsEmptyThere() {
    Map<?, ?> json = json(SLOPES);
    List<?> data = (List<?>) json.get("data");
    Map<?, ?> steep = (Map<?, ?>) data.get(data.size() - 1);
    assertEquals(List.of(), steep.get("y"));
    Map<?, ?> last = (Map<?, ?>) ((List<?>) json.get("frames")).get(2);
    List<?> moved = (List<?>) last.get("data");
    assertEquals(List.of(4.0), ((Map<?, ?>) moved.get(moved.size() - 1)).get("y"));
  }

  @Test
  void theAxesHaveRoomForAllPlaces() {
    Map<?, ?> axis = (Map<?, ?>) layout(json(SLOPES)).get("yaxis");
    List<?> range = (List<?>) axis.get("range");
    assertEquals(-0.16, (Double) range.get(0), 1e-9); // 4 % of 0 to 4 below
    assertEquals(4.16, (Double) range.get(1), 1e-9);
  }

  @Test
  void aSecondKnobChoosesWhatIsSeen() {
    Explorer two =
        Explorer.over(
            "slope",
            List.of(1.0, 2.0),
            "power",
            List.of(1, 2),
            (slope, power) ->
                new Chart("A curve", "x", "y")
                    .curve("line", 0, 1, x -> slope * Math.pow(x, power)));
    Map<?, ?> json = json(two);
    List<?> seen =
        ((List<?>) json.get("data")).stream().map(t -> ((Map<?, ?>) t).get("visible")).toList();
    assertEquals(List.of(false, true), seen);
    assertEquals(List.of("power 1", "power 2"), labels(json));
    assertEquals("bottom", choice(json).get("yanchor"), "above the plot");
    assertEquals(Map.of("t", 102), layout(json).get("margin"), "and below the title");
  }

  @Test
  void aKnobWithoutANameHasItsPlacesAlone() {
    Explorer two =
        Explorer.over(
            "slope",
            List.of(1.0, 2.0),
            "",
            List.of("up", "down"),
            (slope, way) -> slope(way.equals("up") ? slope : -slope));
    assertEquals(List.of("up", "down"), labels(json(two)));
    assertTrue(text(two).endsWith("; moved by slope: 1, 2; moved by up, down"), text(two));
  }

  @Test
  void whatAPointSaysIsOfThePlaceThatIsSeen() {
    Explorer measured =
        Explorer.over(
            "n",
            List.of(1, 2),
            n -> new Chart("Measured", "layer", "rms").add("a", 1, n).path("n " + n, A, A));
    Map<?, ?> json = json(measured);
    for (Object trace : (List<?>) json.get("data")) {
      assertFalse(((Map<?, ?>) trace).get("text") instanceof List);
    }
    List<?> first = (List<?>) ((Map<?, ?>) ((List<?>) json.get("frames")).get(0)).get("data");
    Map<?, ?> path = (Map<?, ?>) first.get(first.size() - 1);
    assertEquals("n 1", path.get("name"));
    assertTrue(path.get("hovertemplate").toString().endsWith("<extra>n 1</extra>"));
  }

  @Test
  void fortyKilobytesHoldADozenPlacesOfTwoLinesOfTwoHundredPoints() throws Exception {
    List<Integer> places = java.util.stream.IntStream.range(0, 12).boxed().toList();
    Explorer many =
        Explorer.over(
            "n",
            places,
            n -> {
              Chart chart = new Chart("Many", "x", "y");
              for (int k = 1; k <= 2; k++) {
                int line = k;
                chart.curve("line " + k, 0, 1, x -> Math.sin((n + 1) * line * x));
              }
              return chart;
            });
    byte[] json = new ObjectMapper().writeValueAsBytes(json(many));
    assertTrue(json.length < 40_000, json.length + " bytes");
  }

  @Test
  void aKnobIsWrittenAsInTheFigureAndPlainlyInText() {
    Explorer spread = Explorer.over("σ_w", List.of(1, 2), s -> slope(s).equalUnits());
    Map<?, ?> layout = layout(json(spread));
    Map<?, ?> slider = (Map<?, ?>) ((List<?>) layout.get("sliders")).get(0);
    assertEquals(Map.of("prefix", "σ<sub>w</sub>: "), slider.get("currentvalue"));
    assertTrue(text(spread).endsWith("; moved by σ_w: 1, 2"), text(spread));
    assertEquals("x", ((Map<?, ?>) layout.get("yaxis")).get("scaleanchor"));
    assertFalse(((Map<?, ?>) layout(json(SLOPES)).get("yaxis")).containsKey("scaleanchor"));
  }

  @Test
  void aKnobWithoutValuesIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Explorer.over("n", List.of(), n -> null));
    assertFalse(SLOPES.charts().isEmpty());
  }

  private static Map<?, ?> json(Explorer explorer) {
    return (Map<?, ?>) View.shown(explorer).data().get(View.PLOTLY);
  }

  private static String text(Explorer explorer) {
    return View.shown(explorer).data().get(View.TEXT).toString();
  }

  /** The second knob's buttons. */
  private static Map<?, ?> choice(Map<?, ?> json) {
    return (Map<?, ?>) ((List<?>) layout(json).get("updatemenus")).get(1);
  }

  private static List<?> labels(Map<?, ?> json) {
    List<?> buttons = (List<?>) choice(json).get("buttons");
    return buttons.stream().map(b -> ((Map<?, ?>) b).get("label")).toList();
  }

  private static Map<?, ?> layout(Map<?, ?> json) {
    return (Map<?, ?>) json.get("layout");
  }

  private static List<?> names(Map<?, ?> json) {
    return ((List<?>) json.get("frames")).stream().map(f -> ((Map<?, ?>) f).get("name")).toList();
  }
}
