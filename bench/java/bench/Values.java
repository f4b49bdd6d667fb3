package bench;

import java.util.Random;

/** Numbers to multiply. */
final class Values {
  private Values() {}

  static double[] of(int count, long seed) {
    return new Random(seed).doubles(count).toArray();
  }
}
