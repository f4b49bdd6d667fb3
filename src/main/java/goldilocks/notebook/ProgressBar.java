package goldilocks.notebook;

import goldilocks.Progress;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The progress of a run as a bar that ends as one line; one run at a time, the outermost. */
final class ProgressBar implements Progress.Screen {
  private static final String BAR =
      "<progress value=\"%.3f\" max=\"1\" style=\"width: 20em\"></progress> %s";
  private static final long FIRST_SHOWN_AFTER = 500_000_000L;
  private static final long SHOWN_EVERY = 200_000_000L;

  private final Notebook notebook;
  private Run shown;

  ProgressBar(Notebook notebook) {
    this.notebook = notebook;
  }

  @Override
  public <R> R show(String name, long total, Function<Progress, R> work) {
    Run run = new Run(name, total);
    if (!claim(run)) {
      return Progress.Screen.NONE.show(name, total, work);
    }
    try {
      return work.apply(run);
    } finally {
      end(run);
    }
  }

  /** A cell that was interrupted may still run, but must not silence the next. */
  private synchronized boolean claim(Run run) {
    boolean free = shown == null || shown.owner.isInterrupted();
    shown = free ? run : shown;
    return free;
  }

  private synchronized void end(Run run) {
    if (shown == run) {
      shown = null;
      display(run, Map.of(View.TEXT, run.result == null ? run.lastLine() : run.result));
    }
  }

  private synchronized void move(Run run, long done, double cost) {
    // Threads may come out of turn.
    run.done = Math.max(run.done, done);
    run.cost = cost;
    if (shown == run && System.nanoTime() - run.nextShown >= 0) {
      run.nextShown = System.nanoTime() + SHOWN_EVERY;
      String line = run.name + ": " + run.count();
      String bar = String.format(Locale.ROOT, BAR, run.share(), Html.escape(line));
      display(run, Map.of(View.HTML, bar, View.TEXT, line));
    }
  }

  private void display(Run run, Map<String, Object> bundle) {
    // A kernel's sockets may close when an interrupted thread writes to them.
    boolean interrupted = Thread.interrupted();
    try {
      notebook.display(run.id, bundle, run.onScreen);
      run.onScreen = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private final class Run implements Progress {
    final String id = UUID.randomUUID().toString();
    final String name;
    final long total;
    final Thread owner = Thread.currentThread();
    long nextShown = System.nanoTime() + FIRST_SHOWN_AFTER;
    long done;
    double cost = Double.NaN;
    String result;
    boolean onScreen;

    Run(String name, long total) {
      this.name = name;
      this.total = total;
    }

    @Override
    public void at(long steps, double costNow) {
      move(this, steps, costNow);
    }

    @Override
    public void result(String line) {
      result = line;
    }

    double share() {
      return Math.min(1, (double) done / Math.max(1, total));
    }

    String lastLine() {
      return name + (done < total ? ": stopped at " : ": ") + count();
    }

    String count() {
      String count = done + " of " + total;
      return Double.isNaN(cost) ? count : count + String.format(Locale.ROOT, ", cost %.4g", cost);
    }
  }
}
