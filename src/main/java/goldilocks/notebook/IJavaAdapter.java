package goldilocks.notebook;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.Map;

/** Goldilocks on IJava, which knows no extensions: {@link Kernel#init()} runs this. */
final class IJavaAdapter implements Runnable {
  private static final String IJAVA = "io.github.spencerpark.ijava.IJava";

  @Override
  public void run() {
    try {
      Object kernel = Class.forName(IJAVA).getMethod("getKernelInstance").invoke(null);
      Kernel.attach(new IJavaNotebook((BaseKernel) kernel));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This JVM runs no IJava kernel", e);
    }
  }

  record IJavaNotebook(BaseKernel kernel) implements Notebook {
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
        data.putTransientData("display_id", id);
        kernel.display(data);
      }
    }
  }
}
