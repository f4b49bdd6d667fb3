package goldilocks;

import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How far a long loop has come, and whether it should go on.
 *
 * <pre>{@code
 * try (Progress progress = Progress.start("training", steps)) {
 *   for (long step = 1; step <= steps && progress.at(step, cost); step++) { … }
 * }
 * }</pre>
 *
 * A notebook shows a bar while it lasts and one line, the same at any speed, when it ends; a plain
 * JVM shows nothing. One run is shown at a time, the outermost: what starts inside it is silent.
 */
public final class Progress implements AutoCloseable {

  /** Where progress is shown. */
  public interface Screen {
    /** Shows the bar of a run, or moves it. */
    void bar(String run, double share, String line);

    /** Puts the last line of a run where its bar was. */
    void line(String run, String line);
  }

  private static final long FIRST_SHOWN_AFTER = 500_000_000L;
  private static final long SHOWN_EVERY = 200_000_000L;
  private static final AtomicReference<Progress> SHOWN = new AtomicReference<>();
  private static volatile Screen screen;

  private final String id = UUID.randomUUID().toString();
  private final String name;
  private final long total;
  private final boolean givesWay;
  private final Thread owner = Thread.currentThread();
  private final Progress outer;
  private final AtomicLong done = new AtomicLong();
  private volatile double cost;
  private volatile boolean hasCost;
  private volatile boolean stopped;
  private volatile long nextShown = System.nanoTime() + FIRST_SHOWN_AFTER;
  private String result;

  private Progress(String name, long total, boolean givesWay) {
    this.name = name;
    this.total = total;
    this.givesWay = givesWay;
    synchronized (SHOWN) {
      Progress shown = SHOWN.get();
      boolean free = shown == null || shown.isAbandoned();
      outer = free ? null : shown;
      SHOWN.set(free ? this : shown);
    }
  }

  /** A run of so many steps; close it when it ends. */
  public static Progress start(String name, long total) {
    return new Progress(name, total, false);
  }

  /** A run that its caller may leave without closing, as a loop over an Iterable can. */
  public static Progress loop(String name, long total) {
    return new Progress(name, total, true);
  }

  /** Shows all progress there from now on; null shows none. */
  public static void showOn(Screen place) {
    screen = place;
  }

  /** This many steps are done, and the cost is now this; false means: stop. */
  public boolean at(long step, double costNow) {
    done.set(step);
    cost = costNow;
    hasCost = true;
    return goOn();
  }

  /** One more piece of work is done, on any thread; false means: stop. */
  public boolean advance() {
    done.incrementAndGet();
    return goOn();
  }

  /** The last line, instead of the one made from the name, the steps and the cost. */
  public void result(String line) {
    result = line;
  }

  @Override
  public void close() {
    if (SHOWN.compareAndSet(this, null) && screen != null) {
      screen.line(id, result == null ? lastLine() : result);
    }
  }

  private boolean goOn() {
    if (Thread.currentThread().isInterrupted()) {
      stop();
    }
    if (outer == null && screen != null && System.nanoTime() - nextShown >= 0) {
      show();
    }
    return !isStopped();
  }

  /** Whether nobody may ever close this run; a cell that was interrupted must not stop the next. */
  private boolean isAbandoned() {
    return givesWay || stopped || owner.isInterrupted();
  }

  private void stop() {
    stopped = true;
    if (outer != null) {
      outer.stop();
    }
  }

  private boolean isStopped() {
    return stopped || outer != null && outer.isStopped();
  }

  private synchronized void show() {
    if (SHOWN.get() == this && System.nanoTime() - nextShown >= 0) {
      nextShown = System.nanoTime() + SHOWN_EVERY;
      screen.bar(id, Math.min(1, (double) done.get() / Math.max(1, total)), name + ": " + count());
    }
  }

  private String lastLine() {
    return name + (done.get() < total ? ": stopped at " : ": ") + count();
  }

  private String count() {
    String count = done + " of " + total;
    return hasCost ? count + String.format(Locale.ROOT, ", cost %.4g", cost) : count;
  }
}
