package goldilocks;

import org.apache.commons.math3.random.RandomGenerator;

/** An initializer under a name for tables and legends. */
record NamedInitializer(String name, Initializer init) implements Initializer {
  @Override
  public Matrix weights(int fanIn, int fanOut, RandomGenerator random) {
    return init.weights(fanIn, fanOut, random);
  }

  @Override
  public String toString() {
    return name;
  }
}
