package goldilocks;

import goldilocks.arithmetic.Elementary;
import java.util.List;

/** The package's activations, and one as a student would write it in a cell. */
public final class EveryActivation {
  private EveryActivation() {}

  public static List<Activation> list() {
    return List.of(
        Activation.identity(),
        Activation.sigmoid(),
        Activation.tanh(),
        Activation.relu(),
        Activation.leakyRelu(0.1),
        softplus());
  }

  /** f(z) = ln(1 + eᶻ), which the package does not have. */
  public static Activation softplus() {
    return new Activation() {
      @Override
      public double value(double z) {
        return Math.max(z, 0) + Elementary.log1p(Elementary.exp(-Math.abs(z)));
      }

      @Override
      public double slope(double z) {
        return Elementary.sigmoid(z);
      }

      @Override
      public String toString() {
        return "a student's softplus";
      }
    };
  }
}
