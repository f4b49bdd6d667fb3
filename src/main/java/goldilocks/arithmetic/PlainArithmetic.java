package goldilocks.arithmetic;

/**
 * Products in plain Java: each row of C is a sum of rows of B, four at a time.
 *
 * <pre>{@code
 * C[i] = A[i][0]·B[0] + A[i][1]·B[1] + …
 * }</pre>
 *
 * Where all arrays have the same index, the compiler of the JVM makes vectors of the loop. Without
 * FMA hardware {@link Math#fma} computes in decimal, 26,000 times slower; there a·b + c is rounded
 * twice instead, and the last bits differ from those of other machines.
 */
final class PlainArithmetic implements Arithmetic {
  @Override
  public String name() {
    return Choice.FUSED ? "plain Java" : "plain Java without fused multiply-add (other last bits)";
  }

  @Override
  public void multiply(int m, int k, int n, Operand a, Operand b, double[] c) {
    double[][] x = rows(m, k, a);
    double[][] y = rows(k, n, b);
    for (int i = 0; i < m; i++) {
      double[] sum = new double[n];
      int p = 0;
      for (; p + 4 <= k; p += 4) {
        addFour(x[i], y, p, sum);
      }
      for (; p < k; p++) {
        add(x[i][p], y[p], sum);
      }
      System.arraycopy(sum, 0, c, i * n, n);
    }
  }

  private static void addFour(double[] x, double[][] y, int p, double[] sum) {
    double[] y0 = y[p];
    double[] y1 = y[p + 1];
    double[] y2 = y[p + 2];
    double[] y3 = y[p + 3];
    double x0 = x[p];
    double x1 = x[p + 1];
    double x2 = x[p + 2];
    double x3 = x[p + 3];
    for (int j = 0; j < sum.length; j++) {
      sum[j] = fma(x3, y3[j], fma(x2, y2[j], fma(x1, y1[j], fma(x0, y0[j], sum[j]))));
    }
  }

  private static void add(double x, double[] y, double[] sum) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] = fma(x, y[j], sum[j]);
    }
  }

  private static double fma(double a, double b, double c) {
    return Choice.FUSED ? Math.fma(a, b, c) : a * b + c;
  }

  private static double[][] rows(int m, int n, Operand a) {
    double[][] rows = new double[m][n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        rows[i][j] = a.values()[i * a.row() + j * a.column()];
      }
    }
    return rows;
  }
}
