package goldilocks.inspect;

import goldilocks.Cost;
import goldilocks.Dense;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.inspect.GradientCause.Part;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Backpropagation against finite differences.
 *
 * <pre>{@code
 * ∂C/∂w ≈ (C(w + h) − C(w − h))/(2h)      relative error = ‖g − n‖ / (‖g‖ + ‖n‖)
 * }</pre>
 *
 * The error falls with h², until rounding takes over near h = ε^(1/3).
 *
 * @param h the step
 * @param relativeError over all weights and biases together; 0 where both gradients are 0
 * @param worst where the two differ most, in words
 * @param cause what is wrong as far as the differences tell: the sign, a factor, one layer, the
 *     weights or the biases alone, rounding; and each part that differs, with its error
 */
public record GradientCheck(double h, double relativeError, String worst, String cause) {
  /** The row of the biases, above those of the weights. */
  private static final int BIAS = -1;

  /** Checks the network's own gradients. */
  public static GradientCheck of(Network network, Matrix x, Matrix y, Cost cost, double h) {
    return of(network, x, y, cost, network.gradients(x, y, cost), h);
  }

  /** Checks the given gradients, for example those of a formula of your own. */
  public static GradientCheck of(
      Network network, Matrix x, Matrix y, Cost cost, Network.Gradients gradients, double h) {
    Tally tally = new Tally();
    Map<String, Part> parts = new LinkedHashMap<>();
    for (int l = 1; l <= network.layers().size(); l++) {
      int number = l;
      Dense layer = network.layer(l);
      Dense.Gradients g = gradients.layer(l);
      ToDoubleFunction<Dense> costWith =
          changed -> network.with(number, old -> changed).cost(x, y, cost);
      double[][] numeric = new double[layer.fanIn() + 1][layer.fanOut()];
      for (int j = 0; j < layer.fanOut(); j++) {
        for (int i = BIAS; i < layer.fanIn(); i++) {
          double above = costWith.applyAsDouble(moved(layer, i, j, h));
          double below = costWith.applyAsDouble(moved(layer, i, j, -h));
          String name = i == BIAS ? "b%d[0][%d]".formatted(l, j) : "W%d[%d][%d]".formatted(l, i, j);
          double exact = i == BIAS ? g.dB().get(0, j) : g.dW().get(i, j);
          numeric[i + 1][j] = (above - below) / (2 * h);
          tally.add(name, exact, numeric[i + 1][j]);
        }
      }
      double[][] weights = Arrays.copyOfRange(numeric, 1, numeric.length);
      parts.put("W" + l, new Part(g.dW(), Matrix.of(weights)));
      parts.put("b" + l, new Part(g.dB(), Matrix.row(numeric[0])));
    }
    String cause = new GradientCause(h, network.cost(x, y, cost), parts).cause();
    return new GradientCheck(h, tally.relativeError(), tally.worst, cause);
  }

  /** The layer with the weight in row i, column j moved, or the bias in column j. */
  private static Dense moved(Dense layer, int i, int j, double by) {
    Matrix w = layer.weights();
    Matrix b = layer.bias();
    return i == BIAS
        ? layer.with(w, b.with(0, j, b.get(0, j) + by))
        : layer.with(w.with(i, j, w.get(i, j) + by), b);
  }

  /** Adds up the squares of both gradients and of their difference. */
  private static final class Tally {
    private double difference;
    private double exact;
    private double numeric;
    private double largest = -1;
    private String worst = "";

    void add(String name, double g, double n) {
      difference += (g - n) * (g - n);
      exact += g * g;
      numeric += n * n;
      // compare, because NaN is the worst of all and > does not see it.
      if (Double.compare(Math.abs(g - n), largest) > 0) {
        largest = Math.abs(g - n);
        String numbers = "%s: backpropagation %.6g, finite difference %.6g";
        worst = String.format(Locale.ROOT, numbers, name, g, n);
      }
    }

    double relativeError() {
      double size = Math.sqrt(exact) + Math.sqrt(numeric);
      return size == 0 ? 0 : Math.sqrt(difference) / size;
    }
  }
}
