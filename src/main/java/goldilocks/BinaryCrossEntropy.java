package goldilocks;

import goldilocks.arithmetic.Elementary;

/**
 * Cross-entropy of yes-or-no answers, on logits; a mean over the columns.
 *
 * <pre>{@code
 * C = max(z, 0) − z·y + ln(1 + e^(−|z|))      ∂C/∂z = σ(z) − y
 * }</pre>
 *
 * Written this way it stays finite however sure and wrong the network is.
 */
record BinaryCrossEntropy() implements RowCost {
  @Override
  public double row(double[] z, double[] y, double[] dz, int from, int n) {
    double cost = 0;
    for (int j = from; j < from + n; j++) {
      cost += Math.max(z[j], 0) - z[j] * y[j] + Elementary.log1p(Elementary.exp(-Math.abs(z[j])));
      dz[j] = (Elementary.sigmoid(z[j]) - y[j]) / n;
    }
    return cost / n;
  }

  @Override
  public boolean takesLogits() {
    return true;
  }

  @Override
  public Matrix constantOutput(Matrix mean) {
    return mean.map(p -> Elementary.log(inside(p) / (1 - inside(p))));
  }

  @Override
  public String toString() {
    return "binary cross-entropy";
  }

  /** A share as near to 0 and 1 as a logit can tell. */
  static double inside(double share) {
    return Math.min(1 - 1e-9, Math.max(1e-9, share));
  }
}
