package goldilocks;

import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * One seed, and from it as many named, independent streams of random numbers as needed.
 *
 * <p>A stream depends on the seed and its name alone: asking for it again starts it again, and
 * adding another stream moves none of the others. Nothing else in this package makes randomness.
 */
public final class Seeds {
  private final long seed;

  public Seeds(long seed) {
    this.seed = seed;
  }

  /** A fresh generator for the named stream; the same name gives the same numbers. */
  public RandomGenerator stream(String name) {
    return new Well19937c(mix(name));
  }

  /** Seeds for a part of the whole, such as one of several runs. */
  public Seeds child(String name) {
    return new Seeds(mix("child " + name));
  }

  /** Seeds for run number i of an experiment that is repeated. */
  public Seeds run(int i) {
    return child("run " + i);
  }

  /** FNV-1a over the name, from a start that spreads neighbouring seeds far apart. */
  private long mix(String name) {
    long h = finish(seed + 0x9e3779b97f4a7c15L);
    for (int i = 0; i < name.length(); i++) {
      h = (h ^ name.charAt(i)) * 0x100000001b3L;
    }
    return finish(h);
  }

  /** The finisher of SplitMix64 (Steele et al. 2014): every bit of h moves half of the result's. */
  private static long finish(long h) {
    h = (h ^ (h >>> 30)) * 0xbf58476d1ce4e5b9L;
    h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
    return h ^ (h >>> 31);
  }

  @Override
  public String toString() {
    return "Seeds(" + seed + ")";
  }
}
