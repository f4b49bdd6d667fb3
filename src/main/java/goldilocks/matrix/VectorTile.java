package goldilocks.matrix;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A tile of C = A·B, of some rows by some vectors, whose sums stay in registers while k runs.
 *
 * <p>{@code of4x4}: each of 4 numbers of A meets 4 vectors of B, 16 multiplications for 8 loads.
 * Every tile starts from zero, or goes on from what C holds, one block of k after another.
 */
final class VectorTile {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();

  private VectorTile() {}

  private static DoubleVector start(boolean first, double[] c, int at) {
    return first ? DoubleVector.zero(SPECIES) : DoubleVector.fromArray(SPECIES, c, at);
  }

  static void of4x4(
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
    int c1 = cAt + cRow;
    int c2 = c1 + cRow;
    int c3 = c2 + cRow;
    DoubleVector s00 = start(first, c, cAt);
    DoubleVector s01 = start(first, c, cAt + L);
    DoubleVector s02 = start(first, c, cAt + 2 * L);
    DoubleVector s03 = start(first, c, cAt + 3 * L);
    DoubleVector s10 = start(first, c, c1);
    DoubleVector s11 = start(first, c, c1 + L);
    DoubleVector s12 = start(first, c, c1 + 2 * L);
    DoubleVector s13 = start(first, c, c1 + 3 * L);
    DoubleVector s20 = start(first, c, c2);
    DoubleVector s21 = start(first, c, c2 + L);
    DoubleVector s22 = start(first, c, c2 + 2 * L);
    DoubleVector s23 = start(first, c, c2 + 3 * L);
    DoubleVector s30 = start(first, c, c3);
    DoubleVector s31 = start(first, c, c3 + L);
    DoubleVector s32 = start(first, c, c3 + 2 * L);
    DoubleVector s33 = start(first, c, c3 + 3 * L);
    for (int p = 0; p < k; p++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, bAt);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, bAt + L);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, bAt + 2 * L);
      DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, bAt + 3 * L);
      DoubleVector w = DoubleVector.broadcast(SPECIES, a[aAt]);
      s00 = w.fma(b0, s00);
      s01 = w.fma(b1, s01);
      s02 = w.fma(b2, s02);
      s03 = w.fma(b3, s03);
      w = DoubleVector.broadcast(SPECIES, a[aAt + aRow]);
      s10 = w.fma(b0, s10);
      s11 = w.fma(b1, s11);
      s12 = w.fma(b2, s12);
      s13 = w.fma(b3, s13);
      w = DoubleVector.broadcast(SPECIES, a[aAt + 2 * aRow]);
      s20 = w.fma(b0, s20);
      s21 = w.fma(b1, s21);
      s22 = w.fma(b2, s22);
      s23 = w.fma(b3, s23);
      w = DoubleVector.broadcast(SPECIES, a[aAt + 3 * aRow]);
      s30 = w.fma(b0, s30);
      s31 = w.fma(b1, s31);
      s32 = w.fma(b2, s32);
      s33 = w.fma(b3, s33);
      aAt += aColumn;
      bAt += bRow;
    }
    s00.intoArray(c, cAt);
    s01.intoArray(c, cAt + L);
    s02.intoArray(c, cAt + 2 * L);
    s03.intoArray(c, cAt + 3 * L);
    s10.intoArray(c, c1);
    s11.intoArray(c, c1 + L);
    s12.intoArray(c, c1 + 2 * L);
    s13.intoArray(c, c1 + 3 * L);
    s20.intoArray(c, c2);
    s21.intoArray(c, c2 + L);
    s22.intoArray(c, c2 + 2 * L);
    s23.intoArray(c, c2 + 3 * L);
    s30.intoArray(c, c3);
    s31.intoArray(c, c3 + L);
    s32.intoArray(c, c3 + 2 * L);
    s33.intoArray(c, c3 + 3 * L);
  }

  static void of4x2(
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
    int c1 = cAt + cRow;
    int c2 = c1 + cRow;
    int c3 = c2 + cRow;
    DoubleVector s00 = start(first, c, cAt);
    DoubleVector s01 = start(first, c, cAt + L);
    DoubleVector s10 = start(first, c, c1);
    DoubleVector s11 = start(first, c, c1 + L);
    DoubleVector s20 = start(first, c, c2);
    DoubleVector s21 = start(first, c, c2 + L);
    DoubleVector s30 = start(first, c, c3);
    DoubleVector s31 = start(first, c, c3 + L);
    for (int p = 0; p < k; p++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, bAt);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, bAt + L);
      DoubleVector w = DoubleVector.broadcast(SPECIES, a[aAt]);
      s00 = w.fma(b0, s00);
      s01 = w.fma(b1, s01);
      w = DoubleVector.broadcast(SPECIES, a[aAt + aRow]);
      s10 = w.fma(b0, s10);
      s11 = w.fma(b1, s11);
      w = DoubleVector.broadcast(SPECIES, a[aAt + 2 * aRow]);
      s20 = w.fma(b0, s20);
      s21 = w.fma(b1, s21);
      w = DoubleVector.broadcast(SPECIES, a[aAt + 3 * aRow]);
      s30 = w.fma(b0, s30);
      s31 = w.fma(b1, s31);
      aAt += aColumn;
      bAt += bRow;
    }
    s00.intoArray(c, cAt);
    s01.intoArray(c, cAt + L);
    s10.intoArray(c, c1);
    s11.intoArray(c, c1 + L);
    s20.intoArray(c, c2);
    s21.intoArray(c, c2 + L);
    s30.intoArray(c, c3);
    s31.intoArray(c, c3 + L);
  }

  static void of4x1(
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
    DoubleVector s0 = start(first, c, cAt);
    DoubleVector s1 = start(first, c, cAt + cRow);
    DoubleVector s2 = start(first, c, cAt + 2 * cRow);
    DoubleVector s3 = start(first, c, cAt + 3 * cRow);
    for (int p = 0; p < k; p++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, bAt);
      s0 = DoubleVector.broadcast(SPECIES, a[aAt]).fma(b0, s0);
      s1 = DoubleVector.broadcast(SPECIES, a[aAt + aRow]).fma(b0, s1);
      s2 = DoubleVector.broadcast(SPECIES, a[aAt + 2 * aRow]).fma(b0, s2);
      s3 = DoubleVector.broadcast(SPECIES, a[aAt + 3 * aRow]).fma(b0, s3);
      aAt += aColumn;
      bAt += bRow;
    }
    s0.intoArray(c, cAt);
    s1.intoArray(c, cAt + cRow);
    s2.intoArray(c, cAt + 2 * cRow);
    s3.intoArray(c, cAt + 3 * cRow);
  }

  static void of1x1(
      int k,
      boolean first,
      double[] a,
      int aAt,
      int aColumn,
      double[] b,
      int bAt,
      int bRow,
      double[] c,
      int cAt) {
    DoubleVector s = start(first, c, cAt);
    for (int p = 0; p < k; p++) {
      s = DoubleVector.broadcast(SPECIES, a[aAt]).fma(DoubleVector.fromArray(SPECIES, b, bAt), s);
      aAt += aColumn;
      bAt += bRow;
    }
    s.intoArray(c, cAt);
  }
}
