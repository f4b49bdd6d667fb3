package goldilocks;

import org.apache.commons.math3.random.RandomGenerator;

/**
 * A layer in which every input reaches every neuron.
 *
 * <pre>{@code
 * Z = X·W + b,  A = f(Z)       X  m × fanIn    W  fanIn × fanOut    b  1 × fanOut    Z, A  m × fanOut
 * }</pre>
 *
 * @param weights W, fanIn × fanOut
 * @param bias b, 1 × fanOut
 * @param activation f
 */
public record Dense(Matrix weights, Matrix bias, Activation activation) {
  public Dense {
    if (bias.rows() != 1 || bias.columns() != weights.columns()) {
      throw new IllegalArgumentException(
          "dense: bias %s does not fit weights %s: one bias per neuron"
              .formatted(bias.shape(), weights.shape()));
    }
  }

  /** A new layer with the initializer's weights and zero biases. */
  public static Dense of(
      int fanIn, int fanOut, Initializer init, Activation activation, RandomGenerator random) {
    Matrix weights = init.weights(fanIn, fanOut, random);
    if (weights.rows() != fanIn || weights.columns() != fanOut) {
      throw new IllegalArgumentException(
          "dense: the initializer gave %s, wanted %d×%d".formatted(weights.shape(), fanIn, fanOut));
    }
    return new Dense(weights, Matrix.zeros(1, fanOut), activation);
  }

  /**
   * What a layer computed from its input.
   *
   * @param x the input, m × fanIn
   * @param z X·W + b, m × fanOut
   * @param a f(Z), m × fanOut
   */
  public record Pass(Matrix x, Matrix z, Matrix a) {}

  /**
   * The gradients of the cost C in a layer.
   *
   * @param dZ ∂C/∂Z, m × fanOut
   * @param dW ∂C/∂W, fanIn × fanOut
   * @param dB ∂C/∂b, 1 × fanOut
   * @param dX ∂C/∂X, m × fanIn: the layer below's ∂C/∂A
   */
  public record Gradients(Matrix dZ, Matrix dW, Matrix dB, Matrix dX) {
    /** All of them times s: the gradients of s·C. */
    public Gradients times(double s) {
      return new Gradients(dZ.times(s), dW.times(s), dB.times(s), dX.times(s));
    }
  }

  /** From the input X (m × fanIn) to the activations. */
  public Pass forward(Matrix x) {
    // Z = X·W + b
    Matrix z = x.times(weights).plusRow(bias);
    // A = f(Z)
    Matrix a = z.map(activation);
    return new Pass(x, z, a);
  }

  /** From ∂C/∂A (m × fanOut) back to ∂C/∂W, ∂C/∂b and ∂C/∂X. */
  public Gradients backward(Pass pass, Matrix dA) {
    // dZ = dA ⊙ f′(Z)
    Matrix dZ = dA.hadamard(pass.z().zip("slope", pass.a(), activation::slope));
    // dW = Xᵀ·dZ
    Matrix dW = pass.x().transposeTimes(dZ);
    // db = Σ over the rows of dZ
    Matrix dB = dZ.sumRows();
    // dX = dZ·Wᵀ
    Matrix dX = dZ.timesTranspose(weights);
    return new Gradients(dZ, dW, dB, dX);
  }

  /** The number of inputs. */
  public int fanIn() {
    return weights.rows();
  }

  /** The number of neurons. */
  public int fanOut() {
    return weights.columns();
  }

  /** The number of weights and biases. */
  public int parameters() {
    return weights.size() + bias.size();
  }

  /** The same activation with other weights and biases. */
  public Dense with(Matrix newWeights, Matrix newBias) {
    return new Dense(newWeights, newBias, activation);
  }
}
