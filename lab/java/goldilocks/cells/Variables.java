package goldilocks.cells;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/**
 * Variables that keep their values.
 *
 * <p>Where something changes that a variable's declaration uses, an import too, the shell declares
 * the variable again, and it would be 0 or null.
 */
public final class Variables {
  private final Map<String, Field> homes = new HashMap<>();
  private final ClassLoader loader;
  private final Consumer<VarSnippet> lost;

  /** Hands on the variables whose values fit their types no more. */
  public Variables(JShell shell, ClassLoader loader, Consumer<VarSnippet> lost) {
    this.loader = loader;
    this.lost = lost;
    shell.onSnippetEvent(this::happened);
  }

  private void happened(SnippetEvent event) {
    if (event.snippet() instanceof VarSnippet variable && event.status().isDefined()) {
      Field now = home(variable);
      Field before = now == null ? null : homes.put(variable.id(), now);
      if (event.causeSnippet() != null && before != null && !before.equals(now)) {
        keep(variable, before, now);
      }
    }
  }

  private void keep(VarSnippet variable, Field before, Field now) {
    try {
      now.set(null, before.get(null));
    } catch (IllegalArgumentException anotherType) {
      lost.accept(variable);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The static field in which the shell has a variable now; null if a guard did not load it. */
  private Field home(VarSnippet variable) {
    try {
      Method name = Snippet.class.getDeclaredMethod("classFullName");
      name.setAccessible(true); // the kernel is started with --add-opens for JJava, which does so
      Field field =
          loader.loadClass((String) name.invoke(variable)).getDeclaredField(variable.name());
      field.setAccessible(true);
      return field;
    } catch (ClassNotFoundException refused) {
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
