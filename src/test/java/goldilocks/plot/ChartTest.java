package goldilocks.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.traces.Trace;

class ChartTest {
  @Test
  void whatALogarithmicAxisHasNoPlaceForStandsInAStripOfItsOwnBelowIt() {
    Chart chart = chart().add("a", 1, 5).add("a", 10, 0).add("a", 20, 3);
    assertEquals(List.of("a"), names(chart));
    assertEquals(List.of("a", "a: 0"), names(chart.logY()));
    Map<String, Object> strip = mark(chart, "a: 0");
    assertEquals(List.of(10.0), strip.get("x"));
    assertTrue(y(strip) < 3 / Math.pow(5.0 / 3, 0.04), "below the axis, which begins below 3");
    assertAxis("ticktext: [", chart);
    assertAxis("\"0 (1×)\"", chart);
  }

  @Test
  void aValueThatIsNotFiniteStandsInAStripAndNotWhereItWouldReadAsTheBest() {
    Chart chart = chart().add("a", 1, 2).add("a", 2, Double.NaN).add("a", 2, Double.NaN);
    chart.add("a", 3, 1).add("b", 3, Double.POSITIVE_INFINITY);
    assertEquals(List.of("a", "b", "a: NaN", "b: ∞"), names(chart));
    assertTrue(y(mark(chart, "a: NaN")) < 1, "below all values");
    assertTrue(y(mark(chart, "b: ∞")) < y(mark(chart, "a: NaN")), "in a row of its own");
    assertAxis("\"NaN (2×)\"", chart);
    assertEquals(List.of("NaN, 2 of 2"), mark(chart, "a: NaN").get("text"));
    assertEquals(false, mark(chart, "a: NaN").get("showlegend"));
    assertEquals(true, mark(chart, "b: ∞").get("showlegend"), "there is no other mark of b");
  }

  @Test
  void aZeroCountsForTheMedianThoughItsPlaceIsInTheStrip() {
    Chart chart = chart().logY().add("a", 1, 0).add("a", 1, 4).add("a", 1, 8).add("a", 2, 1);
    chart.add("b", 1, 0).add("b", 1, 0).add("b", 1, 9);
    assertEquals(List.of(4.0, 1.0), mark(chart, "a").get("y"));
    assertEquals(List.of(), mark(chart, "b").get("y"));
  }

  @Test
  void aSeriesThatIsAllInStripsIsInTheLegendOnceWhateverItsOutputLayerDoes() {
    Chart chart = chart().logY().lastX("output");
    chart.add("dead", 1, 0).add("dead", 2, Double.NaN).add("dead", 3, 5);
    chart.add("live", 1, 0).add("live", 2, 4).add("live", 3, 5);
    assertEquals(true, mark(chart, "dead: 0").get("showlegend"));
    assertEquals(false, mark(chart, "dead: NaN").get("showlegend"));
    assertEquals(false, mark(chart, "live: 0").get("showlegend"));
  }

  @Test
  void aPlaceThatALogarithmicXAxisLacksIsBesideIt() {
    Chart chart = chart().logX().add("a", 0, 5).add("a", 10, 7).add("a", 100, 7);
    List<?> x = (List<?>) mark(chart, "a").get("x");
    assertTrue((Double) x.get(0) < 10, x.toString());
    assertAxis("\"≤ 0\"", chart);
  }

  @Test
  void theoryIsDarkAndDashedOverWhatWasMeasuredAndOnceInTheLegend() {
    Chart chart = chart().add("a", 1, 5).add("b", 1, 3).add("a", 2, 5).add("b", 2, 3);
    chart.theory("a", 1, 2, x -> 5).theory("b", 1, 2, x -> 3).theory("floor", 1, 2, x -> 1);
    assertEquals(List.of("a", "b", "theory", "floor"), names(chart));
    for (String name : List.of("theory", "floor")) {
      Map<?, ?> line = (Map<?, ?>) mark(chart, name).get("line");
      assertEquals(Pen.DARK, line.get("color"));
    }
    assertEquals("markers", mark(chart, "a").get("mode"), "no line hides the theory");
  }

  @Test
  void namesAndNumbersAreWrittenAsPeopleDo() {
    assertEquals("ε = 10⁻⁶", Words.name("ε = 1.0E-6"));
    assertEquals("σ<sub>w</sub> = 1, rate 0.05", Words.name("σ_w = 1.0, rate 0.05"));
    assertEquals("3 LECUN_UNIFORM, v1.0", Words.name("3 LECUN_UNIFORM, v1.0"));
    assertEquals("2.5·10⁻¹²", Words.rounded(2.4978e-12));
    assertEquals("−0.025", Words.rounded(-0.02497795));
    assertEquals("NaN", Words.rounded(Double.NaN));
  }

  @Test
  void aPowerOfTenOrAMeasuredPlaceHasATick() {
    assertTicks("1, 10, 100", chart().logY().add("a", 1, 1).add("a", 2, 100));
    assertTicks("10⁻²⁰, 10⁻¹⁵, 10⁻¹⁰, 10⁻⁵, 1", chart().logY().add("a", 1, 1).add("a", 2, 1e-24));
    assertTicks("2, 5", chart().logY().add("a", 1, 1.5).add("a", 2, 6));
    String layout = layout(chart().logX().add("a", 0.05, 1).add("a", 0.2, 2).add("a", 0.5, 2));
    assertTrue(layout.contains("[\"0.05\",\"0.2\",\"0.5\"]"), layout);
  }

  @Test
  void aTitleIsBrokenIntoLinesOfAboutTheSameLength() {
    String title = "Twenty layers: He learns, Xavier sits at ln 10, at four times the rate too";
    assertEquals(
        "Twenty layers: He learns, Xavier sits<br>at ln 10, at four times the rate too",
        Words.title(title));
    assertEquals(
        "Two layers forgive everything; at ten<br>only 2 and 3 learn fast; at twenty only 2",
        Words.title(
            "Two layers forgive everything; at ten only 2 and 3 learn fast; at twenty only 2"));
  }

  @Test
  void theRangeOfALogarithmicAxisIsGivenInItsOwnNumbers() {
    String range = "range: [\"-2.12\",\"1.12\"]"; // a little beyond 0.01 and 10
    assertAxis(range, chart().yRange(0.01, 10).logY());
    assertAxis(range, chart().logY().yRange(0.01, 10));
    Chart fromZero = chart().add("a", 1, 1).logY().yRange(0, 1);
    assertEquals(
        "chart: a logarithmic axis begins above 0, not at 0.0",
        assertThrows(IllegalArgumentException.class, fromZero::figure).getMessage());
  }

  @Test
  void aPointWithoutAPlaceOnTheXAxisIsRefused() {
    assertEquals(
        "chart: a has a value at x = NaN",
        assertThrows(IllegalArgumentException.class, () -> chart().add("a", Double.NaN, 1))
            .getMessage());
  }

  @Test
  void aLineIsCalledByTheWordsOfItsColumnsAndByTheNamesAndValuesOfNumbers() {
    Table table =
        Experiment.over("start", "He", "Xavier")
            .over("rate", 0.1, 1)
            .table("t", (start, rate, run) -> run.row("x", 1, "y", 2));
    assertEquals(
        List.of("He, rate 0.1", "He, rate 1", "Xavier, rate 0.1", "Xavier, rate 1"),
        names(Plots.lines("title", table, "x", "y", "start", "rate")));
    assertEquals(List.of("He", "Xavier"), names(Plots.points("title", table, "x", "y", "start")));
    assertEquals(List.of("measured"), names(Plots.lines("title", table, "x", "y")));
  }

  @Test
  void countsComeBeforeWhatTheyCount() {
    Table table = Experiment.over("epochs", 5, 25).table("t", (n, run) -> run.row("x", 1, "y", 2));
    assertEquals(
        List.of("5 epochs", "25 epochs"), names(Plots.lines("t", table, "x", "y", "epochs")));
  }

  /** Four values from −1 to 1: one in the first bin, three in the last, which is the fullest. */
  @Test
  void histogramsStandAboveEachOtherOnOneScale() {
    Matrix values = Matrix.row(-1, 1, 1, 1);
    Map<String, Matrix> layers = new TreeMap<>(Map.of("a", values, "b", values.times(0.5)));
    Chart chart = Plots.histograms("title", "x", layers);
    assertEquals(List.of("a, sd 0.866", "b, sd 0.433"), names(chart));
    List<?> first = (List<?>) mark(chart, "a, sd 0.866").get("y");
    assertEquals(0.85 / 3, (Double) first.get(1), 1e-12);
    assertEquals(0.85, (Double) first.get(first.size() - 2), 1e-12);
    List<?> second = (List<?>) mark(chart, "b, sd 0.433").get("y");
    assertTrue(second.stream().allMatch(y -> (Double) y >= 1), "the second begins where 1 is");
    assertAxis("[\"a, sd 0.866\",\"b, sd 0.433\"]", chart);
  }

  @Test
  void aForestHasARowForEachIntervalTheFirstOnTop() {
    Table table =
        Tables.of(
            "t",
            List.of(
                Tables.row("claim", "one", "low", 1, "found", 2, "high", 3),
                Tables.row("claim", "two", "low", 4, "found", 5, "high", 6)));
    Chart chart = Plots.forest("t", table, "claim", "low", "found", "high");
    assertEquals(List.of(2.0, 5.0), mark(chart, "found").get("x"));
    assertEquals(List.of(1.0, 0.0), mark(chart, "found").get("y"));
    assertTicks("one, two", chart);
  }

  @Test
  void aDiagramHasACircleForEachNeuronAndALineForEachWeight() {
    Network xor = Network.of(new Seeds(1), Initializer.he(), Activation.relu(), 2, 2, 1);
    Chart chart = Plots.diagram("XOR", xor);
    assertEquals(5, ((List<?>) mark(chart, "neurons: 2 → 2 → 1").get("x")).size());
    long lines =
        Arrays.stream(chart.figure().getTraces())
            .filter(t -> "lines".equals(((Mark) t).plotly().get("mode")))
            .count();
    assertEquals(6 + 2, lines, "six weights, the signal up and the gradient down");
  }

  @Test
  void ofAWideLayerADiagramShowsTheFirstNeuronsAndTheLast() {
    Network wide = Network.of(new Seeds(1), Initializer.he(), Activation.relu(), 64, 32, 1);
    Chart chart = Plots.diagram("wide", wide);
    assertEquals(7 + 7 + 1, ((List<?>) mark(chart, "neurons: 64 → 32 → 1").get("x")).size());
  }

  @Test
  void aDiagramsCirclesAreAsWideAsTheirBiases() {
    Network zero = Network.of(new Seeds(1), Initializer.he(), Activation.relu(), 2, 1);
    Network half = zero.with(1, layer -> layer.with(layer.weights(), Matrix.row(-0.5)));
    assertTrue(circle(Plots.diagram("zero", zero)) < circle(Plots.diagram("half", half)));
  }

  private static int circle(Chart diagram) {
    return (Integer) ((Map<?, ?>) mark(diagram, "neurons: 2 → 1").get("marker")).get("size");
  }

  private static Chart chart() {
    return new Chart("title", "x", "y");
  }

  /** The traces that have a name. */
  private static List<String> names(Chart chart) {
    return Arrays.stream(chart.figure().getTraces())
        .map(Trace::name)
        .filter(name -> name != null && !name.isEmpty())
        .toList();
  }

  private static Map<String, Object> mark(Chart chart, String name) {
    return Arrays.stream(chart.figure().getTraces())
        .map(trace -> (Mark) trace)
        .filter(mark -> name.equals(mark.name()))
        .findFirst()
        .orElseThrow()
        .plotly();
  }

  private static double y(Map<String, Object> mark) {
    return (Double) ((List<?>) mark.get("y")).get(0);
  }

  private static void assertTicks(String labels, Chart chart) {
    assertAxis("[\"" + labels.replace(", ", "\",\"") + "\"]", chart);
  }

  private static void assertAxis(String part, Chart chart) {
    String layout = layout(chart);
    assertTrue(layout.contains(part), layout);
  }

  private static String layout(Chart chart) {
    return chart.figure().getLayout().asJavascript();
  }
}
