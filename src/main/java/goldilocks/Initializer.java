package goldilocks;

import org.apache.commons.math3.random.RandomGenerator;

/**
 * A way to choose a layer's first weights.
 *
 * <pre>{@code
 * W  fanIn × fanOut
 * }</pre>
 *
 * Most are a {@link VarianceRule}: they say how large the weights are, and differ in nothing else.
 * Write your own as a lambda, {@code (fanIn, fanOut, random) -> …}, and give it a name with {@link
 * #named}.
 */
@FunctionalInterface
public interface Initializer {
  /** New weights, fanIn × fanOut, drawn from the given generator. */
  Matrix weights(int fanIn, int fanOut, RandomGenerator random);

  /** The same weights under this name in tables and legends; a lambda has none of its own. */
  default Initializer named(String name) {
    return new NamedInitializer(name, this);
  }

  /** All weights 0: no gradient ever reaches a ReLU or tanh layer below. */
  static Initializer zeros() {
    return constant(0);
  }

  /** All weights equal: the units of a layer stay copies of each other. */
  static Initializer constant(double value) {
    Initializer same = (fanIn, fanOut, random) -> Matrix.filled(fanIn, fanOut, value);
    return same.named(value == 0 ? "zeros" : "constant " + value);
  }

  /** Normal weights of a fixed standard deviation, whatever the layer's width. */
  static VarianceRule normal(double sd) {
    return fixed("N(0, %s²)".formatted(text(sd)), sd);
  }

  /** Uniform weights of a fixed standard deviation: U(−√3·sd, √3·sd). */
  static VarianceRule uniform(double sd) {
    return fixed("U(sd %s)".formatted(text(sd)), sd).uniform();
  }

  /**
   * Var(w) = 1/fanIn (LeCun et al. 1998).
   *
   * <p>Keeps the variance of a linear layer, and of tanh while its inputs are small; halves the
   * mean square in each ReLU layer, whatever its widths.
   */
  static VarianceRule lecun() {
    return new VarianceRule("LeCun", (fanIn, fanOut) -> 1.0 / fanIn);
  }

  /**
   * Var(w) = 2/(fanIn + fanOut), also called Glorot (Glorot and Bengio 2010).
   *
   * <p>The compromise between activations (1/fanIn) and gradients (1/fanOut) of a linear network;
   * halves the mean square in each square ReLU layer (fanIn = fanOut), and multiplies it by
   * fanIn/(fanIn + fanOut) in others. Some courses call 1/fanIn by this name too.
   */
  static VarianceRule xavier() {
    return new VarianceRule("Xavier", (fanIn, fanOut) -> 2.0 / (fanIn + fanOut));
  }

  /**
   * Var(w) = 2/fanIn, also called Kaiming (He et al. 2015): keeps the mean square of the
   * activations through ReLU.
   *
   * <p>Fails where the activation is not a ReLU: on tanh the mean square of Z settles at 0.618 and
   * the gradient slowly explodes, by χ = 1.106 a layer.
   */
  static VarianceRule he() {
    return he(0);
  }

  /** Var(w) = 2/((1 + slope²)·fanIn): He for a leaky ReLU of that slope (He et al. 2015). */
  static VarianceRule he(double slope) {
    String name = slope == 0 ? "He" : "He (leaky %s)".formatted(text(slope));
    return new VarianceRule(name, (fanIn, fanOut) -> 2 / ((1 + slope * slope) * fanIn));
  }

  /** Var(w) = 2/fanOut (He et al. 2015): keeps the mean square of the gradients through ReLU. */
  static VarianceRule heFanOut() {
    return new VarianceRule("He (fan-out)", (fanIn, fanOut) -> 2.0 / fanOut);
  }

  /** An orthogonal matrix times a gain (Saxe et al. 2013); √2 suits ReLU. */
  static Initializer orthogonal(double gain) {
    return new Orthogonal(gain);
  }

  private static VarianceRule fixed(String name, double sd) {
    if (!(sd >= 0 && Double.isFinite(sd))) {
      throw new IllegalArgumentException(
          "initializer: sd is %s: use a number that is not negative".formatted(sd));
    }
    return new VarianceRule(name, (fanIn, fanOut) -> sd * sd);
  }

  private static String text(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
