package goldilocks;

import org.apache.commons.math3.random.RandomGenerator;

/** The shape of a zero-mean distribution, drawn at a given standard deviation. */
public enum Distribution {
  NORMAL((sd, random) -> sd * random.nextGaussian()),

  /** U(−a, a) has variance a²/3, so a = √3·sd. */
  UNIFORM((sd, random) -> Math.sqrt(3) * sd * (2 * random.nextDouble() - 1)),

  /** A normal cut at 2 of its own sd, widened so that what is left has the wanted sd. */
  TRUNCATED_NORMAL((sd, random) -> sd * cutAt2(random) / Distribution.SD_CUT_AT_2);

  /** √(1 − 4·φ(2)/(2·Φ(2) − 1)), the sd of a standard normal cut at ±2. */
  private static final double SD_CUT_AT_2 = 0.8796256610342398;

  private interface Draw {
    double at(double sd, RandomGenerator random);
  }

  private final Draw draw;

  Distribution(Draw draw) {
    this.draw = draw;
  }

  double draw(double sd, RandomGenerator random) {
    return draw.at(sd, random);
  }

  private static double cutAt2(RandomGenerator random) {
    double z = random.nextGaussian();
    return Math.abs(z) > 2 ? cutAt2(random) : z;
  }
}
