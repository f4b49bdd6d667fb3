package goldilocks.matrix;

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

  /** Numbers of k taken at a time: a strip and a panel of them fit the first-level cache. */
  private static final int DEPTH = 128;

  private static final ThreadLocal<VectorProduct> MINE =
      ThreadLocal.withInitial(VectorProduct::new);

  /** Five rows of A. */
  private final double[] strip = new double[DEPTH * COLUMNS];

  /** All columns of B, a tile's width each. */
  private double[][] panels = {};

  /** A tile that hangs over the edge of C. */
  private final double[] edge = new double[ROWS * COLUMNS];

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

  private void packB(int depth, int n, double[] b, int at, int bRow, int bColumn) {
    int count = (n + COLUMNS - 1) / COLUMNS;
    int there = panels.length;
    if (count > there) {
      panels = Arrays.copyOf(panels, count);
      for (int v = there; v < count; v++) {
        panels[v] = new double[DEPTH * COLUMNS];
      }
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
      System.arraycopy(c, cAt + i * cRow, edge, i * COLUMNS, columns);
    }
    VectorTile.add(depth, strip, panel, edge, 0, COLUMNS);
    for (int i = 0; i < rows; i++) {
      System.arraycopy(edge, i * COLUMNS, c, cAt + i * cRow, columns);
    }
  }
}
