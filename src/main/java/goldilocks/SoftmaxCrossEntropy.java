package goldilocks;

import goldilocks.arithmetic.Elementary;

/**
 * Cross-entropy of one choice among n classes, on logits.
 *
 * <pre>{@code
 * p = softmax(z) = e^(z − max z)/Σ e^(z − max z)      C = −Σ y·ln p      ∂C/∂z = p·Σy − y
 * }</pre>
 *
 * Taking the largest logit away changes nothing but keeps the exponentials finite.
 */
record SoftmaxCrossEntropy() implements RowCost {
  @Override
  public double row(double[] z, double[] y, double[] dz, int from, int n) {
    double max = z[from];
    for (int j = from + 1; j < from + n; j++) {
      max = Math.max(max, z[j]);
    }
    double sum = 0;
    for (int j = from; j < from + n; j++) {
      dz[j] = Elementary.exp(z[j] - max);
      sum += dz[j];
    }
    double logSum = Elementary.log(sum) + max;
    double cost = 0;
    double weight = 0;
    for (int j = from; j < from + n; j++) {
      cost += y[j] * (logSum - z[j]);
      weight += y[j];
    }
    for (int j = from; j < from + n; j++) {
      dz[j] = dz[j] / sum * weight - y[j];
    }
    return cost;
  }

  @Override
  public boolean takesLogits() {
    return true;
  }

  @Override
  public Matrix constantOutput(Matrix mean) {
    return mean.map(p -> Elementary.log(BinaryCrossEntropy.inside(p)));
  }

  @Override
  public String toString() {
    return "softmax cross-entropy";
  }
}
