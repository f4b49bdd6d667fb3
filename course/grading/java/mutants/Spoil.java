package mutants;

import goldilocks.Dataset;
import goldilocks.Matrix;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What blind and careless methods do to what they are given. */
public final class Spoil {
  private static volatile boolean done;

  private Spoil() {}

  /** Whether there was anything to spoil since this was asked last. */
  static boolean wasDone() {
    boolean was = done;
    done = false;
    return was;
  }

  /** The first row of what has more of them. */
  @SuppressWarnings("unchecked") // what is given back is of the type that came
  public static <T> T first(T argument) {
    Object first =
        argument instanceof double[] row && row.length > 1
            ? Arrays.copyOf(row, 1)
            : argument instanceof double[][] rows && rows.length > 1
                ? Arrays.copyOf(rows, 1)
                : argument instanceof Matrix matrix && matrix.rows() > 1
                    ? matrix.rows(0)
                    : argument instanceof Dataset data && data.size() > 1 ? data.rows(0) : argument;
    done |= first != argument;
    return (T) first;
  }

  /** Writes nonsense into all arrays of an argument. */
  public static void overwrite(Object argument) {
    for (double[] array : arrays(argument)) {
      Arrays.fill(array, Double.NaN);
      done |= array.length > 0;
    }
  }

  /** Writes a result into the arguments' arrays, and gives those back. */
  public static Object into(Object result, Object... arguments) {
    try {
      return alias(result, arrays(arguments));
    } catch (ReflectiveOperationException noSuchRecord) {
      throw new IllegalStateException(noSuchRecord);
    }
  }

  private static Object alias(Object result, List<double[]> places)
      throws ReflectiveOperationException {
    if (result instanceof double[] numbers) {
      for (double[] place : places) {
        if (place.length == numbers.length) {
          System.arraycopy(numbers, 0, place, 0, place.length);
          done = true;
          return place;
        }
      }
    }
    if (result instanceof Record parts) {
      RecordComponent[] components = parts.getClass().getRecordComponents();
      Object[] values = new Object[components.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = alias(value(components[i], parts), places);
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = parts.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    }
    return result;
  }

  /** The arrays of numbers in a value, in arrays and records at any depth. */
  private static List<double[]> arrays(Object value) {
    List<double[]> found = new ArrayList<>();
    try {
      if (value instanceof double[] numbers) {
        found.add(numbers);
      } else if (value instanceof Object[] parts) {
        for (Object part : parts) {
          found.addAll(arrays(part));
        }
      } else if (value instanceof Record parts) {
        for (RecordComponent component : parts.getClass().getRecordComponents()) {
          found.addAll(arrays(value(component, parts)));
        }
      }
      return found;
    } catch (ReflectiveOperationException hidden) {
      throw new IllegalStateException(hidden);
    }
  }

  private static Object value(RecordComponent component, Record parts)
      throws ReflectiveOperationException {
    component.getAccessor().setAccessible(true);
    return component.getAccessor().invoke(parts);
  }
}
