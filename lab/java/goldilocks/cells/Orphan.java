package goldilocks.cells;

import java.io.File;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;

/** Ends a kernel whose Jupyter is gone: one that ends while a kernel starts forgets about it. */
final class Orphan extends TimerTask {
  private static final long LOOK = 2000; // milliseconds

  private final Optional<ProcessHandle> parent = ProcessHandle.current().parent();
  private final String jupyter; // its number, which on Windows is no process's

  private Orphan() {
    jupyter = File.separatorChar == '/' ? System.getenv("JPY_PARENT_PID") : null;
  }

  static void watch() {
    new Timer("orphan", true).schedule(new Orphan(), 0, LOOK);
  }

  @Override
  public void run() {
    // A process that nobody has waited for is still there, but is nobody's parent.
    boolean left = !ProcessHandle.current().parent().equals(parent);
    // It may have gone before this JVM could look whose child it is.
    boolean gone = jupyter != null && ProcessHandle.of(Long.parseLong(jupyter)).isEmpty();
    if (left || gone) {
      System.exit(0);
    }
  }
}
