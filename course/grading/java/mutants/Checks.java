package mutants;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** A compiled notebook, whose checks run on the mutant that is set. */
final class Checks {
  private final Class<?> type;
  private final Object notebook;

  /** Runs the given cells. */
  Checks(Path folder) throws Exception {
    URL[] places = {folder.toUri().toURL()};
    ClassLoader loader = new URLClassLoader(places, Checks.class.getClassLoader());
    type = loader.loadClass(Program.NAME);
    notebook = constructor(type).newInstance();
  }

  /** The points that a check gives; less than none where it fails, as one of 0 points may. */
  double points(Cell check, int mutant) throws ReflectiveOperationException {
    field(type, "$variant").setInt(null, mutant);
    field(type, "$called").setLong(null, 0);
    field(type, "$steps").setInt(null, 0);
    Class<?> checkType = type.getClassLoader().loadClass(Program.NAME + "$" + check.className());
    try {
      Object run = constructor(checkType, type).newInstance(notebook);
      Object value = field(checkType, "$value").get(run);
      return value instanceof Number given ? given.doubleValue() : check.points();
    } catch (InvocationTargetException failed) {
      return -1;
    }
  }

  /** The methods, a bit each, that the last check has called. */
  long called() throws ReflectiveOperationException {
    return field(type, "$called").getLong(null);
  }

  private static Field field(Class<?> owner, String name) throws ReflectiveOperationException {
    Field field = owner.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private static Constructor<?> constructor(Class<?> owner, Class<?>... types)
      throws ReflectiveOperationException {
    Constructor<?> constructor = owner.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor;
  }
}
