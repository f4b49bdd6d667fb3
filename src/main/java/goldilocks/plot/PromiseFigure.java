package goldilocks.plot;

import goldilocks.LibraryDraw;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.components.Symbol;
import tech.tablesaw.plotly.components.TickSettings;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/** What was promised as large pale dots, what was measured as small dark ones, row by row. */
final class PromiseFigure {
  private final List<LibraryDraw> rows;

  /** Those that promise something, from too little to too much. */
  PromiseFigure(List<LibraryDraw> draws) {
    rows =
        draws.stream()
            .filter(d -> !Double.isNaN(d.promised()))
            .sorted(Comparator.comparingDouble(d -> d.measured() / d.promised()))
            .toList();
  }

  Figure titled(String title) {
    List<Trace> traces = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      traces.add(gap(rows.get(i), i + 1));
    }
    traces.add(marks("promised", LibraryDraw::promised, Style.light(0), 13));
    traces.add(marks("measured", LibraryDraw::measured, Style.colour(6), 6));
    return new Figure(
        Chart.layout(title)
            .width(Style.WIDTH + 120)
            .height(Math.max(Style.HEIGHT, 160 + 18 * rows.size()))
            .xAxis(Chart.axis("fanIn·Var(w)", true, null, ends()))
            .yAxis(names())
            .build(),
        traces.toArray(Trace[]::new));
  }

  private double[] ends() {
    double[] all =
        rows.stream()
            .flatMap(d -> List.of(d.promised(), d.measured()).stream())
            .mapToDouble(v -> v)
            .sorted()
            .toArray();
    return all.length == 0 ? new double[] {1, 1} : new double[] {all[0], all[all.length - 1]};
  }

  /** The first row stands on top. */
  private Axis names() {
    String[] names = rows.stream().map(d -> d.library() + " " + d.code()).toArray(String[]::new);
    return Axis.builder()
        .title("library and initializer")
        .range(rows.size() + 0.5, 0.5)
        .tickSettings(
            TickSettings.builder()
                .tickMode(TickSettings.TickMode.ARRAY)
                .arrayTicks(places(), names)
                .build())
        .build();
  }

  private double[] places() {
    return IntStream.rangeClosed(1, rows.size()).asDoubleStream().toArray();
  }

  private static ScatterTrace gap(LibraryDraw d, int place) {
    return ScatterTrace.builder(
            new double[] {d.promised(), d.measured()}, new double[] {place, place})
        .mode(ScatterTrace.Mode.LINE)
        .showLegend(false)
        .line(Line.builder().color(Style.GREY).width(2).build())
        .build();
  }

  private ScatterTrace marks(
      String name, ToDoubleFunction<LibraryDraw> value, String colour, double size) {
    return ScatterTrace.builder(rows.stream().mapToDouble(value).toArray(), places())
        .name(name)
        .mode(ScatterTrace.Mode.MARKERS)
        .marker(Marker.builder().color(colour).symbol(Symbol.CIRCLE).size(size).build())
        .build();
  }
}
