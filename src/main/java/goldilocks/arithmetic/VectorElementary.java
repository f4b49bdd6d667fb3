package goldilocks.arithmetic;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * tanh and σ of whole arrays: in each lane the operations of {@link Elementary}, and so its bits.
 *
 * <p>A lane cannot branch: both of its branches are computed, and the right one is chosen.
 */
final class VectorElementary {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();
  private static final DoubleVector ONE = DoubleVector.broadcast(SPECIES, 1);
  private static final DoubleVector TWO = DoubleVector.broadcast(SPECIES, 2);

  /** From here on 1 − 2/(e²ˣ + 1) is 1. */
  private static final double TANH_IS_ONE = 50;

  /** Below −708 eˣ loses digits, and its last step is another. */
  private static final double EXP_IS_NORMAL = 708;

  private VectorElementary() {}

  /** y[i] = tanh x[i] for the first n numbers. */
  static void tanh(int n, double[] x, double[] y) {
    int i = 0;
    for (; i + L <= n; i += L) {
      tanh(DoubleVector.fromArray(SPECIES, x, i)).intoArray(y, i);
    }
    for (; i < n; i++) {
      y[i] = Elementary.tanh(x[i]);
    }
  }

  private static DoubleVector tanh(DoubleVector x) {
    DoubleVector size = x.abs();
    VectorMask<Double> large = size.compare(GT, Elementary.RATIONAL);
    DoubleVector near = rational(x);
    if (!large.anyTrue()) {
      return near;
    }
    DoubleVector e = exp(size.min(TANH_IS_ONE).mul(2), 1);
    DoubleVector far = ONE.sub(TWO.div(e.add(1)));
    return near.blend(far.blend(far.neg(), x.compare(LT, 0)), large);
  }

  private static DoubleVector rational(DoubleVector x) {
    DoubleVector s = x.mul(x);
    DoubleVector p = s.mul(Elementary.P2).add(Elementary.P1).mul(s).add(Elementary.P0);
    DoubleVector q = s.add(Elementary.Q2).mul(s).add(Elementary.Q1).mul(s).add(Elementary.Q0);
    return x.add(x.mul(s).mul(p.div(q)));
  }

  /** y[i] = σ(x[i]) for the first n numbers. */
  static void sigmoid(int n, double[] x, double[] y) {
    int i = 0;
    for (; i + L <= n; i += L) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, i);
      if (v.abs().compare(GT, EXP_IS_NORMAL).anyTrue()) {
        break;
      }
      DoubleVector e = exp(v.abs(), -1);
      ONE.blend(e, v.compare(LT, 0)).div(e.add(1)).intoArray(y, i);
    }
    for (; i < n; i++) {
      y[i] = Elementary.sigmoid(x[i]);
    }
  }

  /**
   * e to the power of sign·size, operation by operation as {@link StrictMath#exp} computes it.
   *
   * <p>eˣ = 2ᵏ·eʳ with r = x − k·ln 2 between ±½·ln 2; ln 2 is taken in two parts, and eʳ is a
   * rational function of r. Source: Sun's fdlibm, e_exp.c.
   */
  private static DoubleVector exp(DoubleVector size, double sign) {
    DoubleVector k = floor(size.mul(0x1.71547652b82fep0).add(0.5)).mul(sign);
    k = k.blend(0, size.compare(LT, 0x1.62e43p-2));
    DoubleVector x = size.mul(sign);
    DoubleVector high = x.sub(k.mul(0x1.62e42feep-1));
    DoubleVector low = k.mul(0x1.a39ef35793c76p-33);
    DoubleVector r = high.sub(low);
    DoubleVector t = r.mul(r);
    DoubleVector p = t.mul(0x1.6376972bea4d0p-25).add(-0x1.bbd41c5d26bf1p-20);
    p = t.mul(p).add(0x1.1566aaf25de2cp-14);
    p = t.mul(p).add(-0x1.6c16c16bebd93p-9);
    p = t.mul(p).add(0x1.555555555553ep-3);
    DoubleVector c = r.sub(t.mul(p));
    DoubleVector e = ONE.sub(low.sub(r.mul(c).div(TWO.sub(c))).sub(high));
    return e.mul(powerOfTwo(k)).blend(x.add(1), size.compare(LT, 0x1p-28));
  }

  /** The integer below, for numbers from 0 to 2⁵¹: adding 2⁵² leaves no room for a fraction. */
  private static DoubleVector floor(DoubleVector x) {
    DoubleVector nearest = x.add(0x1p52).sub(0x1p52);
    return nearest.sub(1, nearest.compare(GT, x));
  }

  /**
   * 2ᵏ for k from −1022 to 1023: beside 2⁵² the number k + 1023 is its own bits, the exponent's.
   */
  private static DoubleVector powerOfTwo(DoubleVector k) {
    return k.add(0x1p52 + 1023).reinterpretAsLongs().lanewise(LSHL, 52).reinterpretAsDoubles();
  }
}
