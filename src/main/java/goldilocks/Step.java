package goldilocks;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One step of gradient descent, with everything that was computed in it.
 *
 * @param step counts from 1
 * @param epoch counts from 1
 * @param x the batch's inputs, m × inputs
 * @param y the batch's targets, m × outputs
 * @param network the network before the step
 * @param pass what every layer computed
 * @param cost of the batch before the step
 * @param gradients what the step used: if clipped, then after clipping
 * @param next the network after it; the same one where the cost is not finite
 * @param problem why training ends here, if it does: the cost is not finite, or it was stopped
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
    Network next,
    Optional<String> problem) {

  /** Why training ends with this step, if it does; the pass is asked for only then. */
  static Optional<String> problem(int step, double cost, Supplier<Network.Pass> pass) {
    // A cell that was stopped must not train on behind the reader's back.
    if (Thread.currentThread().isInterrupted()) {
      return Optional.of("step %d: stopped".formatted(step));
    }
    if (Double.isFinite(cost)) {
      return Optional.empty();
    }
    return Optional.of(
        "step %d: the cost is %s: %s; try a smaller learning rate or smaller first weights"
            .formatted(step, cost, firstNotFinite(pass.get())));
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
