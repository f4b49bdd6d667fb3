package goldilocks;

import java.util.Locale;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * An initializer that is a variance: LeCun, Xavier and He differ in this number alone.
 *
 * <pre>{@code
 * Var(w) = formula(fanIn, fanOut)      W  fanIn × fanOut
 * }</pre>
 */
public record VarianceRule(String name, Formula formula, Distribution distribution)
    implements Initializer {
  /** The variance of a weight, from the widths the layer connects. */
  @FunctionalInterface
  public interface Formula {
    double variance(int fanIn, int fanOut);
  }

  /** A normal distribution of the given variance. */
  public VarianceRule(String name, Formula formula) {
    this(name, formula, Distribution.NORMAL);
  }

  /** The same variance, uniformly distributed. */
  public VarianceRule uniform() {
    return new VarianceRule(name, formula, Distribution.UNIFORM);
  }

  /** The same variance, from a normal distribution without its tails. */
  public VarianceRule truncatedNormal() {
    return new VarianceRule(name, formula, Distribution.TRUNCATED_NORMAL);
  }

  /** Var(w) of a layer of these widths, each 1 or more. */
  public double variance(int fanIn, int fanOut) {
    if (fanIn < 1 || fanOut < 1) {
      throw new IllegalArgumentException(
          "%s: a layer %d×%d has no weights: use widths of 1 or more"
              .formatted(name, fanIn, fanOut));
    }
    return formula.variance(fanIn, fanOut);
  }

  /** The standard deviation of a weight, √Var(w). */
  public double sd(int fanIn, int fanOut) {
    return Math.sqrt(variance(fanIn, fanOut));
  }

  @Override
  public Matrix weights(int fanIn, int fanOut, RandomGenerator random) {
    double sd = sd(fanIn, fanOut);
    return Matrix.generate(fanIn, fanOut, () -> distribution.draw(sd, random));
  }

  @Override
  public String toString() {
    return distribution == Distribution.NORMAL
        ? name
        : name + " (" + distribution.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
  }
}
