package goldilocks.plot;

import goldilocks.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import tech.tablesaw.api.Table;

/** An experiment at every pair of the values of two factors. */
public final class Grid<A, B> {
  /** What is done at a pair of values in one run. */
  @FunctionalInterface
  public interface Work<A, B> {
    void at(A first, B second, Run run);
  }

  private final Factor<A> first;
  private final Factor<B> second;
  private final BiPredicate<A, B> wanted;

  Grid(Factor<A> first, Factor<B> second, BiPredicate<A, B> wanted) {
    this.first = first;
    this.second = second;
    this.wanted = wanted;
  }

  /** Leaves out the pairs for which this does not hold. */
  public Grid<A, B> where(BiPredicate<A, B> wanted) {
    return new Grid<>(first, second, this.wanted.and(wanted));
  }

  /** So many runs at each pair; runs of the same number have the same seeds. */
  public Grid<A, B> runs(int runs, Seeds seeds) {
    return new Grid<>(first.runs(runs, seeds), second, wanted);
  }

  /** Does the work at each pair, in every run; the table has the rows that the runs add. */
  public Table table(String name, Work<A, B> work) {
    List<Run> runs = new ArrayList<>();
    first.values.forEach(
        (shownA, a) ->
            second.values.forEach(
                (shownB, b) -> {
                  if (wanted.test(a, b)) {
                    Map<String, Object> pair = new LinkedHashMap<>();
                    pair.put(first.name, shownA);
                    pair.put(second.name, shownB);
                    runs.addAll(first.experiment.at(pair, run -> work.at(a, b, run)));
                  }
                }));
    return first.experiment.table(name, runs);
  }
}
