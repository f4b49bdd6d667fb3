package goldilocks.plot;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * From where to where an axis goes, in its own units: powers of ten if it is logarithmic.
 *
 * @param low what plotly calls the range's begin
 */
record Span(boolean log, double low, double high) {
  /** How far beside an axis, in its lengths, stands what has no place on it. */
  static final double BESIDE = 0.06;

  private static final double MARGIN = 0.04;
  private static final int LABELS = 7;
  private static final double APART = 0.055; // of the length, two labels that do not touch

  /** Over values, a little beyond them. */
  static Span over(boolean log, DoubleStream values) {
    double[] units =
        values
            .filter(v -> Double.isFinite(v) && !(log && v <= 0))
            .map(v -> units(log, v))
            .toArray();
    double least = Arrays.stream(units).min().orElse(0);
    double most = Arrays.stream(units).max().orElse(1);
    double beyond = most > least ? MARGIN * (most - least) : log ? 0.5 : 1;
    return new Span(log, least - beyond, most + beyond);
  }

  /** Between two values, and a little beyond. */
  static Span between(boolean log, double low, double high) {
    if (log && low <= 0) {
      throw new IllegalArgumentException("chart: a logarithmic axis begins above 0, not at " + low);
    }
    return over(log, DoubleStream.of(low, high));
  }

  private static double units(boolean log, double value) {
    return log ? Math.log10(value) : value;
  }

  boolean has(double value) {
    return Double.isFinite(value) && !(log && value <= 0);
  }

  /** The number at a place, so many lengths of the axis above its begin. */
  double at(double lengths) {
    double place = low + lengths * (high - low);
    return log ? Math.pow(10, place) : place;
  }

  /** The same axis, but it begins so many of its lengths lower. */
  Span longer(double lengths) {
    return new Span(log, low - lengths * (high - low), high);
  }

  /** The ticks that need saying; none where plotly's own are good. */
  Map<Double, String> ticks(double[] measured) {
    Map<Double, String> ticks = these(measured);
    return ticks.isEmpty() && log ? powers() : ticks;
  }

  /** The measured places, if they are few and their labels do not touch. */
  private Map<Double, String> these(double[] measured) {
    double[] places = Arrays.stream(measured).filter(this::has).distinct().sorted().toArray();
    boolean good = places.length > 1 && places.length <= (log ? LABELS + 3 : LABELS);
    for (int i = 0; i < places.length && good; i++) {
      boolean whole = log || places[i] == Math.rint(places[i]);
      double step = i == 0 ? high - low : units(log, places[i]) - units(log, places[i - 1]);
      good = whole && step >= APART * (high - low);
    }
    Map<Double, String> ticks = new LinkedHashMap<>();
    Arrays.stream(good ? places : new double[0]).forEach(p -> ticks.put(p, Words.number(p)));
    return ticks;
  }

  /** Powers of ten, or every so many; 1, 2 and 5 where there would be only one. */
  private Map<Double, String> powers() {
    Map<Double, String> ticks = new TreeMap<>();
    int first = (int) Math.ceil(low);
    int last = (int) Math.floor(high);
    int step = (int) Math.max(1, step((last - first + 1.0) / LABELS));
    for (int p = -Math.floorDiv(-first, step) * step; p <= last; p += step) {
      ticks.put(Math.pow(10, p), Words.power(p, first, last));
    }
    for (int p = first - 1; last - first < 1 && p <= last; p++) {
      for (int digit : new int[] {1, 2, 5}) {
        double tick = Double.parseDouble(digit + "e" + p);
        if (units(log, tick) >= low && units(log, tick) <= high) {
          ticks.put(tick, Words.number(tick));
        }
      }
    }
    return ticks;
  }

  /** Whole numbers in equal steps, up to the last one. */
  Map<Double, String> before(double last) {
    double step = Math.max(1, step((last - low) / LABELS));
    Map<Double, String> ticks = new LinkedHashMap<>();
    for (double tick = Math.max(step, 1); tick < last - step / 2; tick += step) {
      ticks.put(tick, Words.number(tick));
    }
    return ticks;
  }

  /** Ticks of equal steps, at most so many. */
  Map<Double, String> even(int most) {
    double step = step((high - low) / most);
    Map<Double, String> ticks = new LinkedHashMap<>();
    for (double i = Math.ceil(low / step); i * step <= high; i++) {
      ticks.put(i * step, Words.rounded(i * step));
    }
    return ticks;
  }

  /** 1, 2 or 5 times a power of ten, not below this. */
  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double digit = least / power;
    return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
  }
}
