package goldilocks.inspect;

import goldilocks.Cost;
import goldilocks.Dense;
import goldilocks.Matrix;
import goldilocks.Network;
import java.util.Locale;

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
 */
public record GradientCheck(double h, double relativeError, String worst) {

  /** Checks the network's own gradients. */
  public static GradientCheck of(Network network, Matrix x, Matrix y, Cost cost, double h) {
    return of(network, x, y, cost, network.gradients(x, y, cost), h);
  }

  /** Checks the given gradients, for example those of a formula of your own. */
  public static GradientCheck of(
      Network network, Matrix x, Matrix y, Cost cost, Network.Gradients gradients, double h) {
    Tally tally = new Tally();
    for (int l = 1; l <= network.layers().size(); l++) {
      Dense.Gradients g = gradients.layer(l);
      for (int j = 0; j < g.dB().columns(); j++) {
        tally.add("b" + l, 0, j, g.dB(), slope(network, l, true, 0, j, x, y, cost, h));
        for (int i = 0; i < g.dW().rows(); i++) {
          tally.add("W" + l, i, j, g.dW(), slope(network, l, false, i, j, x, y, cost, h));
        }
      }
    }
    return new GradientCheck(h, tally.relativeError(), tally.worst);
  }

  private static double slope(
      Network network, int l, boolean bias, int i, int j, Matrix x, Matrix y, Cost cost, double h) {
    return (moved(network, l, bias, i, j, h).cost(x, y, cost)
            - moved(network, l, bias, i, j, -h).cost(x, y, cost))
        / (2 * h);
  }

  private static Network moved(Network network, int l, boolean bias, int i, int j, double by) {
    return network.with(
        l,
        layer ->
            bias
                ? layer.with(layer.weights(), moved(layer.bias(), i, j, by))
                : layer.with(moved(layer.weights(), i, j, by), layer.bias()));
  }

  private static Matrix moved(Matrix m, int i, int j, double by) {
    return m.with(i, j, m.get(i, j) + by);
  }

  /** Adds up the squares of both gradients and of their difference. */
  private static final class Tally {
    private double difference;
    private double exact;
    private double numeric;
    private double largest = -1;
    private String worst = "";

    void add(String name, int i, int j, Matrix gradient, double slope) {
      double g = gradient.get(i, j);
      difference += (g - slope) * (g - slope);
      exact += g * g;
      numeric += slope * slope;
      // compare, because NaN is the worst of all and > does not see it.
      if (Double.compare(Math.abs(g - slope), largest) > 0) {
        largest = Math.abs(g - slope);
        worst =
            String.format(
                Locale.ROOT,
                "%s[%d][%d]: backpropagation %.6g, finite difference %.6g",
                name,
                i,
                j,
                g,
                slope);
      }
    }

    double relativeError() {
      double size = Math.sqrt(exact) + Math.sqrt(numeric);
      return size == 0 ? 0 : Math.sqrt(difference) / size;
    }
  }
}
