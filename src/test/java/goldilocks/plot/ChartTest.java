package goldilocks.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.traces.Trace;

class ChartTest {
  /** An asterisk would not do: plotly draws its strokes with the marker's line width, 0. */
  @Test
  void aValueThatIsNotFiniteIsMarkedWithASymbolThatHasAnArea() {
    Chart chart = chart().add("a", 1, 2).add("a", 2, Double.NaN);
    assertEquals(List.of("a", "a: not finite"), names(chart));
    String mark = chart.figure().getTraces()[1].asJavascript(1);
    assertTrue(mark.contains("symbol: 'star'"), mark);
  }

  @Test
  void whatALogarithmicAxisHasNoPlaceForIsMarkedAtItsEnd() {
    Chart chart = chart().add("a", 0, 5).add("a", 10, 0).add("a", 100, 7).add("a", 20, 3);
    assertEquals(List.of("a"), names(chart));
    assertEquals(List.of("a", "a: 0"), names(chart.logY()));
    assertPlace(chart, 1, "10.0", "3.0");
    chart.logX();
    assertEquals(List.of("a", "a: 0", "a: not above 0"), names(chart));
    assertPlace(chart, 1, "10.0", "3.0");
    assertPlace(chart, 2, "20.0", "5.0");
  }

  @Test
  void theRangeOfALogarithmicAxisIsGivenInItsOwnNumbers() {
    String range = "range: [\"%s\",\"%s\"]";
    assertAxis(range.formatted("0.01", "10.0"), chart().yRange(0.01, 10));
    assertAxis(range.formatted("-2.0", "1.0"), chart().yRange(0.01, 10).logY());
    assertAxis(range.formatted("-2.0", "1.0"), chart().logY().yRange(0.01, 10));
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
        List.of("He, rate 0.1", "He, rate 1.0", "Xavier, rate 0.1", "Xavier, rate 1.0"),
        names(Plots.lines("title", table, "x", "y", "start", "rate")));
    assertEquals(List.of("He", "Xavier"), names(Plots.points("title", table, "x", "y", "start")));
    assertEquals(List.of("measured"), names(Plots.lines("title", table, "x", "y")).subList(2, 3));
  }

  /** Four values from −1 to 1: one in the first bin, three in the last, which is the fullest. */
  @Test
  void histogramsStandAboveEachOtherOnOneScale() {
    Matrix values = Matrix.row(-1, 1, 1, 1);
    Map<String, Matrix> layers = new TreeMap<>(Map.of("a", values, "b", values.times(0.5)));
    Chart chart = Plots.histograms("title", "x", layers);
    assertEquals(List.of("a: sd 0.87", "b: sd 0.43"), names(chart));
    String first = chart.figure().getTraces()[0].asJavascript(0).replaceAll("\\s", "");
    assertTrue(first.contains("y:[\"0.3\",\"0.0\","), first);
    assertTrue(first.contains(",\"0.0\",\"0.9\"]"), first);
    String second = chart.figure().getTraces()[1].asJavascript(1).replaceAll("\\s", "");
    assertTrue(second.contains("\"1.0\",\"1.3\",\"1.0\""), second);
  }

  private static Chart chart() {
    return new Chart("title", "x", "y");
  }

  private static List<String> names(Chart chart) {
    return Arrays.stream(chart.figure().getTraces()).map(Trace::name).toList();
  }

  private static void assertAxis(String part, Chart chart) {
    String layout = chart.add("a", 1, 1).figure().getLayout().asJavascript();
    assertTrue(layout.contains(part), layout);
  }

  private static void assertPlace(Chart chart, int trace, String x, String y) {
    String mark = chart.figure().getTraces()[trace].asJavascript(trace).replaceAll("\\s", "");
    assertTrue(mark.contains("x:[\"" + x + "\"]"), mark);
    assertTrue(mark.contains("y:[\"" + y + "\"]"), mark);
  }
}
