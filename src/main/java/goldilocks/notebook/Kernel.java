package goldilocks.notebook;

import goldilocks.Progress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Makes figures, tables, matrices, networks and progress show in a notebook. */
public final class Kernel {
  private static final List<String> ADAPTERS =
      List.of("goldilocks.notebook.JJavaExtension", "goldilocks.notebook.IJavaAdapter");
  private static boolean attached;

  private Kernel() {}

  /**
   * Attaches to the kernel of this JVM, once; without a kernel it does nothing.
   *
   * <p>JJava needs no call, its extension is found by its service file; IJava needs this one.
   */
  public static void init() {
    // By name, because each adapter links against a kernel that need not be there.
    for (String adapter : ADAPTERS) {
      try {
        ((Runnable) Class.forName(adapter).getDeclaredConstructor().newInstance()).run();
      } catch (ReflectiveOperationException | RuntimeException | LinkageError notThatKernel) {
        continue;
      }
    }
  }

  static synchronized void attach(Notebook notebook) {
    if (!attached) {
      // A lesson prints the same numbers in every country, on kernels that others have set up too.
      Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
      View.ALL.forEach(notebook::show);
      Progress.showOn(new ProgressBar(notebook));
      attached = true;
      // The table of HTML's entities takes a tenth of a second, which the first figure then saves.
      CompletableFuture.runAsync(() -> Html.escape("&"));
    }
  }
}
