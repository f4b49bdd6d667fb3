package goldilocks;

import java.util.Iterator;
import java.util.Optional;

/** The steps of a training in the formulas' own words, each computed when it is asked for. */
final class Steps implements Iterator<Step> {
  private final Sgd sgd;
  private final Dataset data;
  private final Cost cost;
  private final Batches batches;
  private Network network;

  Steps(Sgd sgd, Network network, Dataset data, Cost cost, Batches batches) {
    this.sgd = sgd;
    this.network = network;
    this.data = data;
    this.cost = cost;
    this.batches = batches;
  }

  @Override
  public boolean hasNext() {
    return batches.hasNext();
  }

  @Override
  public Step next() {
    Dataset batch = data.rows(batches.next());
    Step step = step(batch.x(), batch.y());
    if (step.problem().isPresent()) {
      batches.end();
    }
    network = step.next();
    return step;
  }

  /** Forward, backward, descend. */
  private Step step(Matrix x, Matrix y) {
    int n = batches.step;
    Network.Pass pass = network.forward(x);
    double c = cost.value(pass.output(), y);
    Network.Gradients g = clipped(network.backward(pass, cost.gradient(pass.output(), y)));
    Network next = Double.isFinite(c) ? network.descend(g, sgd.learningRate()) : network;
    Optional<String> problem = Step.problem(n, c, () -> pass);
    return new Step(n, batches.epoch(), x, y, network, pass, c, g, next, problem);
  }

  private Network.Gradients clipped(Network.Gradients gradients) {
    if (sgd.maxNorm() == Double.POSITIVE_INFINITY) {
      return gradients;
    }
    double norm = gradients.norm();
    return norm > sgd.maxNorm() ? gradients.times(sgd.maxNorm() / norm) : gradients;
  }
}
