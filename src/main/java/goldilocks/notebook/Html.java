package goldilocks.notebook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.unbescape.html.HtmlEscape;

/** Plain HTML tables, and the numbers in them. */
final class Html {
  private static final MathContext FOUR_DIGITS = new MathContext(4);

  private Html() {}

  /**
   * A table of cells that are HTML already.
   *
   * @param above a line above the table, or nothing
   * @param numeric whether a column leans to the right, as numbers do
   * @param head the columns' names, or nothing
   */
  static String table(
      String above, List<Boolean> numeric, List<String> head, List<List<String>> rows) {
    StringBuilder html = new StringBuilder("<table>\n");
    if (!above.isEmpty()) {
      html.append("<caption>").append(escape(above)).append("</caption>\n");
    }
    if (!head.isEmpty()) {
      html.append(row("th", numeric, head));
    }
    rows.forEach(cells -> html.append(row("td", numeric, cells)));
    return html + "</table>";
  }

  private static String row(String tag, List<Boolean> numeric, List<String> cells) {
    String cell = "<%s style=\"text-align: %s\">%s</%s>";
    return IntStream.range(0, cells.size())
        .mapToObj(i -> cell.formatted(tag, numeric.get(i) ? "right" : "left", cells.get(i), tag))
        .collect(Collectors.joining("", "<tr>", "</tr>\n"));
  }

  static String escape(String text) {
    return HtmlEscape.escapeHtml4Xml(text);
  }

  /** A number as a table shows it: whole, or with four digits that matter. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      return Long.toString((long) value);
    }
    if (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e6) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    return new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros().toPlainString();
  }
}
