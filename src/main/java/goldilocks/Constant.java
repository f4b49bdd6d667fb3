package goldilocks;

import org.apache.commons.math3.random.RandomGenerator;

/** The same number for every weight. */
record Constant(double value) implements Initializer {
  @Override
  public Matrix weights(int fanIn, int fanOut, RandomGenerator random) {
    return Matrix.filled(fanIn, fanOut, value);
  }

  @Override
  public String toString() {
    return value == 0 ? "zeros" : "constant " + value;
  }
}
