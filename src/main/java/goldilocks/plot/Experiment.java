package goldilocks.plot;

import goldilocks.Progress;
import goldilocks.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * The same work at every value of some factors, several times each, on all cores: a table.
 *
 * <pre>{@code
 * Experiment.over("start", xavier, he).over("depth", 2, 10).runs(5, seeds)
 *     .table("digits", (start, depth, run) -> run.row("accuracy", …))
 *
 * start  depth  run  accuracy
 * }</pre>
 *
 * A run's randomness comes from its own seeds, so the table does not depend on the number of
 * threads or on which run ends first. Without {@code runs}, the work is done once and draws
 * nothing.
 */
public final class Experiment {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private final int runs;
  private final Seeds seeds; // null where nothing is drawn
  private final int threads;

  Experiment(int runs, Seeds seeds, int threads) {
    if (runs < 1) {
      throw new IllegalArgumentException("experiment: %d runs, wanted 1 or more".formatted(runs));
    }
    this.runs = runs;
    this.seeds = seeds;
    this.threads = threads;
  }

  /** A first factor: its name becomes a column, and the work is done at each of its values. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public static <A> Factor<A> over(String factor, A... values) {
    return over(factor, List.of(values));
  }

  /** A first factor, its values in a list. */
  public static <A> Factor<A> over(String factor, List<? extends A> values) {
    return new Factor<>(factor, values, new Experiment(1, null, PROCESSORS));
  }

  /** So many runs, numbered from 1, each with seeds of its own. */
  public static Experiment runs(int runs, Seeds seeds) {
    return new Experiment(runs, Objects.requireNonNull(seeds, "seeds"), PROCESSORS);
  }

  /** Does the work in every run; the table has the rows that the runs add. */
  public Table table(String name, Consumer<Run> work) {
    return table(name, at(Map.of(), work));
  }

  /** The runs at these values of the factors; a run of the same number has the same seeds. */
  List<Run> at(Map<String, Object> factors, Consumer<Run> work) {
    return seeds == null
        ? List.of(new Run(factors, 1, null, work))
        : IntStream.rangeClosed(1, runs)
            .mapToObj(run -> new Run(factors, run, seeds.run(run), work))
            .toList();
  }

  Table table(String name, List<Run> all) {
    ExecutorService pool = Executors.newFixedThreadPool(threads, Experiment::daemon);
    try {
      return Progress.show(name, all.size(), progress -> table(name, all, pool, progress));
    } finally {
      pool.shutdownNow();
    }
  }

  private static Table table(String name, List<Run> all, ExecutorService pool, Progress progress) {
    AtomicInteger done = new AtomicInteger();
    List<Future<?>> ends = new ArrayList<>();
    for (Run run : all) {
      ends.add(
          pool.submit(
              () -> {
                run.work(name);
                progress.at(done.incrementAndGet(), Double.NaN);
              }));
    }
    try {
      for (Future<?> end : ends) {
        end.get();
      }
      return Tables.of(name, all.stream().flatMap(run -> run.rows().stream()).toList());
    } catch (InterruptedException e) {
      // Whoever runs the experiment has to see it too.
      Thread.currentThread().interrupt();
      throw new CancellationException(name + ": stopped");
    } catch (ExecutionException e) {
      throw (RuntimeException) e.getCause();
    }
  }

  /** A thread that does not keep a JVM alive. */
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "experiment");
    thread.setDaemon(true);
    return thread;
  }
}
