package goldilocks.matrix;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops with the Vector API, tile by tile.
 *
 * <p>Columns that fill no whole vector are left to {@link ScalarArithmetic}, because masked loops
 * are slow on JDK 17.
 */
final class VectorArithmetic implements Arithmetic {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();

  /** Machines whose vectors have fewer than 8 doubles have half the registers too. */
  private static final int WIDEST = L >= 8 ? 4 : 2;

  /** Rows of B taken at a time, so that a tile's width of them stays in the first-level cache. */
  private static final int BLOCK = 128;

  private static final ScalarArithmetic SCALAR = new ScalarArithmetic();

  @Override
  public String name() {
    return "Vector API, %d doubles at a time".formatted(L);
  }

  @Override
  public int lanes() {
    return L;
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
      double[] c,
      int cRow) {
    int j = 0;
    for (int vectors = WIDEST; vectors > 0; vectors /= 2) {
      for (; j + vectors * L <= n; j += vectors * L) {
        panel(vectors, m, k, a, aAt, aRow, aColumn, b, j, bRow, c, cRow);
      }
    }
    SCALAR.multiply(m, k, j, n, a, aAt, aRow, aColumn, b, bRow, c, cRow);
  }

  @Override
  public void subtractScaled(int n, double rate, double[] g, int gAt, double[] w, int wAt) {
    int end = SPECIES.loopBound(n);
    for (int i = 0; i < end; i += L) {
      DoubleVector.fromArray(SPECIES, w, wAt + i)
          .sub(DoubleVector.fromArray(SPECIES, g, gAt + i).mul(rate))
          .intoArray(w, wAt + i);
    }
    SCALAR.subtractScaled(n - end, rate, g, gAt + end, w, wAt + end);
  }

  @Override
  public void addRelu(int m, int n, double[] z, double[] b) {
    DoubleVector zero = DoubleVector.zero(SPECIES);
    int end = SPECIES.loopBound(n);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < end; j += L) {
        DoubleVector.fromArray(SPECIES, z, i * n + j)
            .add(DoubleVector.fromArray(SPECIES, b, j))
            .max(zero)
            .intoArray(z, i * n + j);
      }
    }
    SCALAR.addRelu(m, n, end, z, b);
  }

  @Override
  public void timesReluSlope(int n, double[] d, double[] a) {
    DoubleVector zero = DoubleVector.zero(SPECIES);
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    int end = SPECIES.loopBound(n);
    for (int i = 0; i < end; i += L) {
      VectorMask<Double> on =
          DoubleVector.fromArray(SPECIES, a, i).compare(VectorOperators.GT, zero);
      DoubleVector.fromArray(SPECIES, d, i).mul(zero.blend(one, on)).intoArray(d, i);
    }
    SCALAR.timesReluSlope(end, n, d, a);
  }

  /** All rows of C at a tile's width of columns from j, one block of k after another. */
  private static void panel(
      int vectors,
      int m,
      int k,
      double[] a,
      int aAt,
      int aRow,
      int aColumn,
      double[] b,
      int j,
      int bRow,
      double[] c,
      int cRow) {
    int width = vectors * L;
    // Rows of B a power of two apart fall onto the same few lines of the cache: copy them first.
    double[] packed = bRow % 64 == 0 && bRow > 64 && m > 32 ? new double[BLOCK * width] : null;
    for (int p = 0; p == 0 || p < k; p += BLOCK) {
      int rows = Math.min(BLOCK, k - p);
      if (packed == null) {
        strip(
            vectors,
            m,
            rows,
            p == 0,
            a,
            aAt + p * aColumn,
            aRow,
            aColumn,
            b,
            p * bRow + j,
            bRow,
            c,
            j,
            cRow);
      } else {
        for (int i = 0; i < rows; i++) {
          System.arraycopy(b, (p + i) * bRow + j, packed, i * width, width);
        }
        strip(
            vectors,
            m,
            rows,
            p == 0,
            a,
            aAt + p * aColumn,
            aRow,
            aColumn,
            packed,
            0,
            width,
            c,
            j,
            cRow);
      }
    }
  }

  /** One block of k for all rows of C at a tile's width of columns, four rows at a time. */
  private static void strip(
      int vectors,
      int m,
      int k,
      boolean first,
      double[] a,
      int aAt,
      int aRow,
      int aColumn,
      double[] b,
      int bAt,
      int bRow,
      double[] c,
      int cAt,
      int cRow) {
    int i = 0;
    for (; i + 4 <= m; i += 4) {
      int ai = aAt + i * aRow;
      int ci = cAt + i * cRow;
      switch (vectors) {
        case 4 -> VectorTile.of4x4(k, first, a, ai, aRow, aColumn, b, bAt, bRow, c, ci, cRow);
        case 2 -> VectorTile.of4x2(k, first, a, ai, aRow, aColumn, b, bAt, bRow, c, ci, cRow);
        default -> VectorTile.of4x1(k, first, a, ai, aRow, aColumn, b, bAt, bRow, c, ci, cRow);
      }
    }
    for (; i < m; i++) {
      for (int v = 0; v < vectors * L; v += L) {
        VectorTile.of1x1(
            k, first, a, aAt + i * aRow, aColumn, b, bAt + v, bRow, c, cAt + i * cRow + v);
      }
    }
  }
}
