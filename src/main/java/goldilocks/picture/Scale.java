package goldilocks.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** An axis: which number stands where, and the ticks. */
final class Scale {
  private static final double TICKS = 6; // about so many

  /** A tick: its place on the axis, and its label. */
  record Tick(double at, String label) {}

  private final boolean log;
  private final boolean hidden;
  private final double low; // powers of ten on a logarithmic axis
  private final double high;
  private final Object axis;
  private double from;
  private double to;

  /** An axis as a layout has it, over these values where it has no range of its own. */
  Scale(Object axis, DoubleStream values) {
    this.axis = axis;
    log = "log".equals(Json.at(axis, "type"));
    hidden = Boolean.FALSE.equals(Json.at(axis, "visible"));
    double[] range = Json.numbers(axis, "range");
    double[] own = values.map(this::scaled).filter(Double::isFinite).toArray();
    double least = Arrays.stream(own).min().orElse(0);
    double most = Arrays.stream(own).max().orElse(1);
    double margin = most > least ? (most - least) / 16 : 1;
    low = range.length == 2 ? range[0] : least - margin;
    high = range.length == 2 ? range[1] : most + margin;
  }

  /** Lays the axis between two places of the image. */
  void place(double begin, double end) {
    from = begin;
    to = end;
  }

  double at(double value) {
    return from + (scaled(value) - low) / (high - low) * (to - from);
  }

  /** The number at a place of the image. */
  double value(double place) {
    double scaled = low + (place - from) / (to - from) * (high - low);
    return log ? Math.pow(10, scaled) : scaled;
  }

  private double scaled(double value) {
    return log ? Math.log10(value) : value;
  }

  /** How far the axis reaches. */
  double length() {
    return high - low;
  }

  boolean isHidden() {
    return hidden;
  }

  List<Text> title(double size) {
    return Text.lines(Json.at(axis, "title", "text"), size);
  }

  List<Tick> ticks() {
    double[] given = Json.numbers(axis, "tickvals");
    List<?> labels = Json.list(axis, "ticktext");
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < given.length; i++) {
      ticks.add(new Tick(at(given[i]), i < labels.size() ? labels.get(i).toString() : ""));
    }
    if (given.length == 0 && !hidden) {
      double step = log ? Math.ceil((high - low) / TICKS) : step((high - low) / TICKS);
      for (double t = Math.ceil(low / step) * step; t <= high + 1e-9 * step; t += step) {
        ticks.add(new Tick(from + (t - low) / (high - low) * (to - from), label(t, step)));
      }
    }
    return ticks;
  }

  /** 1, 2 or 5 times a power of ten, not below this. */
  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double step : new double[] {1, 2, 5}) {
      if (step * power >= 0.999 * least) {
        return step * power;
      }
    }
    return 10 * power;
  }

  private String label(double t, double step) {
    if (log) {
      return t == 0 ? "1" : t == 1 ? "10" : "10<sup>" + minus("%.0f".formatted(t)) + "</sup>";
    }
    int digits = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    double whole = Math.rint(t / step) * step;
    return minus(String.format(Locale.ROOT, "%." + digits + "f", whole == 0 ? 0.0 : whole));
  }

  private static String minus(String number) {
    return number.replace('-', '−');
  }
}
