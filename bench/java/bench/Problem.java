package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A learning rate, a batch and the first weights, as bench/networks.py wrote them.
 *
 * <pre>{@code
 * x  batch × widths[0]    y  batch × widths[L]    w[l]  widths[l] × widths[l + 1]    b[l]  widths[l + 1]
 * }</pre>
 */
record Problem(
    int[] widths, int batch, double rate, double[] x, double[] y, double[][] w, double[][] b) {

  static Problem read(Path file, String widthsText, String batchText) {
    int[] widths = Arrays.stream(widthsText.split(",")).mapToInt(Integer::parseInt).toArray();
    int batch = Integer.parseInt(batchText);
    int layers = widths.length - 1;
    DoubleBuffer from = open(file);
    double rate = from.get();
    double[] x = take(from, batch * widths[0]);
    double[] y = take(from, batch * widths[layers]);
    double[][] w = new double[layers][];
    double[][] b = new double[layers][];
    for (int l = 0; l < layers; l++) {
      w[l] = take(from, widths[l] * widths[l + 1]);
      b[l] = take(from, widths[l + 1]);
    }
    return new Problem(widths, batch, rate, x, y, w, b);
  }

  int layers() {
    return w.length;
  }

  int outputs() {
    return widths[layers()];
  }

  private static DoubleBuffer open(Path file) {
    try {
      return ByteBuffer.wrap(Files.readAllBytes(file))
          .order(ByteOrder.LITTLE_ENDIAN)
          .asDoubleBuffer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] take(DoubleBuffer from, int count) {
    double[] values = new double[count];
    from.get(values);
    return values;
  }
}
