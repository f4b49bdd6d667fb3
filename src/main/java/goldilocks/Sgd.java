package goldilocks;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Stochastic gradient descent with mini-batches.
 *
 * <pre>{@code
 * W ← W − η·∂C/∂W      b ← b − η·∂C/∂b      C the mean over a batch
 * }</pre>
 *
 * Three ways to run it, all with the same weights to the last bit: {@link #steps} shows every
 * step's insides, {@link #epochs} every epoch's end, {@link #fit} the result.
 *
 * @param maxNorm gradients longer than this are shortened to it (Pascanu et al. 2013)
 */
public record Sgd(double learningRate, int batchSize, int epochs, double maxNorm) {
  public Sgd {
    require(learningRate > 0 && Double.isFinite(learningRate), "learning rate", learningRate);
    require(batchSize > 0, "batch size", batchSize);
    require(epochs > 0, "number of epochs", epochs);
    require(maxNorm > 0, "greatest gradient norm", maxNorm);
  }

  /** Gradient descent without clipping. */
  public Sgd(double learningRate, int batchSize, int epochs) {
    this(learningRate, batchSize, epochs, Double.POSITIVE_INFINITY);
  }

  /** The same with gradients shortened to the given norm: a seat belt, not an initializer. */
  public Sgd clip(double norm) {
    return new Sgd(learningRate, batchSize, epochs, norm);
  }

  /** Trains, and gives the result. */
  public Training fit(Network network, Dataset data, Cost cost, Seeds seeds) {
    return Progress.show(
        "training", epochs, progress -> fit(epochs(network, data, cost, seeds), progress));
  }

  private static Training fit(Iterable<Epoch> epochs, Progress progress) {
    List<Double> costs = new ArrayList<>();
    Epoch last = null;
    for (Epoch epoch : epochs) {
      costs.add(epoch.cost());
      last = epoch;
      progress.at(epoch.epoch(), epoch.cost());
    }
    Training training = new Training(last.network(), costs, last.steps(), last.problem());
    progress.result(training.toString());
    return training;
  }

  /** The epochs of a training, computed as they are asked for. */
  public Iterable<Epoch> epochs(Network network, Dataset data, Cost cost, Seeds seeds) {
    batches(network, data, seeds);
    return () -> new Epochs(this, network, data, cost, seeds);
  }

  /**
   * The steps of a training, computed as they are asked for, in the formulas' own words.
   *
   * <p>Ends after the last epoch, after the first step whose cost is not finite, or where the
   * thread is interrupted.
   */
  public Iterable<Step> steps(Network network, Dataset data, Cost cost, Seeds seeds) {
    batches(network, data, seeds);
    return () -> new Steps(network, data, cost, batches(network, data, seeds));
  }

  /** One step: forward, backward, descend. */
  private Step step(int number, int epoch, Network network, Dataset batch, Cost cost) {
    Network.Pass pass = network.forward(batch.x());
    double c = cost.value(pass.output(), batch.y());
    Network.Gradients gradients =
        clipped(network.backward(pass, cost.gradient(pass.output(), batch.y())));
    Network next = Double.isFinite(c) ? network.descend(gradients, learningRate) : network;
    return new Step(number, epoch, batch.x(), batch.y(), network, pass, c, gradients, next);
  }

  private Network.Gradients clipped(Network.Gradients gradients) {
    if (maxNorm == Double.POSITIVE_INFINITY) {
      return gradients;
    }
    double norm = gradients.norm();
    return norm > maxNorm ? gradients.times(maxNorm / norm) : gradients;
  }

  Batches batches(Network network, Dataset data, Seeds seeds) {
    if (batchSize > data.size()) {
      throw new IllegalArgumentException(
          "training: a batch of %d is larger than the %d rows of %s: use %d or less"
              .formatted(batchSize, data.size(), data.name(), data.size()));
    }
    if (network.inputs() != data.x().columns() || network.outputs() != data.y().columns()) {
      throw new IllegalArgumentException(
          "training: the network takes %d inputs and gives %d outputs, but %s has %d and %d"
              .formatted(
                  network.inputs(),
                  network.outputs(),
                  data.name(),
                  data.x().columns(),
                  data.y().columns()));
    }
    return new Batches(data.size(), batchSize, seeds.stream("batches"));
  }

  private static void require(boolean holds, String what, double value) {
    if (!holds) {
      throw new IllegalArgumentException(
          "training: the %s is %s: it must be above 0".formatted(what, value));
    }
  }

  private final class Steps implements Iterator<Step> {
    private final Dataset data;
    private final Cost cost;
    private final Batches batches;
    private Network network;
    private int step;
    private boolean ended;

    Steps(Network network, Dataset data, Cost cost, Batches batches) {
      this.network = network;
      this.data = data;
      this.cost = cost;
      this.batches = batches;
    }

    @Override
    public boolean hasNext() {
      // A cell that was stopped must not train on behind the reader's back.
      boolean stopped = Thread.currentThread().isInterrupted();
      return !ended && !stopped && step < epochs * batches.perEpoch();
    }

    @Override
    public Step next() {
      if (!hasNext()) {
        throw new NoSuchElementException("training has ended");
      }
      Dataset batch = data.rows(batches.next());
      Step result = Sgd.this.step(step + 1, step / batches.perEpoch() + 1, network, batch, cost);
      step++;
      ended = result.problem().isPresent();
      network = result.next();
      return result;
    }
  }
}
