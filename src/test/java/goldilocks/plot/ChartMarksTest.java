package goldilocks.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.plotly.traces.Trace;

class ChartMarksTest {
  /** An asterisk would not do: plotly draws its strokes with the marker's line width, 0. */
  @Test
  void aValueThatIsNotFiniteIsMarkedWithASymbolThatHasAnArea() {
    Chart chart = new Chart("title", "x", "y").add("a", 1, 2).add("a", 2, Double.NaN);
    List<Trace> traces = Arrays.asList(chart.figure().getTraces());
    assertEquals("a: not finite", traces.get(1).name());
    String mark = traces.get(1).asJavascript(1);
    assertTrue(mark.contains("symbol: 'star'"), mark);
  }
}
