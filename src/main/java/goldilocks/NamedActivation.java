package goldilocks;

import goldilocks.arithmetic.Elementary;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * An activation given by its name and its formulas; equal names are equal activations.
 *
 * @param f a = f(z)
 * @param derivative f′ from z and a
 */
record NamedActivation(String name, DoubleUnaryOperator f, DoubleBinaryOperator derivative)
    implements Activation {
  static final Activation IDENTITY = new NamedActivation("identity", z -> z, (z, a) -> 1);
  static final Activation SIGMOID =
      new NamedActivation("sigmoid", Elementary::sigmoid, (z, a) -> a * (1 - a));
  static final Activation TANH = new NamedActivation("tanh", Elementary::tanh, (z, a) -> 1 - a * a);
  static final Activation RELU =
      new NamedActivation("ReLU", z -> Math.max(0, z), (z, a) -> z > 0 ? 1 : 0);

  private static final String LEAKY = "leaky ReLU ";

  static Activation leaky(double slope) {
    return new NamedActivation(
        LEAKY + slope, z -> z > 0 ? z : slope * z, (z, a) -> z > 0 ? 1 : slope);
  }

  /** The package's activation of that name, or null. */
  static Activation of(String name) {
    for (Activation f : List.of(IDENTITY, SIGMOID, TANH, RELU)) {
      if (f.toString().equals(name)) {
        return f;
      }
    }
    return name.startsWith(LEAKY)
        ? leaky(Double.parseDouble(name.substring(LEAKY.length())))
        : null;
  }

  @Override
  public double value(double z) {
    return f.applyAsDouble(z);
  }

  @Override
  public double slope(double z) {
    return slope(z, value(z));
  }

  @Override
  public double slope(double z, double a) {
    return derivative.applyAsDouble(z, a);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NamedActivation named && name.equals(named.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
