package goldilocks.diagnose;

import goldilocks.cost.Cost;
import goldilocks.data.Dataset;
import goldilocks.matrix.Seeds;
import goldilocks.network.Network;
import goldilocks.train.Sgd;
import goldilocks.train.Step;
import java.util.ArrayList;
import java.util.List;

/** What a diagnosis looks at: one pass forward and back over all the data, and the first steps. */
record Look(
    Network network,
    Dataset data,
    Cost cost,
    Sgd sgd,
    Network.Pass pass,
    Network.Gradients back,
    List<Step> steps) {
  /** Enough to average over batches; few enough that the start is still what is judged. */
  private static final int STEPS = 10;

  static Look at(Network network, Dataset data, Cost cost, Sgd sgd, Seeds seeds) {
    List<Step> steps = new ArrayList<>();
    for (Step step : sgd.steps(network, data, cost, seeds)) {
      steps.add(step);
      if (steps.size() == STEPS) {
        break;
      }
    }
    Network.Pass pass = network.forward(data.x());
    Network.Gradients back = network.backward(pass, cost.gradient(pass.output(), data.y()));
    return new Look(network, data, cost, sgd, pass, back, steps);
  }

  int depth() {
    return network.layers().size();
  }

  /** The layer below the output, or the only one. */
  int lastHidden() {
    return Math.max(1, depth() - 1);
  }

  /** The steps of the whole training. */
  long planned() {
    return (long) sgd.epochs() * ((data.size() + sgd.batchSize() - 1) / sgd.batchSize());
  }
}
