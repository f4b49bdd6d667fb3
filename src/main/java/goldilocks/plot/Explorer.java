package goldilocks.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A chart with a knob: drawn once for each of its places, then moved without Java.
 *
 * <pre>{@code
 * Explorer.over("sd of the weights", List.of(0.01, 0.1, 1.0), sd -> chart(sd))
 * }</pre>
 *
 * A notebook shows it with a slider and a button that plays it; a picture shows its middle. A
 * second knob chooses between charts that the first one moves all at once. Axes are the same in all
 * places.
 */
public final class Explorer {
  /** What is turned, and the names of its places. */
  public record Knob(String name, List<String> places) {
    /** The place to begin with. */
    public int middle() {
      return places.size() / 2;
    }
  }

  private final Knob knob;
  private final Knob second;
  private final List<List<Chart>> charts;

  private Explorer(Knob knob, Knob second, List<List<Chart>> charts) {
    this.knob = knob;
    this.second = second;
    this.charts = charts;
  }

  /** A chart for each value of one knob. */
  public static <T> Explorer over(String name, List<T> values, Function<T, Chart> chart) {
    return over(name, values, "", List.of(""), (value, none) -> chart.apply(value));
  }

  /** A chart for each pair of values of two knobs. */
  public static <T, U> Explorer over(
      String name, List<T> values, String other, List<U> others, BiFunction<T, U, Chart> chart) {
    if (values.isEmpty() || others.isEmpty()) {
      throw new IllegalArgumentException("explorer: a knob has no values: give at least one");
    }
    List<List<Chart>> charts = new ArrayList<>();
    for (U one : others) {
      charts.add(values.stream().map(value -> chart.apply(value, one)).toList());
    }
    Chart.align(charts.stream().flatMap(List::stream).toList());
    return new Explorer(knob(name, values), knob(other, others), charts);
  }

  private static Knob knob(String name, List<?> values) {
    return new Knob(
        Words.name(name), values.stream().map(v -> v.toString().replaceAll("\\.0$", "")).toList());
  }

  public Knob knob() {
    return knob;
  }

  /** The knob that chooses; it has one place where there is none. */
  public Knob second() {
    return second;
  }

  /** The charts, by the second knob's places, then by the first's. */
  public List<List<Chart>> charts() {
    return charts;
  }
}
