package goldilocks.notebook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.unbescape.html.HtmlEscape;

/** Puts right what Tablesaw writes and plotly reads otherwise, value by value. */
final class PlotlyValues {
  // Under these keys "3" and "True" are words.
  private static final Set<String> WORDS =
      Set.of("title", "name", "text", "ticktext", "tickprefix", "ticksuffix", "labels");

  /** What can be seen on a screen, and zoomed into; all 17 would fill the notebook. */
  private static final MathContext DIGITS = new MathContext(7);

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  private PlotlyValues() {}

  static Map<String, Object> object(Map<?, ?> raw) {
    Map<String, Object> object = new LinkedHashMap<>();
    raw.forEach((key, value) -> object.put(key.toString(), value(key.toString(), value)));
    Object font = object.remove("titlefont");
    if (font != null || object.get("title") instanceof String) {
      object.put("title", title(object.get("title"), font));
    }
    return object;
  }

  /** Since plotly 3, a title is an object with its text and font. */
  private static Map<String, Object> title(Object text, Object font) {
    Map<String, Object> title = new LinkedHashMap<>();
    title.put("text", text == null ? "" : text);
    if (font != null) {
      title.put("font", font);
    }
    return title;
  }

  private static Object value(String key, Object raw) {
    if (raw instanceof Map<?, ?> map) {
      return object(map);
    }
    if (raw instanceof List<?> list) {
      List<Object> values = new ArrayList<>(list.size());
      list.forEach(element -> values.add(value(key, element)));
      return values;
    }
    if (raw instanceof String string) {
      return WORDS.contains(key) ? HtmlEscape.unescapeHtml(string) : word(string);
    }
    return raw instanceof Double number ? seen(number) : raw;
  }

  private static Double seen(double number) {
    return Double.isFinite(number) ? new BigDecimal(number).round(DIGITS).doubleValue() : null;
  }

  private static Object word(String string) {
    return switch (string) {
      case "NaN", "Infinity", "-Infinity", "null" -> null;
      case "True", "true" -> true;
      case "False", "false" -> false;
      default ->
          NUMBER.matcher(string).matches()
              ? (Object) seen(Double.parseDouble(string))
              : HtmlEscape.unescapeHtml(string);
    };
  }
}
