package goldilocks.arithmetic;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A tile of C = A·B, 5 rows by 2 vectors, whose sums stay in registers while k runs.
 *
 * <p>Each of 5 numbers of A meets 2 vectors of B: 10 multiplications for 7 loads, in 13 registers
 * of the 16 that a machine without AVX-512 has. The loop has one index for both operands and no
 * other, so that the compiler can do without range checks; it is too long to be unrolled or to be
 * inlined, either of which would push sums out of their registers.
 */
final class VectorTile {
  static final int ROWS = 5;

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();

  /** The columns of C; and what A's and B's numbers for one k take in their packed order. */
  static final int COLUMNS = 2 * L;

  private VectorTile() {}

  /**
   * The sums of k products each.
   *
   * <pre>{@code
   * A[i][p] = a[p·COLUMNS + i]      B[p][j] = b[p·COLUMNS + j]      C[i][j] = c[cAt + i·cRow + j]
   * }</pre>
   */
  static void product(int k, double[] a, double[] b, double[] c, int cAt, int cRow) {
    int c1 = cAt + cRow;
    int c2 = c1 + cRow;
    int c3 = c2 + cRow;
    int c4 = c3 + cRow;
    DoubleVector s00 = DoubleVector.zero(SPECIES);
    DoubleVector s01 = DoubleVector.zero(SPECIES);
    DoubleVector s10 = DoubleVector.zero(SPECIES);
    DoubleVector s11 = DoubleVector.zero(SPECIES);
    DoubleVector s20 = DoubleVector.zero(SPECIES);
    DoubleVector s21 = DoubleVector.zero(SPECIES);
    DoubleVector s30 = DoubleVector.zero(SPECIES);
    DoubleVector s31 = DoubleVector.zero(SPECIES);
    DoubleVector s40 = DoubleVector.zero(SPECIES);
    DoubleVector s41 = DoubleVector.zero(SPECIES);
    for (int i = 0; i < k * COLUMNS; i += COLUMNS) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, i);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, i + L);
      DoubleVector w = DoubleVector.broadcast(SPECIES, a[i]);
      s00 = w.fma(b0, s00);
      s01 = w.fma(b1, s01);
      w = DoubleVector.broadcast(SPECIES, a[i + 1]);
      s10 = w.fma(b0, s10);
      s11 = w.fma(b1, s11);
      w = DoubleVector.broadcast(SPECIES, a[i + 2]);
      s20 = w.fma(b0, s20);
      s21 = w.fma(b1, s21);
      w = DoubleVector.broadcast(SPECIES, a[i + 3]);
      s30 = w.fma(b0, s30);
      s31 = w.fma(b1, s31);
      w = DoubleVector.broadcast(SPECIES, a[i + 4]);
      s40 = w.fma(b0, s40);
      s41 = w.fma(b1, s41);
    }
    s00.intoArray(c, cAt);
    s01.intoArray(c, cAt + L);
    s10.intoArray(c, c1);
    s11.intoArray(c, c1 + L);
    s20.intoArray(c, c2);
    s21.intoArray(c, c2 + L);
    s30.intoArray(c, c3);
    s31.intoArray(c, c3 + L);
    s40.intoArray(c, c4);
    s41.intoArray(c, c4 + L);
  }
}
