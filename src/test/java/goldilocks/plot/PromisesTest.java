package goldilocks.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.LibraryDraw;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.Trace;

class PromisesTest {
  private static final LibraryDraw KEPT = draw("kept", 1, 0.1);
  private static final LibraryDraw LOUD = draw("loud", 1, 0.3);
  private static final LibraryDraw SILENT = draw("silent", Double.NaN, 0.1);
  private static final LibraryDraw QUIET = draw("quiet", 2, 0.1);

  private static LibraryDraw draw(String code, double promised, double variance) {
    return new LibraryDraw(
        "Lib", "1", code, "", promised, 10, 10, 100, true, 0, variance, 0.01, -1, 1);
  }

  @Test
  void theTableTellsHowManyErrorsLieBetweenThePromiseAndTheDraw() {
    Table table = Tables.promises(List.of(KEPT, LOUD, QUIET));
    assertEquals(
        List.of("library", "code", "promised", "measured", "error", "errors off"),
        table.columnNames());
    assertEquals(List.of("kept", "loud", "quiet"), table.stringColumn("code").asList());
    assertEquals(0, table.doubleColumn("errors off").getDouble(0), 1e-12);
    assertEquals(20, table.doubleColumn("errors off").getDouble(1), 1e-12);
    assertEquals(-10, table.doubleColumn("errors off").getDouble(2), 1e-12);
  }

  @Test
  void theChartNamesThoseThatPromiseFromTooLittleToTooMuch() {
    Figure figure = Plots.promises("title", List.of(LOUD, SILENT, KEPT, QUIET));
    String layout = figure.getLayout().asJavascript().replaceAll("\\s+", "");
    assertTrue(layout.contains("ticktext:[\"Libquiet\",\"Libkept\",\"Libloud\"]"), layout);
    assertTrue(layout.contains("tickvals:[1.0,2.0,3.0]"), layout);
    Trace[] traces = figure.getTraces();
    assertEquals("promised", traces[3].name(), "after a line for each row");
    assertEquals("measured", traces[4].name());
  }
}
