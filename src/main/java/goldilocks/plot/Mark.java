package goldilocks.plot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import goldilocks.plot.Series.Point;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.plotly.components.HoverLabel;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A trace of points, lines, areas or words, with what Tablesaw has no setting for.
 *
 * @param plotly the trace as plotly reads it
 */
record Mark(Map<String, Object> plotly) implements Trace {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Mark of(String mode, List<Point> points) {
    Map<String, Object> plotly = new LinkedHashMap<>();
    plotly.put("type", "scatter");
    plotly.put("mode", mode);
    plotly.put("x", points.stream().map(Point::x).toList());
    plotly.put("y", points.stream().map(Point::y).toList());
    return new Mark(plotly).with("showlegend", false).with("hoverinfo", "skip");
  }

  /** An area without an edge. */
  static Mark area(List<Point> corners, String colour) {
    return of("lines", corners)
        .with("fill", "toself")
        .with("fillcolor", colour)
        .with("line", Map.of("width", 0));
  }

  /** From low to high in a row of its own. */
  static Mark interval(Pen pen, double[] ends, double y) {
    return of("lines", List.of(new Point(ends[0], y), new Point(ends[1], y)))
        .with("line", pen.line(3));
  }

  Mark with(String key, Object value) {
    plotly.put(key, value);
    return this;
  }

  /** Its name, in the legend or not. */
  Mark called(String name, boolean inLegend) {
    return with("name", name).with("showlegend", inLegend);
  }

  /** What it says when pointed at, one text for each point or one for all. */
  Mark saying(String template, Object text) {
    plotly.remove("hoverinfo");
    return with("hovertemplate", template).with("text", text);
  }

  @Override
  public String asJavascript(int i) {
    try {
      return "var trace" + i + " = " + JSON.writeValueAsString(plotly) + ";";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("chart: a trace cannot be written", e);
    }
  }

  @Override
  public String name() {
    return (String) plotly.get("name");
  }

  @Override
  public HoverLabel hoverLabel() {
    return null;
  }

  @Override
  public boolean showLegend() {
    return Boolean.TRUE.equals(plotly.get("showlegend"));
  }
}
