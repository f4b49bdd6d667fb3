package goldilocks.arithmetic;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products with the Vector API, both operands first copied into the order in which the tile reads.
 *
 * <p>A copy costs little beside the k·n·m products, and the tile then runs through memory without
 * strides, whatever the matrices' own are: a transposed operand costs nothing more. Source: K. Goto
 * and R. van de Geijn, Anatomy of high-performance matrix multiplication (2008).
 */
final class VectorArithmetic implements Arithmetic {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();
  private static final int ROWS = VectorTile.ROWS;
  private static final int COLUMNS = VectorTile.COLUMNS;

  /** Each thread's copies, kept for its next product. */
  private static final ThreadLocal<Packed> PACKED = ThreadLocal.withInitial(Packed::new);

  VectorArithmetic() {
    if (L < 4) {
      throw new UnsupportedOperationException("vectors of %d doubles gain nothing".formatted(L));
    }
  }

  @Override
  public String name() {
    return "Vector API, %d doubles at a time".formatted(L);
  }

  @Override
  public void multiply(int m, int k, int n, Operand a, Operand b, double[] c) {
    PACKED.get().multiply(m, k, n, a, b, c);
  }

  private static final class Packed {
    /** Five rows of A. */
    private double[] strip = {};

    /** All columns of B, a tile's width each. */
    private double[][] panels = {};

    /** A tile that sticks out of C. */
    private final double[] tile = new double[ROWS * COLUMNS];

    void multiply(int m, int k, int n, Operand a, Operand b, double[] c) {
      packPanels(k, n, b);
      for (int i = 0; i < m; i += ROWS) {
        int rows = Math.min(ROWS, m - i);
        pack(rows, k, a.values(), i * a.row(), a.row(), a.column(), strip);
        for (int j = 0; j < n; j += COLUMNS) {
          double[] panel = panels[j / COLUMNS];
          if (rows == ROWS && j + COLUMNS <= n) {
            VectorTile.product(k, strip, panel, c, i * n + j, n);
          } else {
            VectorTile.product(k, strip, panel, tile, 0, COLUMNS);
            for (int r = 0; r < rows; r++) {
              System.arraycopy(tile, r * COLUMNS, c, (i + r) * n + j, Math.min(COLUMNS, n - j));
            }
          }
        }
      }
    }

    private void packPanels(int k, int n, Operand b) {
      int count = (n + COLUMNS - 1) / COLUMNS;
      if (count > panels.length || k * COLUMNS > strip.length) {
        strip = new double[Math.max(k * COLUMNS, strip.length)];
        panels = new double[Math.max(count, panels.length)][strip.length];
      }
      for (int j = 0; j < n; j += COLUMNS) {
        int columns = Math.min(COLUMNS, n - j);
        double[] panel = panels[j / COLUMNS];
        if (b.column() == 1 && columns == COLUMNS) {
          copy(k, b.values(), j, b.row(), panel);
        } else {
          pack(columns, k, b.values(), j * b.column(), b.column(), b.row(), panel);
        }
      }
    }

    /** Whole rows of a panel. */
    private static void copy(int depth, double[] from, int at, int row, double[] to) {
      for (int t = 0; t < depth * COLUMNS; t += COLUMNS) {
        DoubleVector.fromArray(SPECIES, from, at).intoArray(to, t);
        DoubleVector.fromArray(SPECIES, from, at + L).intoArray(to, t + L);
        at += row;
      }
    }

    /** to[p·COLUMNS + r] = from[at + r·row + p·column], four r at a time. */
    private static void pack(
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
  }
}
