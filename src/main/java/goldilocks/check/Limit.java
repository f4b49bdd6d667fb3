package goldilocks.check;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs code that may never end on a thread of its own, and gives up on it in time.
 *
 * <p>The limit is in seconds of the thread's own work, so that a busy machine fails nobody; a
 * thread that only waits has four times as long. The thread is a daemon: it keeps no JVM alive.
 * When time is up it is interrupted, and stopped where Java still can (up to 19). One that goes on
 * even so burns a core until the kernel restarts, and the message says that.
 */
final class Limit {
  private static final double USUAL = 5; // seconds
  private static final double PATIENCE = 4; // a busy machine's share of the clock
  private static final long LOOK = 20; // ms between two looks at the thread
  private static final long GRACE = 300; // ms for it to end once it is told to

  private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

  private Limit() {}

  /** What code gives, or an AssertionError that says in one sentence why it gave nothing. */
  static <T> T of(String what, Supplier<T> code) {
    return of(what, USUAL, "", code);
  }

  /** The same with a limit and a hint of its own; inside another limit, that one holds. */
  static <T> T of(String what, double seconds, String hint, Supplier<T> code) {
    Outcome<T> outcome = new Outcome<>(code);
    outcome.run(what, seconds, hint);
    if (outcome.thrown instanceof AssertionError) {
      throw Tally.broken(outcome.told, null);
    }
    if (outcome.thrown != null) {
      throw Tally.broken(what + ": your code " + outcome.says(), shown(outcome.thrown));
    }
    return outcome.value;
  }

  /** Whether code throws this and not only that it is unwritten; if not, how it ended instead. */
  static Optional<String> insteadOf(Class<? extends Throwable> wanted, String what, Runnable code) {
    Outcome<Void> outcome = new Outcome<>(returning(code));
    outcome.run(what, USUAL, "");
    return wanted.isInstance(outcome.thrown) && !isUnwritten(outcome.thrown)
        ? Optional.empty()
        : Optional.of(outcome.thrown == null ? "throws nothing" : outcome.says());
  }

  static Supplier<Void> returning(Runnable code) {
    return () -> {
      code.run();
      return null;
    };
  }

  /** What is shown below the sentence: where it happened, unless the sentence says all. */
  private static Throwable shown(Throwable thrown) {
    // As a cause, what JShell throws for a missing name makes the kernel hang; a class from a cell
    // can say where it was thrown in a way that throws again.
    return isUndeclared(thrown) || isUnwritten(thrown) || isFromACell(thrown) ? null : thrown;
  }

  private static boolean isFromACell(Throwable thrown) {
    return thrown.getClass().getName().startsWith("REPL.");
  }

  private static boolean isUnwritten(Throwable thrown) {
    return thrown.getClass() == UnsupportedOperationException.class
        && "not implemented yet".equals(thrown.getMessage());
  }

  private static boolean isUndeclared(Throwable thrown) {
    return thrown.getClass().getName().equals("jdk.jshell.spi.SPIResolutionException");
  }

  /** Code, and what came of it. */
  private static final class Outcome<T> implements Runnable {
    private final Supplier<T> code;
    private volatile T value;
    private volatile Throwable thrown;
    private volatile String told = "";

    Outcome(Supplier<T> code) {
      this.code = code;
    }

    @Override
    public void run() {
      INSIDE.set(true);
      call();
    }

    private void call() {
      try {
        value = code.get();
      } catch (Throwable any) { // of a student's code, even an Error
        thrown = any;
        told = told(any);
      }
    }

    /** Its message is a student's code too: here it has a time limit. */
    private static String told(Throwable any) {
      try {
        return any instanceof AssertionError ? any.getMessage() : any.toString();
      } catch (Throwable another) {
        return any.getClass().getSimpleName() + ", which cannot say what it is";
      }
    }

    /** How code ended, in words. */
    String says() {
      if (isUnwritten(thrown)) {
        return "is not written yet: replace the line that throws UnsupportedOperationException.";
      }
      if (isUndeclared(thrown)) {
        return "uses a name that no cell declares: run the cells above, one may not compile.";
      }
      if (thrown instanceof StackOverflowError) {
        return "calls itself without an end (StackOverflowError).";
      }
      if (thrown instanceof OutOfMemoryError) {
        return "runs out of memory (OutOfMemoryError): look for a list or array that grows.";
      }
      return "stopped with " + told + ".";
    }

    void run(String what, double seconds, String hint) {
      if (INSIDE.get()) {
        call();
        return;
      }
      Thread thread = new Thread(this, "check");
      thread.setDaemon(true);
      thread.start();
      long begin = System.nanoTime();
      if (!endsIn(thread, seconds)) {
        String told = "%s was stopped after %.1f s: look for a loop that never ends.%s%s";
        double waited = (System.nanoTime() - begin) / 1e9;
        String more = hint.isEmpty() ? "" : " " + hint;
        throw Tally.broken(String.format(Locale.ROOT, told, what, waited, more, end(thread)), null);
      }
    }
  }

  @SuppressWarnings("deprecation") // getId has another name from Java 19 on
  private static boolean endsIn(Thread thread, double seconds) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long limit = (long) (seconds * 1e9);
    long begin = System.nanoTime();
    while (alive(thread, LOOK)) {
      long waited = System.nanoTime() - begin;
      long worked =
          threads.isThreadCpuTimeSupported() ? threads.getThreadCpuTime(thread.getId()) : waited;
      if (waited > limit && (worked > limit || waited > PATIENCE * limit)) {
        return false;
      }
    }
    return true;
  }

  /** True if the thread still runs after so many milliseconds. */
  private static boolean alive(Thread thread, long milliseconds) {
    try {
      thread.join(milliseconds);
    } catch (InterruptedException stopped) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new AssertionError("the check was interrupted", stopped);
    }
    return thread.isAlive();
  }

  /** Ends a thread as well as Java can; what remains to be said if it does not. */
  private static String end(Thread thread) {
    thread.interrupt();
    if (alive(thread, GRACE)) {
      stop(thread);
    }
    return alive(thread, GRACE)
        ? " It cannot be stopped and goes on in the background: restart the kernel."
        : "";
  }

  /** By reflection, because the method throws from Java 20 on and will be gone one day. */
  private static void stop(Thread thread) {
    try {
      Thread.class.getMethod("stop").invoke(thread);
    } catch (ReflectiveOperationException notInThisJava) {
      return;
    }
  }
}
