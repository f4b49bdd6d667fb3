package goldilocks.plot;

import goldilocks.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One run of an experiment: its number, its seeds, and the rows that it adds to the table. */
public final class Run {
  private final Map<String, Object> place; // the factors' values and the run's number
  private final int number;
  private final Seeds seeds;
  private final Consumer<Run> work;
  private final List<Map<String, Object>> rows = new ArrayList<>();

  Run(Map<String, Object> factors, int number, Seeds seeds, Consumer<Run> work) {
    this.place = new LinkedHashMap<>(factors);
    this.number = number;
    this.seeds = seeds;
    this.work = work;
    if (seeds != null) {
      place.put("run", number);
    }
  }

  /** Counts from 1. */
  public int number() {
    return number;
  }

  /** The same for the same number at all values of the factors. */
  public Seeds seeds() {
    if (seeds == null) {
      throw new IllegalStateException("this experiment has no seeds: add .runs(5, seeds)");
    }
    return seeds;
  }

  /** Adds a row: the factors' values, the run's number, and these names and values in turn. */
  public void row(Object... cells) {
    rows.add(Tables.longer(place, cells));
  }

  List<Map<String, Object>> rows() {
    return rows;
  }

  void work(String experiment) {
    try {
      work.accept(this);
    } catch (Throwable failed) { // of a student's code, even an Error
      throw told(experiment, failed);
    }
  }

  /** Where it failed, and why; its trace is that of the failure. */
  private RuntimeException told(String experiment, Throwable failed) {
    StringBuilder where = new StringBuilder(experiment);
    place.forEach((name, value) -> where.append(", ").append(name).append(' ').append(value));
    // Not as the cause: what JShell throws for a missing name makes the kernel hang.
    boolean undeclared = failed.getClass().getSimpleName().equals("SPIResolutionException");
    IllegalStateException told =
        new IllegalStateException(
            where + ": " + (undeclared ? "it uses a name that no cell declares" : failed));
    told.setStackTrace(failed.getStackTrace());
    return told;
  }
}
