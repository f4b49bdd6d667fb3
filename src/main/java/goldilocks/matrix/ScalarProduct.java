package goldilocks.matrix;

/** Products in plain Java. */
final class ScalarProduct implements Product {
  @Override
  public String name() {
    return "plain Java";
  }

  @Override
  public void times(double[] a, double[] b, double[] c, int m, int k, int n) {
    product(a, k, 1, b, n, 1, c, m, k, n);
  }

  @Override
  public void transposeTimes(double[] a, double[] b, double[] c, int m, int k, int n) {
    product(a, 1, m, b, n, 1, c, m, k, n);
  }

  @Override
  public void timesTranspose(double[] a, double[] b, double[] c, int m, int k, int n) {
    product(a, k, 1, b, 1, k, c, m, k, n);
  }

  private static void product(
      double[] a,
      int aRow,
      int aColumn,
      double[] b,
      int bRow,
      int bColumn,
      double[] c,
      int m,
      int k,
      int n) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int p = 0; p < k; p++) {
          sum = Math.fma(a[i * aRow + p * aColumn], b[p * bRow + j * bColumn], sum);
        }
        c[i * n + j] = sum;
      }
    }
  }
}
