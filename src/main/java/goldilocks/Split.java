package goldilocks;

/** A part to learn from and a part to be tested on. */
public record Split(Dataset train, Dataset test) {
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
}
