package goldilocks.check;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** How many checks have held, one after the other, and the error of one that does not. */
final class Tally {
  private static final AtomicInteger HELD = new AtomicInteger();

  private Tally() {}

  static void holds() {
    HELD.incrementAndGet();
  }

  /** Those that held since the last time; counting starts anew. */
  static int take() {
    return HELD.getAndSet(0);
  }

  /** An error without a trace: its message says all. Of a cause, the lines in methods are left. */
  static AssertionError broken(String message, Throwable cause) {
    take();
    AssertionError error = new AssertionError(message, cause);
    error.setStackTrace(new StackTraceElement[0]);
    if (cause != null) {
      cause.setStackTrace(
          Arrays.stream(cause.getStackTrace())
              .filter(line -> line.getClassName().startsWith("REPL."))
              .filter(line -> !line.getMethodName().contains("do_it$")) // the check itself
              .toArray(StackTraceElement[]::new));
    }
    return error;
  }
}
