package goldilocks;

import java.util.Iterator;
import java.util.Optional;

/** The epochs of a training, each computed by the engine when it is asked for. */
final class Epochs implements Iterator<Epoch> {
  private final Engine engine;
  private final Dataset data;
  private final Batches batches;

  Epochs(Sgd sgd, Network network, Dataset data, Cost cost, Batches batches) {
    this.engine = new Engine(network, data, cost, sgd);
    this.data = data;
    this.batches = batches;
  }

  @Override
  public boolean hasNext() {
    return batches.hasNext();
  }

  @Override
  public Epoch next() {
    double sum = 0;
    int seen = 0;
    Optional<String> problem = Optional.empty();
    do {
      int[] rows = batches.next();
      double cost = engine.step(rows);
      sum += cost * rows.length;
      seen += rows.length;
      problem =
          Step.problem(batches.step, cost, () -> engine.network().forward(data.x().rows(rows)));
    } while (problem.isEmpty() && seen < data.size());
    if (problem.isPresent()) {
      batches.end();
    }
    return new Epoch(batches.epoch(), batches.step, sum / seen, engine.network(), problem);
  }
}
