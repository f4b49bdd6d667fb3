package goldilocks.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.plot.Series.Point;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.plotly.traces.Trace;

class ContoursTest {
  private static final double[] LOW = {-1, 0};
  private static final double[] HIGH = {1, 20};

  @Test
  void aLineGoesWhereTheSurfaceHasItsHeight() {
    double[] x = HeatMap.places(-1, 1, 21);
    double[] y = HeatMap.places(0, 20, 21);
    List<Point> line = Contours.line(x, y, HeatMap.heights(x, y, (u, v) -> 10 * u + v), 5);
    assertTrue(line.size() > 20, "it crosses each row");
    for (Point p : line) {
      assertEquals(5, 10 * p.x() + p.y(), 1e-9);
    }
  }

  @Test
  void aClosedLineEndsWhereItBegan() {
    double[] x = HeatMap.places(-2, 2, 41);
    List<Point> line = Contours.line(x, x, HeatMap.heights(x, x, (u, v) -> u * u + v * v), 1);
    assertEquals(line.get(0), line.get(line.size() - 1));
    assertTrue(line.stream().allMatch(p -> Math.abs(Math.hypot(p.x(), p.y()) - 1) < 0.01));
  }

  @Test
  void linesAreGreyBehindThePathsAndLeaveTheLegendToThem() {
    Chart chart =
        new Chart("paths", "w1", "w2")
            .path("rate 0.1", new double[] {1, 0.5}, new double[] {1, 0.2})
            .path("rate 0.2", new double[] {1, 0.5}, new double[] {1, 0.1})
            .contours("cost", LOW, HIGH, (x, y) -> x * x + y * y);
    Trace[] traces = chart.figure().getTraces();
    assertTrue(traces[0].asJavascript(0).contains(HeatMap.GREY), traces[0].name());
    assertEquals("rate 0.2", traces[traces.length - 1].name());
    assertEquals(2, Arrays.stream(traces).filter(Trace::showLegend).count());
  }

  @Test
  void anApostropheOrABackslashInANameIsPartOfTheName() {
    double[] x = {0, 1};
    String map =
        HeatMap.of(x, x, HeatMap.heights(x, x, (u, v) -> u), "He's \\ cost").asJavascript(0);
    assertTrue(map.contains("name:'He\\'s \\\\ cost'"), map);
  }
}
