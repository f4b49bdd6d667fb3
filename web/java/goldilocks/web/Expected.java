package goldilocks.web;

import goldilocks.Activation;
import goldilocks.Dense;
import goldilocks.VarianceRule;
import goldilocks.inspect.Theory;
import java.util.List;
import java.util.Locale;

/**
 * What mean-field theory says of a network's first weights, layer by layer.
 *
 * <pre>{@code
 * q_l = fanIn·Var(w)·E[a_{l−1}²] + Var(b)      z_l ~ N(0, q_l)      a_l = f(z_l)
 * E[dZ_l²] = fanOut_{l+1}·Var(w)·E[f′(z_l)²]·E[dZ_{l+1}²]
 * E[dW_l²] ∝ E[a_{l−1}²]·E[dZ_l²]
 * }</pre>
 *
 * Gradients are told relative to the last layer's, where the cost decides their size.
 *
 * @param a rms of A_l
 * @param dZ rms of dZ_l over that of dZ_L
 * @param dW rms of dW_l over that of dW_L
 * @param chi by which a hidden layer multiplies a gradient's mean square
 */
record Expected(double[] q, double[] a, double[] dZ, double[] dW, double chi) {
  /** A network of one or two hidden layers is too shallow to tell. */
  private static final int DEEP = 3;

  static Expected of(Run run) {
    List<Dense> layers = run.network.layers();
    int depth = layers.size();
    double[] variances = new double[depth];
    double[] q = new double[depth];
    double[] a = new double[depth];
    double[] slope = new double[depth];
    double below = run.train.x().meanSquare();
    double bias = run.start.bias() * run.start.bias();
    for (int l = 0; l < depth; l++) {
      Dense layer = layers.get(l);
      Activation f = layer.activation();
      variances[l] = variance(run.start, layer, below);
      q[l] = layer.fanIn() * variances[l] * below + bias;
      below = mean(f, q[l], false);
      a[l] = Math.sqrt(below);
      slope[l] = mean(f, q[l], true);
    }
    double[] dZ = new double[depth];
    double[] dW = new double[depth];
    for (int l = depth - 1; l >= 0; l--) {
      boolean last = l == depth - 1;
      dZ[l] =
          last
              ? 1
              : dZ[l + 1] * Math.sqrt(layers.get(l + 1).fanOut() * variances[l + 1] * slope[l]);
      dW[l] = dZ[l] * (l == 0 ? run.train.x().rms() : a[l - 1]);
    }
    double top = dW[depth - 1];
    for (int l = 0; l < depth; l++) {
      dW[l] /= top;
    }
    int deepest = Math.max(0, depth - 2);
    double chi =
        depth < DEEP
            ? Double.NaN
            : layers.get(deepest).fanIn() * variances[deepest] * slope[deepest];
    return new Expected(q, a, dZ, dW, chi);
  }

  /** Whether the weights are drawn at all. */
  static boolean isThere(Start start) {
    return start.kind() != Start.Kind.ZEROS && start.kind() != Start.Kind.CONSTANT;
  }

  /**
   * Where the gradient is heading, in words: at the edge if over all the hidden layers its rms
   * changes by less than a factor e.
   */
  String words(int depth) {
    if (Double.isNaN(chi)) {
      return "";
    }
    double change = Math.exp(Math.log(chi) * depth / 2);
    String where =
        change < 1 / Math.E
            ? "order: over %d layers the gradient shrinks to 1/%s of itself"
            : change > Math.E
                ? "chaos: over %d layers the gradient grows to %s times itself"
                : "the edge of chaos: over %d layers the gradient keeps its size (× %s)";
    return String.format(Locale.ROOT, "χ = %.3g, ", chi)
        + where.formatted(depth, twoFigures(change < 1 / Math.E ? 1 / change : change));
  }

  /** 5,800 rather than 5.8e+03. */
  private static String twoFigures(double v) {
    double unit = 1;
    while (v / unit >= 100) {
      unit *= 10;
    }
    return v < 10 || v > 1e15
        ? String.format(Locale.ROOT, "%.2g", v)
        : String.format(Locale.ROOT, "%,d", (long) (Math.rint(v / unit) * unit));
  }

  private static double variance(Start start, Dense layer, double below) {
    int in = layer.fanIn();
    int out = layer.fanOut();
    return switch (start.kind()) {
      case ORTHOGONAL -> start.value() * start.value() * Math.min(in, out) / in / out;
      case LSUV -> 1 / (in * below);
      default -> ((VarianceRule) start.init()).variance(in, out);
    };
  }

  private static double mean(Activation f, double q, boolean ofSlope) {
    return Theory.mean(z -> square(ofSlope ? f.slope(z) : f.value(z)), q);
  }

  private static double square(double v) {
    return v * v;
  }
}
