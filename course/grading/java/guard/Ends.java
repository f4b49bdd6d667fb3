package guard;

import java.lang.reflect.Field;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.spi.ExecutionControl;

/**
 * JJava's results, which tell code that ends with null from code whose error cannot be told.
 *
 * <p>JJava throws in both cases, and JShell goes on as if all were well: an exception may throw
 * when it is asked for its message, or be its own cause.
 */
final class Ends extends ConcurrentHashMap<String, Object> {
  private static final long serialVersionUID = 1;
  private volatile boolean reached;

  static Ends of(ExecutionControl jjavas) {
    try {
      Field results = jjavas.getClass().getDeclaredField("results");
      results.setAccessible(true);
      Ends ends = new Ends();
      results.set(jjavas, ends);
      return ends;
    } catch (ReflectiveOperationException otherJJava) {
      throw new IllegalStateException(otherJJava);
    }
  }

  void begin() {
    reached = false;
  }

  /** True if what was begun has come to its end. */
  boolean reached() {
    return reached;
  }

  /** Where code has ended; null is refused, as ever. */
  @Override
  public Object put(String key, Object value) {
    reached = true;
    return super.put(key, value);
  }
}
