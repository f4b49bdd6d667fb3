package goldilocks.arithmetic;

import java.util.Arrays;

/**
 * Products with the bits of fused multiply-add where there is none; it stands for {@link Choice}.
 *
 * <p>What {@link Fused#fma} does for two numbers, with what is the same for many of them done once:
 * each number of A and B is split once, and whether any part could over- or underflow is asked of
 * whole matrices.
 */
final class InBrowser implements Arithmetic {
  /** Between these, or 0, all parts of all products and sums are exact. */
  private static final double LARGE = 0x1p400;

  private static final double SMALL = 0x1p-400;

  private final Arithmetic plain = new PlainArithmetic();

  /** B row after row, and the two halves of its numbers' digits. */
  private double[] y = {};

  private double[] yHigh = {};
  private double[] yLow = {};

  private InBrowser() {}

  /** Always: the sums shall have the JVM's bits. */
  static boolean hasFma() {
    return true;
  }

  static Arithmetic best() {
    return new InBrowser();
  }

  @Override
  public String name() {
    return "WebAssembly";
  }

  @Override
  public void multiply(int m, int k, int n, Operand a, Operand b, double[] c) {
    if (!isTame(m, k, a) || !isTame(k, n, b)) {
      plain.multiply(m, k, n, a, b, c);
      return;
    }
    split(k, n, b);
    Arrays.fill(c, 0, m * n, 0);
    for (int i = 0; i < m; i++) {
      for (int p = 0; p < k; p++) {
        double x = a.values()[i * a.row() + p * a.column()];
        if (x != 0) {
          add(x, p * n, c, i * n, n);
        }
      }
    }
  }

  /** C's row += x · B's row. */
  private void add(double x, int from, double[] c, int to, int n) {
    double high = Fused.high(x);
    double low = x - high;
    for (int j = 0; j < n; j++) {
      double p = x * y[from + j];
      double h = yHigh[from + j];
      double l = yLow[from + j];
      double sum = c[to + j];
      // p + e is x·y, s + t is p + sum, exactly
      double e = low * l - (((p - high * h) - low * h) - high * l);
      double s = p + sum;
      double part = s - p;
      double t = (p - (s - part)) + (sum - part);
      c[to + j] = Fused.rounded(s, t, e);
    }
  }

  private void split(int k, int n, Operand b) {
    if (k * n > y.length) {
      y = new double[k * n];
      yHigh = new double[k * n];
      yLow = new double[k * n];
    }
    for (int p = 0; p < k; p++) {
      for (int j = 0; j < n; j++) {
        double v = b.values()[p * b.row() + j * b.column()];
        double high = Fused.high(v);
        y[p * n + j] = v;
        yHigh[p * n + j] = high;
        yLow[p * n + j] = v - high;
      }
    }
  }

  private static boolean isTame(int rows, int columns, Operand operand) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double size = Math.abs(operand.values()[i * operand.row() + j * operand.column()]);
        if (!(size < LARGE && size > SMALL || size == 0)) {
          return false;
        }
      }
    }
    return true;
  }
}
