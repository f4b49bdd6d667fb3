package goldilocks;

import java.util.ArrayList;
import java.util.List;

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
 * @param learningRate η, the change of a weight per unit of its gradient; above 0
 * @param batchSize m, examples a step; 1 to the size of the data
 * @param epochs passes over the data; 1 or more
 * @param maxNorm all gradients, taken as one vector and longer than this, are shortened to it
 *     (Pascanu et al. 2013); ∞ for none
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

  /**
   * The epochs of a training, computed as they are asked for.
   *
   * <p>They end as {@link #steps} do; an epoch that ends early is the last.
   */
  public Iterable<Epoch> epochs(Network network, Dataset data, Cost cost, Seeds seeds) {
    batches(network, data, seeds);
    return () -> new Epochs(this, network, data, cost, batches(network, data, seeds));
  }

  /**
   * The steps of a training, computed as they are asked for, in the formulas' own words.
   *
   * <p>The last is that of the last epoch, the first whose cost is not finite, or the one after
   * which the thread is found interrupted. There is always a first; its or a later {@link
   * Step#problem} says why training ended early.
   */
  public Iterable<Step> steps(Network network, Dataset data, Cost cost, Seeds seeds) {
    batches(network, data, seeds);
    return () -> new Steps(this, network, data, cost, batches(network, data, seeds));
  }

  private Batches batches(Network network, Dataset data, Seeds seeds) {
    if (batchSize > data.size()) {
      throw new IllegalArgumentException(
          "training: a batch of %d is larger than the %d rows of %s: use %d or less"
              .formatted(batchSize, data.size(), data.name(), data.size()));
    }
    int inputs = data.x().columns();
    int outputs = data.y().columns();
    if (network.inputs() != inputs || network.outputs() != outputs) {
      throw new IllegalArgumentException(
          "training: the network takes %d inputs and gives %d outputs, but %s has %d and %d"
              .formatted(network.inputs(), network.outputs(), data.name(), inputs, outputs));
    }
    return new Batches(data.size(), this, seeds.stream("batches"));
  }

  private static void require(boolean holds, String what, double value) {
    if (!holds) {
      throw new IllegalArgumentException(
          "training: the %s is %s: it must be above 0".formatted(what, value));
    }
  }
}
