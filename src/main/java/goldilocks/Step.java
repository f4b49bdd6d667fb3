package goldilocks;

import java.util.Optional;

/**
 * One step of gradient descent, with everything that was computed in it.
 *
 * @param step counts from 1
 * @param epoch counts from 1
 * @param x the batch's inputs
 * @param y the batch's targets
 * @param network the network before the step
 * @param next the network after it; the same one where the cost is not finite
 */
public record Step(
    int step,
    int epoch,
    Matrix x,
    Matrix y,
    Network network,
    Network.Pass pass,
    double cost,
    Network.Gradients gradients,
    Network next) {

  /** Why training ends here, if it does: the cost is not a finite number. */
  public Optional<String> problem() {
    return problem(step, cost, network, x);
  }

  static Optional<String> problem(int step, double cost, Network network, Matrix x) {
    if (Double.isFinite(cost)) {
      return Optional.empty();
    }
    return Optional.of(
        "step %d: the cost is %s: %s; try a smaller learning rate or smaller first weights"
            .formatted(step, cost, firstNotFinite(network.forward(x))));
  }

  private static String firstNotFinite(Network.Pass pass) {
    for (int l = 1; l <= pass.layers().size(); l++) {
      if (!pass.layer(l).z().isFinite()) {
        return "layer %d is the first whose values are not finite".formatted(l);
      }
    }
    return "the outputs are finite but too large for the cost";
  }
}
