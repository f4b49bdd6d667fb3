package goldilocks.notebook;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;

/**
 * A trace's lists of numbers as plotly's typed arrays: one short line each, and not one a number.
 *
 * <p>plotly.js reads them since 2.35.
 */
final class PlotlyArrays {
  private static final int SHORTEST = 6; // numbers, below which a list is no longer
  private static final Set<String> KEYS = Set.of("x", "y", "z");

  /** A way to write numbers, the bytes of each, and which numbers it keeps. */
  private record Form(
      String name, int bytes, DoublePredicate keeps, BiConsumer<ByteBuffer, Double> put) {}

  /** From the shortest; floats have the seven digits that figures keep. */
  private static final List<Form> FORMS =
      List.of(
          new Form("u1", 1, v -> v == (int) v && v >= 0 && v < 256, (b, v) -> b.put(v.byteValue())),
          new Form("i2", 2, v -> v == (short) v, (b, v) -> b.putShort(v.shortValue())),
          new Form("f4", 4, PlotlyArrays::isOfAFloat, (b, v) -> b.putFloat(v.floatValue())),
          new Form("f8", 8, v -> true, ByteBuffer::putDouble));

  private PlotlyArrays() {}

  /** The trace with its long lists written short. */
  static Map<String, Object> in(Map<?, ?> trace) {
    Map<String, Object> shorter = new LinkedHashMap<>();
    trace.forEach(
        (key, value) -> shorter.put(key.toString(), KEYS.contains(key) ? shortened(value) : value));
    return shorter;
  }

  private static boolean isOfAFloat(double v) {
    double size = Math.abs(v);
    return v == 0 || Double.isNaN(v) || size > 1e-36 && size < 1e38;
  }

  private static Object shortened(Object value) {
    if (!(value instanceof List<?> list) || list.size() < SHORTEST) {
      return value;
    }
    List<?> all = list.stream().flatMap(PlotlyArrays::elements).toList();
    if (!all.stream().allMatch(Number.class::isInstance)) {
      return value;
    }
    double[] numbers = all.stream().mapToDouble(n -> ((Number) n).doubleValue()).toArray();
    Map<String, Object> array = array(numbers);
    if (list.get(0) instanceof List<?> row) {
      array.put("shape", list.size() + ", " + row.size());
    }
    return array;
  }

  private static Stream<?> elements(Object element) {
    return element instanceof List<?> row
        ? row.stream().flatMap(PlotlyArrays::elements)
        : Stream.of(element == null ? Double.NaN : element);
  }

  private static Map<String, Object> array(double[] numbers) {
    Form form =
        FORMS.stream().filter(f -> Arrays.stream(numbers).allMatch(f.keeps)).findFirst().get();
    ByteBuffer bytes = ByteBuffer.allocate(form.bytes * numbers.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(numbers).forEach(v -> form.put.accept(bytes, v));
    Map<String, Object> array = new LinkedHashMap<>();
    array.put("dtype", form.name);
    array.put("bdata", Base64.getEncoder().encodeToString(bytes.array()));
    return array;
  }
}
