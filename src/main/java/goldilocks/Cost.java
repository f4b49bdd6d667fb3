package goldilocks;

/**
 * How wrong the network is: one number that training makes smaller.
 *
 * <pre>{@code
 * Z  m × n  the network's output       Y  m × n  the targets
 * C = mean over the m rows             ∂C/∂Z  m × n
 * }</pre>
 *
 * The 1/m sits inside the gradient, so that W ← W − η·∂C/∂W as it stands. Write your own by giving
 * both methods.
 */
public interface Cost {
  /** The cost C, a mean over the rows. */
  double value(Matrix output, Matrix target);

  /** The gradient ∂C/∂Z, of the shape of the output. */
  Matrix gradient(Matrix output, Matrix target);

  /**
   * Whether it takes logits, which answer yes above 0; else outputs that should equal the targets.
   */
  default boolean takesLogits() {
    return false;
  }

  /** The cost of the best answer that is the same for every row: to know nothing costs so much. */
  default double constant(Matrix target) {
    Matrix mean = target.sumRows().times(1.0 / target.rows());
    return value(
        Matrix.zeros(target.rows(), target.columns()).plusRow(constantOutput(mean)), target);
  }

  /** The output that suits targets of this mean best; of numbers the mean itself. */
  default Matrix constantOutput(Matrix mean) {
    return mean;
  }

  /** The mean of (z − y)² over all outputs: for numbers; slow to start on a saturated sigmoid. */
  static Cost meanSquared() {
    return new MeanSquared();
  }

  /** −[y·ln σ(z) + (1 − y)·ln(1 − σ(z))] on logits, one column per yes-or-no question. */
  static Cost binaryCrossEntropy() {
    return new BinaryCrossEntropy();
  }

  /** −Σ y·ln softmax(z) on logits, one column per class. */
  static Cost softmaxCrossEntropy() {
    return new SoftmaxCrossEntropy();
  }
}
