package goldilocks.notebook;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Goldilocks on JJava, which finds this class by its service file. */
public final class JJavaExtension implements Extension, Runnable {
  private static final long TIME_FOR_LAST_REPLIES_MS = 400;

  @Override
  public void run() {
    install(BaseKernel.notebookKernel());
  }

  @Override
  public void install(BaseKernel kernel) {
    try {
      Kernel.attach(new JJavaNotebook(kernel));
    } catch (RuntimeException | LinkageError plainOutputIsBetterThanNoKernel) {
      return; // an extension that throws kills the kernel at its start
    }
  }

  /** The kernel's own threads would keep the JVM for two more seconds. */
  @Override
  public void uninstall(BaseKernel kernel) {
    CompletableFuture.delayedExecutor(TIME_FOR_LAST_REPLIES_MS, TimeUnit.MILLISECONDS)
        .execute(() -> Runtime.getRuntime().halt(0));
  }

  private record JJavaNotebook(BaseKernel kernel) implements Notebook {
    @Override
    public <T> void show(View<T> view) {
      kernel
          .getRenderer()
          .createRegistration(view.type())
          .preferring(view.mimeTypes().toArray(String[]::new))
          .register(
              (value, ctx) -> {
                View.Shown shown = view.of(value);
                shown.data().forEach(ctx.getOutputContainer()::putData);
                shown.metadata().forEach(ctx.getOutputContainer()::putMetaData);
              });
    }

    @Override
    public void display(String id, Map<String, Object> bundle, boolean again) {
      DisplayData data = new DisplayData();
      bundle.forEach(data::putData);
      if (again) {
        kernel.getIO().display.updateDisplay(id, data);
      } else {
        // setDisplayId has changed its signature between versions of the kernel.
        data.putTransientData("display_id", id);
        kernel.display(data);
      }
    }
  }
}
