package bench;

import java.util.function.LongUnaryOperator;

/**
 * Works until the pace is steady, then measures it; bench/python/clock.py does the same.
 *
 * @param window seconds of one look at the pace
 * @param seconds seconds of the measurement
 */
record Clock(double window, double seconds) {
  private static final double STEADY = 1.03;
  private static final int LEAST = 3;
  private static final int MOST = 12;

  /** Units of work a second; the work takes how many to do and tells how many it did. */
  double rate(LongUnaryOperator work) {
    long units = 1;
    while (pace(work, units, 0) * window > 2 * units) {
      units *= 2;
    }
    double best = 0;
    for (int i = 1; i <= MOST; i++) {
      double pace = pace(work, units, window);
      if (i >= LEAST && pace < STEADY * best) {
        break;
      }
      best = Math.max(best, pace);
    }
    return pace(work, Math.max(1, units / 8), seconds);
  }

  /** The pace over at least one piece of work and at least so many seconds. */
  private static double pace(LongUnaryOperator work, long units, double seconds) {
    long start = System.nanoTime();
    long done = 0;
    double passed;
    do {
      done += work.applyAsLong(units);
      passed = (System.nanoTime() - start) * 1e-9;
    } while (passed < seconds);
    return done / passed;
  }
}
