package bench;

/** An engine that trains a network on one batch, over and over. */
interface Trainer {
  /** Starts from the problem's weights. */
  void prepare(Problem problem);

  /** The costs before each of the first steps; nothing has been trained before. */
  double[] costs(int steps);

  /** Trains for so many steps, or a few more; how many it were. */
  long train(long steps);
}
