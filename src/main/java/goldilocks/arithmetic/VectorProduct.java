package goldilocks.arithmetic;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * C = A·B with both operands first copied into the order in which the tile reads them.
 *
 * <p>A copy costs little beside the k·n·m products, and the tile then runs through memory without
 * strides, whatever the matrices' own are: a transposed operand costs nothing more. Source: K. Goto
 * and R. van de Geijn, Anatomy of high-performance matrix multiplication (2008).
 */
final class VectorProduct {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();
  private static final int ROWS = VectorTile.ROWS;
  private static final int COLUMNS = VectorTile.COLUMNS;

  /** Numbers of k that multiply takes at a time: a strip and a panel fit the first-level cache. */
  private static final int DEPTH = 128;

  private static final ThreadLocal<VectorProduct> MINE =
      ThreadLocal.withInitial(VectorProduct::new);

  /** Five rows of A. */
  private double[] strip = {};

  /** All columns of B, a tile's width each. */
  private double[][] panels = {};

  /** A tile that has no place in C. */
  private final double[] tile = new double[ROWS * COLUMNS];

  private VectorProduct() {}

  static VectorProduct ofThisThread() {
    return MINE.get();
  }

  void multiply(
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
    for (int i = 0; i < m; i++) {
      Arrays.fill(c, i * cRow, i * cRow + n, 0);
    }
    for (int p = 0; p < k; p += DEPTH) {
      int depth = Math.min(DEPTH, k - p);
      packB(depth, n, b, p * bRow, bRow, bColumn);
      for (int i = 0; i < m; i += ROWS) {
        int rows = Math.min(ROWS, m - i);
        interleave(rows, depth, a, aAt + i * aRow + p * aColumn, aRow, aColumn, strip);
        for (int j = 0; j < n; j += COLUMNS) {
          double[] panel = panels[j / COLUMNS];
          if (rows == ROWS && j + COLUMNS <= n) {
            VectorTile.add(depth, strip, panel, c, i * cRow + j, cRow);
          } else {
            addAtEdge(depth, rows, Math.min(COLUMNS, n - j), panel, c, i * cRow + j, cRow);
          }
        }
      }
    }
  }

  /** As {@link Arithmetic#descend}: each tile of the gradient is used while it is at hand. */
  void descend(int m, int k, int n, double rate, double[] x, int xRow, double[] d, double[] w) {
    packB(k, n, d, 0, n, 1);
    for (int i = 0; i < m; i += ROWS) {
      int rows = Math.min(ROWS, m - i);
      interleave(rows, k, x, i, 1, xRow, strip);
      for (int j = 0; j < n; j += COLUMNS) {
        Arrays.fill(tile, 0);
        VectorTile.add(k, strip, panels[j / COLUMNS], tile, 0, COLUMNS);
        subtractTile(rows, Math.min(COLUMNS, n - j), rate, w, i * n + j, n);
      }
    }
  }

  private void subtractTile(int rows, int columns, double rate, double[] w, int at, int row) {
    for (int t = 0; t < rows * COLUMNS; t += COLUMNS) {
      if (columns == COLUMNS) {
        subtractVector(t, rate, w, at);
        subtractVector(t + L, rate, w, at + L);
      } else {
        for (int v = 0; v < columns; v++) {
          w[at + v] -= tile[t + v] * rate;
        }
      }
      at += row;
    }
  }

  private void subtractVector(int t, double rate, double[] w, int at) {
    DoubleVector.fromArray(SPECIES, w, at)
        .sub(DoubleVector.fromArray(SPECIES, tile, t).mul(rate))
        .intoArray(w, at);
  }

  private void packB(int depth, int n, double[] b, int at, int bRow, int bColumn) {
    int count = (n + COLUMNS - 1) / COLUMNS;
    if (count > panels.length || depth * COLUMNS > strip.length) {
      int length = Math.max(depth * COLUMNS, strip.length);
      strip = new double[length];
      panels = new double[Math.max(count, panels.length)][length];
    }
    for (int v = 0; v < count; v++) {
      int j = v * COLUMNS;
      int columns = Math.min(COLUMNS, n - j);
      if (bColumn == 1 && columns == COLUMNS) {
        copy(depth, b, at + j, bRow, panels[v]);
      } else {
        interleave(columns, depth, b, at + j * bColumn, bColumn, bRow, panels[v]);
      }
    }
  }

  private static void copy(int depth, double[] from, int at, int row, double[] to) {
    for (int p = 0; p < depth; p++) {
      DoubleVector.fromArray(SPECIES, from, at).intoArray(to, p * COLUMNS);
      DoubleVector.fromArray(SPECIES, from, at + L).intoArray(to, p * COLUMNS + L);
      at += row;
    }
  }

  /** to[p·COLUMNS + r] = from[at + r·row + p·column], four r at a time. */
  private static void interleave(
      int rows, int depth, double[] from, int at, int row, int column, double[] to) {
    int r = 0;
    for (; r + 4 <= rows; r += 4) {
      int f0 = at + r * row;
      int f1 = f0 + row;
      int f2 = f1 + row;
      int f3 = f2 + row;
      for (int p = 0; p < depth; p++) {
        int t = p * COLUMNS + r;
        int f = p * column;
        to[t] = from[f0 + f];
        to[t + 1] = from[f1 + f];
        to[t + 2] = from[f2 + f];
        to[t + 3] = from[f3 + f];
      }
    }
    for (; r < rows; r++) {
      for (int p = 0; p < depth; p++) {
        to[p * COLUMNS + r] = from[at + r * row + p * column];
      }
    }
  }

  private void addAtEdge(
      int depth, int rows, int columns, double[] panel, double[] c, int cAt, int cRow) {
    for (int i = 0; i < rows; i++) {
      System.arraycopy(c, cAt + i * cRow, tile, i * COLUMNS, columns);
    }
    VectorTile.add(depth, strip, panel, tile, 0, COLUMNS);
    for (int i = 0; i < rows; i++) {
      System.arraycopy(tile, i * COLUMNS, c, cAt + i * cRow, columns);
    }
  }
}
