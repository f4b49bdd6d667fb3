package goldilocks.doctor;

import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Sgd;
import goldilocks.Step;
import java.util.ArrayList;
import java.util.List;

/** What a diagnosis looks at: one pass forward and back over all the data, and the first steps. */
record Examination(
    Network network,
    Dataset data,
    Cost cost,
    Sgd sgd,
    Network.Pass pass,
    Network.Gradients back,
    List<Step> steps) {
  /** Enough to average over batches; few enough that the start is still what is judged. */
  private static final int STEPS = 10;

  static Examination at(Network network, Dataset data, Cost cost, Sgd sgd, Seeds seeds) {
    List<Step> steps = new ArrayList<>();
    for (Step step : sgd.steps(network, data, cost, seeds)) {
      steps.add(step);
      if (steps.size() == STEPS) {
        break;
      }
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("diagnosis: stopped before it had looked at all: ask again");
    }
    Network.Pass pass = network.forward(data.x());
    Network.Gradients back = network.backward(pass, cost.gradient(pass.output(), data.y()));
    return new Examination(network, data, cost, sgd, pass, back, steps);
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
