package goldilocks;

import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/** The mini-batches of a training: every epoch visits every row once, in a new order. */
final class Batches {
  /** The number of the batch given last, from 1. */
  int step;

  private final int[] order;
  private final int batchSize;
  private final int perEpoch;
  private final RandomGenerator random;
  private int steps;

  Batches(int rows, Sgd sgd, RandomGenerator random) {
    this.order = IntStream.range(0, rows).toArray();
    this.batchSize = sgd.batchSize();
    this.perEpoch = (rows + batchSize - 1) / batchSize;
    this.random = random;
    if ((long) sgd.epochs() * perEpoch > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "training: %d epochs of %d steps are more than %d steps: use fewer epochs"
              .formatted(sgd.epochs(), perEpoch, Integer.MAX_VALUE));
    }
    this.steps = sgd.epochs() * perEpoch;
  }

  /** The epoch of the batch given last, from 1. */
  int epoch() {
    return (step - 1) / perEpoch + 1;
  }

  boolean hasNext() {
    return step < steps;
  }

  /** There shall be no more. */
  void end() {
    steps = step;
  }

  /** The rows of the next batch; the last of an epoch holds what is left. */
  int[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException("training has ended");
    }
    int from = step++ % perEpoch * batchSize;
    if (from == 0) {
      shuffle();
    }
    return Arrays.copyOfRange(order, from, Math.min(from + batchSize, order.length));
  }

  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}
