package goldilocks.web;

import java.util.Locale;

/** {@link String#format} for what the kit asks of it: %s, %d, %f, %e and %g, as the JVM writes. */
final class Text {
  private Text() {}

  static String formatted(String pattern, Object[] values) {
    return format(Locale.ROOT, pattern, values);
  }

  static String format(Locale root, String pattern, Object[] values) {
    StringBuilder text = new StringBuilder();
    int next = 0;
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) != '%') {
        text.append(pattern.charAt(i));
        continue;
      }
      int end = i + 1;
      while (!Character.isLetter(pattern.charAt(end)) && pattern.charAt(end) != '%') {
        end++;
      }
      char kind = pattern.charAt(end);
      if (kind == '%') {
        text.append('%');
      } else {
        text.append(one(pattern.substring(i + 1, end), kind, values[next++]));
      }
      i = end;
    }
    return text.toString();
  }

  private static String one(String options, char kind, Object value) {
    boolean grouped = options.startsWith(",");
    int point = options.indexOf('.');
    String width = options.substring(grouped ? 1 : 0, point < 0 ? options.length() : point);
    int precision = point < 0 ? 6 : Integer.parseInt(options.substring(point + 1));
    String text =
        switch (kind) {
          case 's' -> String.valueOf(value);
          case 'd' -> grouped ? grouped(String.valueOf(value)) : String.valueOf(value);
          default -> number(kind, precision, ((Number) value).doubleValue());
        };
    return " ".repeat(Math.max(0, (width.isEmpty() ? 0 : Integer.parseInt(width)) - text.length()))
        + text;
  }

  private static String grouped(String digits) {
    StringBuilder text = new StringBuilder(digits);
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      text.insert(i, ',');
    }
    return text.toString();
  }

  private static String number(char kind, int precision, double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    Decimal decimal = Decimal.of(Math.abs(value));
    if (kind == 'f') {
      return sign + decimal.plain(precision);
    }
    if (kind == 'e') {
      return sign + decimal.scientific(precision);
    }
    int figures = Math.max(1, precision);
    int exponent = decimal.figures(figures).exponent;
    boolean plain = value == 0 || exponent >= -4 && exponent < figures;
    return sign + (plain ? decimal.plain(figures - 1 - exponent) : decimal.scientific(figures - 1));
  }

  /**
   * d.ddd·10^exponent with the digits that {@link Double#toString} gives, which is what the JVM
   * rounds.
   */
  private record Decimal(String digits, int exponent) {
    static Decimal of(double value) {
      String text = Double.toString(value);
      int e = text.indexOf('E');
      int exponent = e < 0 ? 0 : Integer.parseInt(text.substring(e + 1));
      String plain = e < 0 ? text : text.substring(0, e);
      int point = plain.indexOf('.');
      String digits = plain.substring(0, point) + plain.substring(point + 1);
      int zeros = 0;
      while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
        zeros++;
      }
      return new Decimal(digits.substring(zeros), value == 0 ? 0 : exponent + point - 1 - zeros);
    }

    /** Rounded to so many figures, half up; none may be left, or one more than there were. */
    Decimal figures(int count) {
      if (count >= digits.length()) {
        return new Decimal(digits + "0".repeat(count - digits.length()), exponent);
      }
      if (count < 0) {
        return new Decimal("", exponent);
      }
      char[] kept = ("0" + digits.substring(0, count)).toCharArray();
      int i = digits.charAt(count) >= '5' ? count : -1;
      while (i >= 0 && kept[i] == '9') {
        kept[i--] = '0';
      }
      if (i >= 0) {
        kept[i]++;
      }
      String text = new String(kept);
      return kept[0] == '0'
          ? new Decimal(text.substring(1), exponent)
          : new Decimal(text.substring(0, Math.max(1, count)), exponent + 1);
    }

    String scientific(int places) {
      Decimal rounded = figures(places + 1);
      int size = Math.abs(rounded.exponent);
      return rounded.digits.charAt(0)
          + (places == 0 ? "" : "." + rounded.digits.substring(1))
          + (rounded.exponent < 0 ? "e-" : "e+")
          + (size < 10 ? "0" : "")
          + size;
    }

    String plain(int places) {
      Decimal rounded = figures(exponent + 1 + places);
      int before = rounded.exponent + 1;
      String all = "0".repeat(Math.max(0, 1 - before)) + rounded.digits;
      all += "0".repeat(Math.max(0, Math.max(1, before) + places - all.length()));
      String whole = all.substring(0, Math.max(1, before));
      return places == 0
          ? whole
          : whole + "." + all.substring(whole.length(), whole.length() + places);
    }
  }
}
