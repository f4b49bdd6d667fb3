package goldilocks.claims;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of numbers, written as people write one.
 *
 * <pre>{@code
 * 4             4 and nothing else
 * 25.0 ± 0.36   from 24.64 to 25.36
 * 1.1e12 ×÷ 2   from half of it to twice as much
 * below 1       anything less than 1
 * above 1       anything more
 * }</pre>
 *
 * @param value the number itself, or the limit of “below” and “above”
 */
public record Band(String text, double value, double low, double high) {
  private static final Pattern WRITTEN =
      Pattern.compile("(?:(below|above) )?([-+.\\de]+)(?: (±|×÷) ([.\\de+-]+))?");

  /** Reads a band as it is written above. */
  public static Band of(String text) {
    Matcher parts = WRITTEN.matcher(text);
    if (!parts.matches() || parts.group(1) != null && parts.group(3) != null) {
      throw new IllegalArgumentException(
          "band: “%s” is none of 4, 25.0 ± 0.36, 1.1e12 ×÷ 2, below 1, above 1".formatted(text));
    }
    double value = Double.parseDouble(parts.group(2));
    double width = parts.group(3) == null ? 0 : Double.parseDouble(parts.group(4));
    if (parts.group(1) != null) {
      return parts.group(1).equals("below")
          ? new Band(text, value, Double.NEGATIVE_INFINITY, Math.nextDown(value))
          : new Band(text, value, Math.nextUp(value), Double.POSITIVE_INFINITY);
    }
    return "×÷".equals(parts.group(3))
        ? new Band(text, value, value / width, value * width)
        : new Band(text, value, value - width, value + width);
  }

  public boolean contains(double number) {
    return low <= number && number <= high;
  }

  /** True if some number lies in both bands. */
  public boolean meets(Band other) {
    return low <= other.high && other.low <= high;
  }

  /** A number to five digits that matter. */
  static String write(double number) {
    double rounded = Double.parseDouble(String.format(Locale.ROOT, "%.5g", number));
    return Double.toString(rounded).replaceFirst("\\.0$", "");
  }

  @Override
  public String toString() {
    return text;
  }
}
