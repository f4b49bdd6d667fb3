package goldilocks.plot;

import goldilocks.Progress;
import goldilocks.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The same work for many trials, on all cores.
 *
 * <p>A trial's randomness comes from its own seeds, so the results do not depend on the number of
 * threads or on which trial ends first.
 */
public final class Experiment {
  private Experiment() {}

  /** Every scheme at every setting, so many runs each. */
  public static <A, B> List<Trial<A, B>> grid(
      String schemeName,
      List<? extends A> schemes,
      String settingName,
      List<? extends B> settings,
      int runs,
      Seeds seeds) {
    List<Trial<A, B>> grid = new ArrayList<>();
    for (A scheme : schemes) {
      for (B setting : settings) {
        for (int run = 1; run <= runs; run++) {
          grid.add(new Trial<>(schemeName, scheme, settingName, setting, run, seeds.run(run)));
        }
      }
    }
    return grid;
  }

  /** The work's result for each trial, in the order of the trials. */
  public static <T, R> List<R> run(String name, List<T> trials, Function<T, R> work) {
    return run(name, trials, work, Runtime.getRuntime().availableProcessors());
  }

  static <T, R> List<R> run(String name, List<T> trials, Function<T, R> work, int threads) {
    ExecutorService pool = Executors.newFixedThreadPool(threads, Experiment::daemon);
    try {
      return Progress.show(name, trials.size(), bar -> results(name, pool, trials, work, bar));
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T, R> List<R> results(
      String name, ExecutorService pool, List<T> trials, Function<T, R> work, Progress progress) {
    AtomicInteger done = new AtomicInteger();
    List<Future<R>> futures = new ArrayList<>();
    for (T trial : trials) {
      futures.add(
          pool.submit(
              () -> {
                R result = work.apply(trial);
                progress.at(done.incrementAndGet(), Double.NaN);
                return result;
              }));
    }
    try {
      List<R> results = new ArrayList<>();
      for (Future<R> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      // Whoever runs the experiment has to see it too.
      Thread.currentThread().interrupt();
      throw new CancellationException(name + ": stopped");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(name + ": a trial failed: " + e.getCause(), e.getCause());
    }
  }

  /** A thread that does not keep a JVM alive. */
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "experiment");
    thread.setDaemon(true);
    return thread;
  }
}
