package goldilocks;

/**
 * Weights scaled by what they do to real data, layer after layer.
 *
 * <pre>{@code
 * W_l ← W_l / sd(Z_l)      l = 1 … L, each with the layers below already scaled
 * }</pre>
 *
 * Start from orthogonal weights (Mishkin and Matas 2016). A layer whose outputs do not vary at all
 * cannot be scaled; that is an error.
 */
public final class Lsuv {
  private Lsuv() {}

  /** The same network with every layer's pre-activations at standard deviation 1 on these rows. */
  public static Network scale(Network network, Matrix x) {
    Network scaled = network;
    Matrix a = x;
    for (int l = 1; l <= network.layers().size(); l++) {
      double sd = network.layer(l).forward(a).z().sd();
      if (!(sd > 0 && Double.isFinite(sd))) {
        throw new IllegalArgumentException(
            "LSUV: the outputs of layer %d have sd %s: start from weights that are not zero"
                .formatted(l, sd));
      }
      scaled = scaled.with(l, layer -> layer.with(layer.weights().times(1 / sd), layer.bias()));
      Dense layer = scaled.layer(l);
      a = layer.forward(a).a();
    }
    return scaled;
  }
}
