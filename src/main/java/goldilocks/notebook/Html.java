package goldilocks.notebook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.unbescape.html.HtmlEscape;

/** A plain HTML table: a line above, a head, rows, and a line below. */
final class Html {
  private static final MathContext FOUR_DIGITS = new MathContext(4);

  private final List<Boolean> numeric;
  private final StringBuilder html;

  /** A table whose numeric columns lean to the right, the others to the left. */
  Html(String above, List<Boolean> numeric) {
    this.numeric = numeric;
    this.html = new StringBuilder("<table>\n");
    if (!above.isEmpty()) {
      html.append("<caption>").append(escape(above)).append("</caption>\n");
    }
  }

  /** A table of numbers alone. */
  static Html ofNumbers(String above, int columns) {
    return new Html(above, Collections.nCopies(columns, true));
  }

  Html head(List<String> cells) {
    return row("th", escaped(cells));
  }

  Html row(List<String> cells) {
    return row("td", escaped(cells));
  }

  /** A row of cells that are HTML already. */
  Html rowOfHtml(List<String> cells) {
    return row("td", cells);
  }

  String end(String below) {
    html.append("</table>");
    return below.isEmpty() ? html.toString() : html + "\n<p>" + escape(below) + "</p>";
  }

  private Html row(String tag, List<String> cells) {
    html.append("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      String align = numeric.get(i) ? "right" : "left";
      html.append("<%s style=\"text-align: %s\">".formatted(tag, align))
          .append(cells.get(i))
          .append("</%s>".formatted(tag));
    }
    html.append("</tr>\n");
    return this;
  }

  private static List<String> escaped(List<String> cells) {
    return cells.stream().map(Html::escape).toList();
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
