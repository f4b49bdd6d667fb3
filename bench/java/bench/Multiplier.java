package bench;

/** A library that multiplies square matrices. */
interface Multiplier {
  void prepare(int n);

  /** Computes the same product so many times; how many it were. */
  long multiply(long times);
}
