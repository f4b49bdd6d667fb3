package goldilocks.plot;

import goldilocks.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tech.tablesaw.api.Table;

/** What an experiment varies, such as the start or the depth; {@link Experiment#over} makes one. */
public final class Factor<A> {
  final String name;
  final Map<Object, A> values = new LinkedHashMap<>(); // by what a table shows of them
  final Experiment experiment;

  Factor(String name, List<? extends A> values, Experiment experiment) {
    this.name = name;
    this.experiment = experiment;
    if (values.isEmpty()) {
      throw new IllegalArgumentException("experiment: %s has no values".formatted(name));
    }
    values.forEach(this::add);
  }

  /** A second factor: the work is done at every pair of values. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public final <B> Grid<A, B> over(String factor, B... values) {
    return over(factor, List.of(values));
  }

  /** A second factor, its values in a list. */
  public <B> Grid<A, B> over(String factor, List<? extends B> values) {
    return new Grid<>(this, new Factor<>(factor, values, experiment), (a, b) -> true);
  }

  /** So many runs at each value; runs of the same number have the same seeds. */
  public Factor<A> runs(int runs, Seeds seeds) {
    return new Factor<>(name, List.copyOf(values.values()), Experiment.runs(runs, seeds));
  }

  /** Does the work at each value, in every run; the table has the rows that the runs add. */
  public Table table(String name, BiConsumer<A, Run> work) {
    List<Run> runs = new ArrayList<>();
    values.forEach(
        (shown, a) ->
            runs.addAll(experiment.at(Map.of(this.name, shown), run -> work.accept(a, run))));
    return experiment.table(name, runs);
  }

  /** Two values of one name would become one series of a chart. */
  private void add(A value) {
    String text = value.toString();
    // A lambda has no name; its hash would be another one each time.
    boolean named = !text.startsWith(value.getClass().getName() + "@");
    Object shown =
        value instanceof Number ? value : named ? text : name + " " + (values.size() + 1);
    if (values.put(shown, value) != null) {
      throw new IllegalArgumentException(
          "experiment: two values of %s show as %s: give each a name of its own"
              .formatted(name, shown));
    }
  }
}
