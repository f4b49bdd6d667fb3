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
    List<?> menus = (List<?>) layout(json).get("updatemenus");
    List<?> buttons = (List<?>) ((Map<?, ?>) menus.get(1)).get("buttons");
    assertEquals(
        List.of("power 1", "power 2"),
        buttons.stream().map(b -> ((Map<?, ?>) b).get("label")).toList());
    assertEquals("bottom", ((Map<?, ?>) menus.get(1)).get("yanchor"), "above the plot");
    assertEquals(Map.of("t", 102), layout(json).get("margin"), "and below the title");
  }

  @Test
  void fortyKilobytesHoldTwentyPlacesOfTwoHundredPointsOfThreeLines() throws Exception {
    List<Integer> places = java.util.stream.IntStream.range(0, 20).boxed().toList();
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
    assertTrue(json.length < 60_000, json.length + " bytes");
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

  private static Map<?, ?> layout(Map<?, ?> json) {
    return (Map<?, ?>) json.get("layout");
  }

  private static List<?> names(Map<?, ?> json) {
    return ((List<?>) json.get("frames")).stream().map(f -> ((Map<?, ?>) f).get("name")).toList();
  }
}
