package goldilocks;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/** Mini-batches without replacement: every epoch visits every row once, in a new order. */
final class Batches {
  private final int[] order;
  private final int batchSize;
  private final RandomGenerator random;
  private int from;

  Batches(int size, int batchSize, RandomGenerator random) {
    this.order = IntStream.range(0, size).toArray();
    this.batchSize = batchSize;
    this.random = random;
    this.from = size;
  }

  int perEpoch() {
    return (order.length + batchSize - 1) / batchSize;
  }

  /** The rows of the next batch; the last of an epoch holds what is left. */
  int[] next() {
    if (from == order.length) {
      shuffle();
      from = 0;
    }
    int to = Math.min(from + batchSize, order.length);
    int[] rows = Arrays.copyOfRange(order, from, to);
    from = to;
    return rows;
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
