package goldilocks;

import java.util.Arrays;

/** A part to learn from and a part to be tested on. */
public record Split(Dataset train, Dataset test) {
  /** What happens by chance less often than this is no chance. */
  private static final double UNLIKELY = 1e-6;

  /**
   * Both parts minus the training means of each feature, divided by one training sd.
   *
   * <p>One sd for all features, because features that never vary (the corner pixels of the digits)
   * have none of their own.
   */
  public Split standardized() {
    Matrix means = train.x().sumRows().times(1.0 / train.size());
    Matrix shift = means.times(-1);
    double sd = train.x().plusRow(shift).sd();
    if (sd == 0) {
      throw new IllegalArgumentException(
          "standardized: the features of %s never vary".formatted(train.name()));
    }
    return new Split(
        train.withX(train.x().plusRow(shift).times(1 / sd)),
        test.withX(test.x().plusRow(shift).times(1 / sd)));
  }

  /**
   * Each feature by its own mean and sd, learnt on the training part; targets too if numbers.
   *
   * <p>For tables whose columns have units of their own; for images rather {@link #standardized}.
   */
  public Split scaled() {
    return new Split(train.scaled(), test.scaledLike(train));
  }

  /** Refuses parts that lack a class which chance would have given them. */
  Split refusingSteps() {
    if (train.isClasses()) {
      for (int c = 0; c < train.classes().size(); c++) {
        refuseLack(train, test, c);
        refuseLack(test, train, c);
      }
    }
    return this;
  }

  /** With k rows of the class, a random part of share s has none with probability (1 − s)ᵏ. */
  private static void refuseLack(Dataset part, Dataset other, int c) {
    if (count(part, c) > 0) {
      return;
    }
    double without = other.size() / (double) (part.size() + other.size());
    double chance = 1;
    for (long k = count(other, c); k > 0 && chance >= UNLIKELY; k--) {
      chance *= without;
    }
    if (chance < UNLIKELY) {
      throw new IllegalArgumentException(
          "split: one part of %s has no %s at all, because its rows are in step: split(n, seeds)"
              .formatted(part.name(), part.classes().get(c)));
    }
  }

  private static long count(Dataset part, int c) {
    return Arrays.stream(part.labels()).filter(label -> label == c).count();
  }
}
