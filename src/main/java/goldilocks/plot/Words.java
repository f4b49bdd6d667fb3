package goldilocks.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/** Names and numbers as a figure writes them: σ<sub>w</sub>, 10⁻⁶, 0.05. */
final class Words {
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final Pattern JAVA_NUMBER =
      Pattern.compile("(?<![\\w.])-?\\d+\\.\\d+(?:E-?\\d+)?(?![\\w.])");
  private static final Pattern INDEX = Pattern.compile("(?<![\\p{L}\\w])(\\p{L})_(\\w+)");
  private static final int TITLE_LINE = 66; // letters

  private Words() {}

  /** A name with Java's numbers as people write them, and x_i as x with an index. */
  static String name(String raw) {
    String numbers =
        JAVA_NUMBER.matcher(raw).replaceAll(found -> number(Double.parseDouble(found.group())));
    return INDEX.matcher(numbers).replaceAll("$1<sub>$2</sub>");
  }

  /** A number with three digits at most. */
  static String rounded(double value) {
    return Double.isFinite(value) && value != 0
        ? number(new BigDecimal(value).round(new MathContext(3)).doubleValue())
        : number(value);
  }

  /** A number with all its digits, with a power of ten where it would have many zeros. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
    }
    BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
    int power = exact.precision() - exact.scale() - 1;
    if (value == 0 || power >= -4 && power < 6) {
      return exact.toPlainString().replace('-', '−');
    }
    String digits = exact.scaleByPowerOfTen(-power).stripTrailingZeros().toPlainString();
    String factor = digits.equals("1") ? "" : digits.equals("-1") ? "−" : digits + "·";
    return factor.replace('-', '−') + "10" + raised(power);
  }

  private static String raised(int power) {
    StringBuilder raised = new StringBuilder(power < 0 ? "⁻" : "");
    Integer.toString(Math.abs(power)).chars().forEach(c -> raised.append(RAISED.charAt(c - '0')));
    return raised.toString();
  }

  /** A power of ten on an axis whose ticks go from one power to another. */
  static String power(int power, int least, int most) {
    if (least >= -3 && most <= 4 || power == 0 || power == 1) {
      return number(Math.pow(10, power));
    }
    return "10" + raised(power);
  }

  /** Lines of about the same length: plotly breaks none, and a word alone on one looks lost. */
  static String title(String raw) {
    String text = name(raw);
    int lines = (text.length() + TITLE_LINE - 1) / TITLE_LINE;
    StringBuilder wrapped = new StringBuilder();
    int line = 1;
    int column = 0;
    for (String word : text.split(" ")) {
      boolean last = line == lines;
      boolean fits = column == 0 || last || column + word.length() / 2 <= text.length() / lines;
      line += fits ? 0 : 1;
      wrapped.append(column == 0 ? "" : fits ? " " : "<br>").append(word);
      column = (fits ? column : 0) + word.length() + 1;
    }
    return wrapped.toString();
  }
}
