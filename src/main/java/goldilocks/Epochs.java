package goldilocks;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The epochs of a training, each computed by the engine when it is asked for. */
final class Epochs implements Iterator<Epoch> {
  private final Sgd sgd;
  private final Dataset data;
  private final Batches batches;
  private final Engine engine;
  private int epoch;
  private int steps;
  private boolean ended;

  Epochs(Sgd sgd, Network network, Dataset data, Cost cost, Seeds seeds) {
    this.sgd = sgd;
    this.data = data;
    this.batches = sgd.batches(network, data, seeds);
    this.engine = new Engine(network, data, cost, sgd);
  }

  @Override
  public boolean hasNext() {
    return !ended && epoch < sgd.epochs();
  }

  @Override
  public Epoch next() {
    if (!hasNext()) {
      throw new NoSuchElementException("training has ended");
    }
    epoch++;
    double sum = 0;
    int seen = 0;
    Optional<String> problem = Optional.empty();
    for (int i = 0; i < batches.perEpoch() && problem.isEmpty(); i++) {
      int[] rows = batches.next();
      double cost = engine.step(rows);
      steps++;
      sum += cost * rows.length;
      seen += rows.length;
      problem = problem(cost, rows);
    }
    ended = problem.isPresent();
    return new Epoch(epoch, steps, sum / seen, engine.network(), problem);
  }

  private Optional<String> problem(double cost, int[] rows) {
    if (Thread.currentThread().isInterrupted()) {
      return Optional.of("step %d: stopped".formatted(steps));
    }
    return Double.isFinite(cost)
        ? Optional.empty()
        : Step.problem(steps, cost, engine.network(), data.x().rows(rows));
  }
}
