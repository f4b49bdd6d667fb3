package goldilocks.cells;

import java.io.File;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;

/** Ends a kernel whose Jupyter is gone: one that ends while a kernel starts forgets about it. */
final class Orphan extends TimerTask {
  /** Jupyter sets it, unless the kernel is to outlive it. */
  private static final String JUPYTER = System.getenv("JPY_PARENT_PID");

  private static final long LOOK = 2000; // milliseconds

  private final Optional<ProcessHandle> parent = ProcessHandle.current().parent();

  private Orphan() {}

  static void watch() {
    if (JUPYTER != null) {
      new Timer("orphan", true).schedule(new Orphan(), 0, LOOK);
    }
  }

  @Override
  public void run() {
    // A process that nobody has waited for is still there, but is nobody's parent.
    boolean left = !ProcessHandle.current().parent().equals(parent);
    // It may have gone before this JVM could look whose child it is. Windows gives no number of it.
    boolean posix = File.separatorChar == '/';
    boolean gone = posix && ProcessHandle.of(Long.parseLong(JUPYTER)).isEmpty();
    if (left || gone) {
      System.exit(0);
    }
  }
}
