package goldilocks;

import java.util.List;

/** The package's costs, and one as a student would write it in a cell. */
public final class EveryCost {
  private EveryCost() {}

  public static List<Cost> list() {
    return List.of(
        Cost.meanSquared(),
        Cost.binaryCrossEntropy(),
        Cost.softmaxCrossEntropy(),
        new PseudoHuber());
  }

  /** C = mean of √(1 + (z − y)²) − 1, with matrices alone. */
  private static final class PseudoHuber implements Cost {
    @Override
    public double value(Matrix output, Matrix target) {
      return output.zip("huber", target, (z, y) -> Math.sqrt(1 + (z - y) * (z - y)) - 1).mean();
    }

    @Override
    public Matrix gradient(Matrix output, Matrix target) {
      return output
          .zip("huber", target, (z, y) -> (z - y) / Math.sqrt(1 + (z - y) * (z - y)))
          .times(1.0 / output.size());
    }

    @Override
    public String toString() {
      return "a student's pseudo-Huber";
    }
  }
}
