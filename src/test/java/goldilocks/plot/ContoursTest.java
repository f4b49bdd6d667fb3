package goldilocks.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import tech.tablesaw.plotly.components.Figure;

class ContoursTest {
  private static final double[] LOW = {-1, 0};
  private static final double[] HIGH = {1, 20};

  @Test
  void theHeightIsThatOfTheFunctionAtEachPlace() {
    HeatMap map = HeatMap.contours("cost", LOW, HIGH, (x, y) -> 100 * x + y);
    int last = map.x().length - 1;
    assertEquals(-1, map.x()[0]);
    assertEquals(1, map.x()[last]);
    assertEquals(20, map.y()[last]);
    assertEquals(-100, map.z()[0][0]);
    assertEquals(100, map.z()[0][last]);
    assertEquals(-80, map.z()[last][0]);
  }

  @Test
  void linesAreGreyBehindThePathsAndLeaveTheLegendItsPlace() {
    Figure figure =
        new Chart("paths", "w1", "w2")
            .path("rate 0.1", new double[] {1, 0.5}, new double[] {1, 0.2})
            .contours("cost", LOW, HIGH, (x, y) -> x * x + y * y)
            .figure();
    String first = figure.getTraces()[0].asJavascript(0);
    assertTrue(first.contains("type:'contour'"), first);
    assertTrue(first.contains(HeatMap.GREY), first);
    assertEquals("rate 0.1", figure.getTraces()[1].name());
    assertTrue(figure.getLayout().asJavascript().contains("showlegend: true"), "a legend");
  }

  @Test
  void anApostropheOrABackslashInANameIsPartOfTheName() {
    String map = HeatMap.contours("He's \\ cost", LOW, HIGH, (x, y) -> x).asJavascript(0);
    assertTrue(map.contains("name:'He\\'s \\\\ cost'"), map);
  }
}
