package guard;

import java.lang.reflect.Field;
import java.util.List;
import java.util.function.BiConsumer;
import org.dflib.jjava.jupyter.kernel.JupyterIO;

/**
 * Sends 200 pieces of what a cell prints, which is more than anybody reads. Thousands at once are
 * lost on the way, and with them a cell's points or end.
 */
final class Bounded implements BiConsumer<Object, String> {
  private static final int PIECES = 200;
  private static final int LONGEST = 20_000;

  private final BiConsumer<Object, String> send;
  private Object cell;
  private int sent;

  private Bounded(BiConsumer<Object, String> send) {
    this.send = send;
  }

  static void bound(JupyterIO io) throws ReflectiveOperationException {
    for (String name : List.of("jupyterOut", "jupyterErr")) {
      Object stream = open(JupyterIO.class, name).get(io);
      Field write = open(stream.getClass(), "write");
      @SuppressWarnings("unchecked")
      BiConsumer<Object, String> send = (BiConsumer<Object, String>) write.get(stream);
      write.set(stream, new Bounded(send));
    }
  }

  private static Field open(Class<?> type, String name) throws NoSuchFieldException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  @Override
  public synchronized void accept(Object now, String text) {
    sent = now == cell ? sent + 1 : 0;
    cell = now;
    if (sent < PIECES) {
      send.accept(now, text.substring(0, Math.min(text.length(), LONGEST)));
    }
  }
}
