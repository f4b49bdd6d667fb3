package bench;

import java.util.function.LongUnaryOperator;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The arithmetic limit of a core: fused multiply-adds that touch no memory. */
final class Peak implements LongUnaryOperator {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int CHAINS = 12; // more than latency × units, fewer than registers
  private static final int TURNS = 100_000;
  private static volatile double sink;

  /** At least so many floating-point operations; how many it were. */
  @Override
  public long applyAsLong(long operations) {
    long done = 0;
    while (done < operations) {
      sink = turns(1 - 1e-9);
      done += 2L * TURNS * CHAINS * SPECIES.length();
    }
    return done;
  }

  private static double turns(double factor) {
    DoubleVector x = DoubleVector.broadcast(SPECIES, factor);
    DoubleVector a = DoubleVector.broadcast(SPECIES, 1);
    DoubleVector b = DoubleVector.broadcast(SPECIES, 2);
    DoubleVector c = DoubleVector.broadcast(SPECIES, 3);
    DoubleVector d = DoubleVector.broadcast(SPECIES, 4);
    DoubleVector e = DoubleVector.broadcast(SPECIES, 5);
    DoubleVector f = DoubleVector.broadcast(SPECIES, 6);
    DoubleVector g = DoubleVector.broadcast(SPECIES, 7);
    DoubleVector h = DoubleVector.broadcast(SPECIES, 8);
    DoubleVector i = DoubleVector.broadcast(SPECIES, 9);
    DoubleVector j = DoubleVector.broadcast(SPECIES, 10);
    DoubleVector k = DoubleVector.broadcast(SPECIES, 11);
    DoubleVector l = DoubleVector.broadcast(SPECIES, 12);
    for (int turn = 0; turn < TURNS; turn++) {
      a = a.fma(x, x);
      b = b.fma(x, x);
      c = c.fma(x, x);
      d = d.fma(x, x);
      e = e.fma(x, x);
      f = f.fma(x, x);
      g = g.fma(x, x);
      h = h.fma(x, x);
      i = i.fma(x, x);
      j = j.fma(x, x);
      k = k.fma(x, x);
      l = l.fma(x, x);
    }
    DoubleVector sum = a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j).add(k);
    return sum.add(l).reduceLanes(VectorOperators.ADD);
  }
}
