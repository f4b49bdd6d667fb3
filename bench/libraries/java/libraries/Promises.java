package libraries;

/** fanIn·Var(w) of the rules that names and documentation refer to. */
final class Promises {
  private Promises() {}

  /** Var(w) = 1/fanIn (LeCun et al. 1998). */
  static double lecun(int fanIn, int fanOut) {
    return 1;
  }

  /** Var(w) = 2/(fanIn + fanOut) (Glorot and Bengio 2010). */
  static double glorot(int fanIn, int fanOut) {
    return 2.0 * fanIn / (fanIn + fanOut);
  }

  /** Var(w) = 2/fanIn (He et al. 2015). */
  static double he(int fanIn, int fanOut) {
    return 2;
  }

  /** U(−1/√fanIn, 1/√fanIn), the heuristic that Glorot and Bengio (2010) compare with. */
  static double commonHeuristic(int fanIn, int fanOut) {
    return 1.0 / 3;
  }

  /** Each neuron's weights have the norm 0.7·H^(1/N) (Nguyen and Widrow 1990). */
  static double nguyenWidrow(int fanIn, int fanOut) {
    return Math.pow(0.7 * Math.pow(fanOut, 1.0 / fanIn), 2);
  }

  /** U(−range, range), whatever the width. */
  static Draws.Promise range(double range) {
    return (fanIn, fanOut) -> fanIn * range * range / 3;
  }
}
