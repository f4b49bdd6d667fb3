package goldilocks.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import goldilocks.picture.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.Trace;

/** A Tablesaw figure as plotly's JSON, as a PNG, and as one line of text. */
final class PlotlyFigure {
  // Tablesaw writes JavaScript: bare keys, single quotes, trailing commas, NaN.
  private static final JsonMapper JAVASCRIPT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();
  private static final int TRACES_IN_TEXT = 12;

  /** What Tablesaw writes where no size was wanted. */
  private static final Integer DEFAULT_WIDTH = 700;

  private static final Integer DEFAULT_HEIGHT = 450;

  /** As wide as its column allows, and of the tools only those that a chart needs. */
  private static final Map<String, Object> CONFIG =
      Map.of(
          "responsive", true,
          "displaylogo", false,
          "modeBarButtonsToRemove", List.of("select2d", "lasso2d", "zoomIn2d", "zoomOut2d"));

  /** The look that all figures share; Tablesaw has no settings for most of it. */
  private static final Map<String, Object> TEMPLATE = template();

  private final Map<String, Object> json = new LinkedHashMap<>();

  PlotlyFigure(Figure figure) {
    List<Object> data = new ArrayList<>();
    for (Trace trace : figure.getTraces()) {
      data.add(read(trace.asJavascript(data.size())));
    }
    json.put("data", data);
    // Without a layout the renderer leaves this cell and all after it blank.
    json.put("layout", figure.getLayout() == null ? new LinkedHashMap<>() : layout(figure));
    json.put("config", figure.getConfig() == null ? CONFIG : read(figure.getConfig().toString()));
  }

  /** The figure as {@code {data, layout, config}} of maps, lists, numbers, strings and nulls. */
  Map<String, Object> json() {
    return json;
  }

  /** The same with short arrays, as a notebook keeps it. */
  Map<String, Object> shorter() {
    Map<String, Object> shorter = new LinkedHashMap<>(json);
    shorter.put("data", traces().map(PlotlyArrays::in).toList());
    return shorter;
  }

  /** As a picture in base64, if it can be drawn. */
  Optional<String> png() {
    return Picture.png(json).map(png -> Base64.getEncoder().encodeToString(png));
  }

  int height() {
    Map<?, ?> layout = (Map<?, ?>) json.get("layout");
    return layout.get("height") instanceof Integer height ? height : Picture.HEIGHT;
  }

  /** The title, the axes, and the traces with their numbers of points, in one line. */
  String text() {
    Map<?, ?> layout = (Map<?, ?>) json.get("layout");
    List<String> parts = new ArrayList<>();
    parts.add("Figure" + title(": ", layout));
    for (String axis : List.of("xaxis", "yaxis", "yaxis2", "yaxis3", "zaxis")) {
      parts.add(title(axis.replace("axis", "") + ": ", layout.get(axis)));
    }
    parts.add(told());
    parts.removeIf(String::isEmpty);
    return plain(String.join("; ", parts));
  }

  static String plain(String marked) {
    return marked
        .replaceAll("<br ?/?>|\\s+", " ")
        .replace("<sub>", "_")
        .replaceAll("</?su[bp]>", "");
  }

  private Stream<Map<?, ?>> traces() {
    return ((List<?>) json.get("data")).stream().map(trace -> (Map<?, ?>) trace);
  }

  private static Map<String, Object> layout(Figure figure) {
    Map<String, Object> layout = read(figure.getLayout().asJavascript());
    layout.putIfAbsent("template", TEMPLATE);
    if (layout.get("yaxis") instanceof Map<?, ?> y && y.containsKey("constrain")) {
      // Tablesaw has a word for what gives way to equal units, and none for equal units.
      Map<String, Object> equal = new LinkedHashMap<>(Map.of("scaleanchor", "x"));
      y.forEach((key, value) -> equal.put(key.toString(), value));
      layout.put("yaxis", equal);
    }
    if (DEFAULT_WIDTH.equals(layout.get("width"))) {
      layout.remove("width"); // as wide as its column
    }
    if (DEFAULT_HEIGHT.equals(layout.get("height"))) {
      layout.put("height", Picture.HEIGHT);
    }
    return layout;
  }

  private static Map<String, Object> read(String javascript) {
    try {
      // var trace0 = { … };
      Map<?, ?> raw =
          JAVASCRIPT.readValue(javascript.substring(javascript.indexOf('{')), Map.class);
      return PlotlyValues.object(raw);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "The figure cannot be shown: Tablesaw wrote " + e.getOriginalMessage(), e);
    }
  }

  private static Map<String, Object> template() {
    try (InputStream json = PlotlyFigure.class.getResourceAsStream("template.json")) {
      return JAVASCRIPT.readValue(json, new TypeReference<Map<String, Object>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("template.json is damaged: build the jar again", e);
    }
  }

  private static String title(String before, Object holder) {
    if (holder instanceof Map<?, ?> map
        && map.get("title") instanceof Map<?, ?> title
        && title.get("text") instanceof String text
        && !text.isEmpty()) {
      return before + text;
    }
    return "";
  }

  private String told() {
    // Bounds of bands and the like have neither a name nor a place in the legend.
    List<String> told =
        traces()
            .filter(t -> !(Boolean.FALSE.equals(t.get("showlegend")) && isBlank(t.get("name"))))
            .map(PlotlyFigure::trace)
            .toList();
    int more = told.size() - TRACES_IN_TEXT;
    String first = told.stream().limit(TRACES_IN_TEXT).collect(Collectors.joining(", "));
    return more > 0 ? first + ", and " + more + " more" : first;
  }

  private static boolean isBlank(Object name) {
    return name == null || "".equals(name);
  }

  private static String trace(Map<?, ?> trace) {
    Object name = trace.get("name");
    String who = isBlank(name) ? trace.get("type").toString() : name.toString();
    if (trace.get("z") instanceof List<?> z && !z.isEmpty() && z.get(0) instanceof List<?> row) {
      return who + " (" + z.size() + "×" + row.size() + " cells)";
    }
    for (String key : List.of("y", "x", "values", "close")) {
      if (trace.get(key) instanceof List<?> list) {
        return who + " (" + list.size() + (list.size() == 1 ? " point)" : " points)");
      }
    }
    return who;
  }
}
