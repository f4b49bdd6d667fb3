package goldilocks.notebook;

import goldilocks.picture.Picture;
import goldilocks.plot.Explorer;
import goldilocks.plot.Explorer.Knob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Charts with knobs as one figure of plotly's: a slider, and a frame for each of its places.
 *
 * <p>A frame has only the numbers and names that move. The charts of a second knob are all there,
 * and buttons say which of them is to be seen.
 */
final class PlotlyExplorer {
  private static final List<String> NUMBERS = List.of("x", "y", "z");
  private static final List<String> NAMES = List.of("name", "hovertemplate");
  private static final String TEXT = "%{text}";
  private static final int ROOM = 100; // pixels for the slider
  private static final int TITLE = 62; // as template.json has it
  private static final int BUTTONS = 40; // between title and plot
  private static final Map<String, Object> AT_ONCE = moves(0);
  private static final Map<String, Object> SLOWLY = moves(400); // ms a frame

  private final Knob knob;
  private final Knob second;
  private final PlotlyFigure middle;
  private final List<Moving> traces = new ArrayList<>();

  /** A trace in each place of the knob, and which of the second knob's charts it belongs to. */
  private record Moving(int chart, List<Map<String, Object>> states, List<String> moved) {
    static Moving of(int chart, List<Map<String, Object>> states) {
      Predicate<String> moves =
          key -> states.stream().map(state -> state.get(key)).distinct().count() > 1;
      Stream<String> keys = Stream.concat(NAMES.stream(), NUMBERS.stream());
      return new Moving(chart, states, keys.filter(moves).toList());
    }

    Map<String, Object> frame(int at) {
      Map<String, Object> numbers = new LinkedHashMap<>(states.get(at));
      numbers.keySet().retainAll(moved);
      return PlotlyArrays.in(numbers);
    }
  }

  PlotlyExplorer(Explorer explorer) {
    knob = explorer.knob();
    second = explorer.second();
    List<List<PlotlyFigure>> figures =
        explorer.charts().stream()
            .map(row -> row.stream().map(chart -> new PlotlyFigure(chart.figure())).toList())
            .toList();
    middle = figures.get(second.middle()).get(knob.middle());
    for (int chart = 0; chart < figures.size(); chart++) {
      var named = figures.get(chart).stream().map(PlotlyExplorer::named).toList();
      Set<String> names = new LinkedHashSet<>();
      named.forEach(one -> names.addAll(one.keySet()));
      for (String name : names) {
        traces.add(Moving.of(chart, named.stream().map(one -> state(name, one, named)).toList()));
      }
    }
  }

  /** What a picture shows. */
  PlotlyFigure middle() {
    return middle;
  }

  String text() {
    return Stream.of(knob, second)
        .filter(one -> one.places().size() > 1)
        .map(one -> "; moved by " + told(one, ": ") + String.join(", ", one.places()))
        .map(PlotlyFigure::plain)
        .reduce(middle.text(), String::concat);
  }

  /** A knob's name with what stands behind it; nothing where it has none. */
  private static String told(Knob knob, String then) {
    return knob.name().isEmpty() ? "" : knob.name() + then;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>(middle.json());
    Map<String, Object> layout = map(json.get("layout"));
    boolean hasChoice = second.places().size() > 1;
    layout.put("height", Picture.HEIGHT + ROOM + (hasChoice ? BUTTONS : 0));
    layout.put("sliders", List.of(slider()));
    layout.put("updatemenus", hasChoice ? List.of(play(), choice()) : List.of(play()));
    if (hasChoice) {
      layout.put("margin", Map.of("t", TITLE + BUTTONS));
    }
    json.put("layout", layout);
    json.put("data", traces.stream().map(this::atFirst).toList());
    List<Integer> moving =
        IntStream.range(0, traces.size())
            .filter(i -> !traces.get(i).moved().isEmpty())
            .boxed()
            .toList();
    json.put(
        "frames",
        IntStream.range(0, knob.places().size()).mapToObj(at -> frame(at, moving)).toList());
    return json;
  }

  /** The traces of a figure, by their kind and their number among those of their kind. */
  private static Map<String, Map<String, Object>> named(PlotlyFigure figure) {
    Map<String, Map<String, Object>> named = new LinkedHashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (Object one : (List<?>) figure.json().get("data")) {
      Map<String, Object> trace = saying(map(one));
      String kind = trace.get("type") + " " + trace.get("mode") + " " + trace.get("fill");
      named.put(kind + seen.merge(kind, 1, Integer::sum), trace);
    }
    return named;
  }

  /**
   * The trace with numbers that plotly writes when pointed at: texts would be of one place only.
   */
  private static Map<String, Object> saying(Map<String, Object> trace) {
    if (trace.get("hovertemplate") instanceof String said && said.contains(TEXT)) {
      trace.remove("text");
      trace.put("hovertemplate", said.replace(TEXT, "%{x:.3~g} · %{yaxis.title.text} %{y:.3~g}"));
    }
    return trace;
  }

  /** A figure's trace of this name; where it has none, that of another without its numbers. */
  private static Map<String, Object> state(
      String name,
      Map<String, Map<String, Object>> own,
      List<Map<String, Map<String, Object>>> all) {
    if (own.containsKey(name)) {
      return own.get(name);
    }
    Map<String, Object> empty =
        new LinkedHashMap<>(
            all.stream().filter(one -> one.containsKey(name)).findFirst().orElseThrow().get(name));
    NUMBERS.forEach(key -> empty.replace(key, List.of()));
    return empty;
  }

  private Map<String, Object> atFirst(Moving trace) {
    Map<String, Object> first = PlotlyArrays.in(trace.states().get(knob.middle()));
    first.put("visible", trace.chart() == second.middle());
    return first;
  }

  private Map<String, Object> frame(int at, List<Integer> moving) {
    List<Map<String, Object>> data = moving.stream().map(i -> traces.get(i).frame(at)).toList();
    return Map.of("name", knob.places().get(at), "data", data, "traces", moving);
  }

  private Map<String, Object> slider() {
    return Map.of(
        "active", knob.middle(),
        "currentvalue", Map.of("prefix", knob.name() + ": "),
        "pad", Map.of("t", 45),
        "x", 0.1,
        "len", 0.9,
        "steps",
            knob.places().stream()
                .map(
                    place ->
                        Map.of(
                            "label",
                            place,
                            "method",
                            "animate",
                            "args",
                            List.of(List.of(place), AT_ONCE)))
                .toList());
  }

  private static Map<String, Object> play() {
    Map<String, Object> button = new LinkedHashMap<>(Map.of("label", "▶", "method", "animate"));
    button.put("args", Arrays.asList(null, SLOWLY)); // null: all frames
    return menu(-0.2, "top", -1, List.of(button));
  }

  private Map<String, Object> choice() {
    return menu(
        1.02,
        "bottom",
        second.middle(),
        IntStream.range(0, second.places().size())
            .mapToObj(
                chart ->
                    Map.of(
                        "label",
                        told(second, " ") + second.places().get(chart),
                        "method",
                        "restyle",
                        "args",
                        List.of(
                            Map.of(
                                "visible",
                                traces.stream().map(trace -> trace.chart() == chart).toList()))))
            .toList());
  }

  /** Buttons, one of which may be down. */
  private static Map<String, Object> menu(double y, String anchor, int active, List<?> buttons) {
    Map<String, Object> menu =
        new LinkedHashMap<>(Map.of("type", "buttons", "direction", "right", "active", active));
    menu.putAll(Map.of("showactive", active >= 0, "x", 0, "xanchor", "left"));
    menu.putAll(Map.of("y", y, "yanchor", anchor));
    menu.put("buttons", buttons);
    return menu;
  }

  private static Map<String, Object> moves(int milliseconds) {
    return Map.of(
        "mode",
        "immediate",
        "fromcurrent",
        true,
        "transition",
        Map.of("duration", 0),
        "frame",
        Map.of("duration", milliseconds, "redraw", true));
  }

  /** A copy of plotly's object. */
  private static Map<String, Object> map(Object object) {
    Map<String, Object> copy = new LinkedHashMap<>();
    ((Map<?, ?>) object).forEach((key, value) -> copy.put((String) key, value));
    return copy;
  }
}
