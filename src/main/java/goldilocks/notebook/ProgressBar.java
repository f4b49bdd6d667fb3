package goldilocks.notebook;

import goldilocks.Progress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The progress of a run as a bar that ends as one line. */
final class ProgressBar implements Progress.Screen {
  private static final String BAR =
      "<progress value=\"%.3f\" max=\"1\" style=\"width: 20em\"></progress> %s";
  private final Notebook notebook;
  private String onScreen;

  ProgressBar(Notebook notebook) {
    this.notebook = notebook;
  }

  @Override
  public void bar(String run, double share, String line) {
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put(View.HTML, String.format(Locale.ROOT, BAR, share, Html.escape(line)));
    bundle.put(View.TEXT, line);
    show(run, bundle);
  }

  @Override
  public void line(String run, String line) {
    show(run, Map.of(View.TEXT, line));
  }

  private synchronized void show(String run, Map<String, Object> bundle) {
    // A kernel's sockets may close when an interrupted thread writes to them.
    boolean interrupted = Thread.interrupted();
    try {
      if (run.equals(onScreen)) {
        notebook.update(run, bundle);
      } else {
        notebook.display(run, bundle);
      }
      onScreen = run;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
