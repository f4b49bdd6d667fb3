package libraries;

import java.nio.file.Path;
import smile.base.mlp.ActivationFunction;
import smile.base.mlp.HiddenLayer;
import smile.math.MathEx;

/** Smile: a layer draws its weights when it is made. */
final class Smile {
  /** A hidden layer that shows its weights. */
  private static final class Open extends HiddenLayer {
    private static final long serialVersionUID = 1;

    Open(int fanIn, int fanOut) {
      super(fanOut, fanIn, 0, ActivationFunction.rectifier());
    }

    double[] weights() {
      double[] w = new double[n * p];
      for (int i = 0; i < w.length; i++) {
        w[i] = weight.get(i / p, i % p);
      }
      return w;
    }
  }

  public static void main(String[] args) throws Exception {
    Draws draws = new Draws("Smile", args[1]);
    MathEx.setSeed(42);
    draws.add(
        "HiddenLayer (default)",
        "Randomly initialized weights",
        true,
        Draws.NONE,
        (fanIn, fanOut) -> new Open(fanIn, fanOut).weights());
    draws.write(Path.of(args[0]));
  }
}
