package goldilocks.arithmetic;

/**
 * The inner loops in plain Java: a tile of 4 × 4 sums in registers.
 *
 * <p>Without FMA hardware {@link Math#fma} computes in decimal, 26,000 times slower; there a·b + c
 * is rounded twice instead, and the last bits differ from those of other machines.
 */
final class ScalarArithmetic implements Arithmetic {
  private static final boolean FUSED = hasFma();

  @Override
  public String name() {
    return FUSED ? "plain Java" : "plain Java without fused multiply-add (other last bits)";
  }

  boolean isFused() {
    return FUSED;
  }

  @Override
  public int lanes() {
    return 4;
  }

  @Override
  public void multiply(
      int m,
      int k,
      int n,
      double[] a,
      int aAt,
      int aRow,
      int aColumn,
      double[] b,
      int bRow,
      int bColumn,
      double[] c,
      int cRow) {
    int i = 0;
    for (; i + 4 <= m; i += 4) {
      int j = 0;
      for (; j + 4 <= n; j += 4) {
        tile(
            k,
            a,
            aAt + i * aRow,
            aRow,
            aColumn,
            b,
            j * bColumn,
            bRow,
            bColumn,
            c,
            i * cRow + j,
            cRow);
      }
      for (; j < n; j++) {
        for (int r = i; r < i + 4; r++) {
          c[r * cRow + j] = dot(k, a, aAt + r * aRow, aColumn, b, j * bColumn, bRow);
        }
      }
    }
    for (; i < m; i++) {
      for (int j = 0; j < n; j++) {
        c[i * cRow + j] = dot(k, a, aAt + i * aRow, aColumn, b, j * bColumn, bRow);
      }
    }
  }

  @Override
  public void subtractScaled(int n, double rate, double[] g, int gAt, double[] w, int wAt) {
    for (int i = 0; i < n; i++) {
      w[wAt + i] -= g[gAt + i] * rate;
    }
  }

  @Override
  public void addRelu(int m, int n, double[] z, double[] b) {
    addRelu(m, n, 0, z, b);
  }

  /** Columns from … n − 1. */
  void addRelu(int m, int n, int from, double[] z, double[] b) {
    for (int i = 0; i < m; i++) {
      for (int j = from; j < n; j++) {
        z[i * n + j] = Math.max(0, z[i * n + j] + b[j]);
      }
    }
  }

  @Override
  public void timesReluSlope(int n, double[] d, double[] a) {
    timesReluSlope(0, n, d, a);
  }

  /** Numbers from … n − 1. */
  void timesReluSlope(int from, int n, double[] d, double[] a) {
    for (int i = from; i < n; i++) {
      d[i] *= a[i] > 0 ? 1 : 0;
    }
  }

  private static double dot(
      int k, double[] a, int aAt, int aColumn, double[] b, int bAt, int bRow) {
    double sum = 0;
    for (int p = 0; p < k; p++) {
      sum = fma(a[aAt + p * aColumn], b[bAt + p * bRow], sum);
    }
    return sum;
  }

  private static void tile(
      int k,
      double[] a,
      int aAt,
      int aRow,
      int aColumn,
      double[] b,
      int bAt,
      int bRow,
      int bColumn,
      double[] c,
      int cAt,
      int cRow) {
    double s00 = 0;
    double s01 = 0;
    double s02 = 0;
    double s03 = 0;
    double s10 = 0;
    double s11 = 0;
    double s12 = 0;
    double s13 = 0;
    double s20 = 0;
    double s21 = 0;
    double s22 = 0;
    double s23 = 0;
    double s30 = 0;
    double s31 = 0;
    double s32 = 0;
    double s33 = 0;
    for (int p = 0; p < k; p++) {
      double b0 = b[bAt];
      double b1 = b[bAt + bColumn];
      double b2 = b[bAt + 2 * bColumn];
      double b3 = b[bAt + 3 * bColumn];
      double w = a[aAt];
      s00 = fma(w, b0, s00);
      s01 = fma(w, b1, s01);
      s02 = fma(w, b2, s02);
      s03 = fma(w, b3, s03);
      w = a[aAt + 1 * aRow];
      s10 = fma(w, b0, s10);
      s11 = fma(w, b1, s11);
      s12 = fma(w, b2, s12);
      s13 = fma(w, b3, s13);
      w = a[aAt + 2 * aRow];
      s20 = fma(w, b0, s20);
      s21 = fma(w, b1, s21);
      s22 = fma(w, b2, s22);
      s23 = fma(w, b3, s23);
      w = a[aAt + 3 * aRow];
      s30 = fma(w, b0, s30);
      s31 = fma(w, b1, s31);
      s32 = fma(w, b2, s32);
      s33 = fma(w, b3, s33);
      aAt += aColumn;
      bAt += bRow;
    }
    c[cAt + 0 * cRow + 0] = s00;
    c[cAt + 0 * cRow + 1] = s01;
    c[cAt + 0 * cRow + 2] = s02;
    c[cAt + 0 * cRow + 3] = s03;
    c[cAt + 1 * cRow + 0] = s10;
    c[cAt + 1 * cRow + 1] = s11;
    c[cAt + 1 * cRow + 2] = s12;
    c[cAt + 1 * cRow + 3] = s13;
    c[cAt + 2 * cRow + 0] = s20;
    c[cAt + 2 * cRow + 1] = s21;
    c[cAt + 2 * cRow + 2] = s22;
    c[cAt + 2 * cRow + 3] = s23;
    c[cAt + 3 * cRow + 0] = s30;
    c[cAt + 3 * cRow + 1] = s31;
    c[cAt + 3 * cRow + 2] = s32;
    c[cAt + 3 * cRow + 3] = s33;
  }

  private static double fma(double a, double b, double c) {
    return FUSED ? Math.fma(a, b, c) : a * b + c;
  }

  /** Hardware takes nanoseconds even in the interpreter, decimal arithmetic tens of thousands. */
  private static boolean hasFma() {
    // The best of many short tries: a busy machine interrupts some, but not all of them.
    for (int trial = 0; trial < 100; trial++) {
      long start = System.nanoTime();
      double sum = 0;
      for (int i = 0; i < 10; i++) {
        sum = Math.fma(sum, 0.3, 0.7);
      }
      if (sum > 0 && System.nanoTime() - start < 10 * 5_000) {
        return true;
      }
    }
    return false;
  }
}
