package goldilocks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A finished training.
 *
 * @param network the trained network
 * @param costs the mean cost of each epoch's examples
 * @param steps the steps taken
 * @param problem why training ended early, if it did
 */
public record Training(Network network, List<Double> costs, int steps, Optional<String> problem) {
  public Training {
    costs = List.copyOf(costs);
  }

  /** The cost of the last epoch. */
  public double cost() {
    return costs.get(costs.size() - 1);
  }

  @Override
  public String toString() {
    return problem.orElseGet(
        () ->
            String.format(
                Locale.ROOT, "%d epochs, %d steps: cost %.4g", costs.size(), steps, cost()));
  }
}
