package libraries;

import java.nio.file.Path;
import rapaio.nn.TensorManager;
import rapaio.nn.layer.Linear;

/** rapaio: a layer draws its weights when it is made. */
final class Rapaio {
  public static void main(String[] args) throws Exception {
    Draws draws = new Draws("rapaio", args[1]);
    try (TensorManager tensors = TensorManager.ofDouble().seed(42)) {
      draws.add(
          "Linear (default)",
          "",
          true,
          Draws.NONE,
          (fanIn, fanOut) -> {
            var w = new Linear(tensors, fanIn, fanOut, false).parameters().get(0).value();
            double[] weights = new double[fanIn * fanOut];
            for (int i = 0; i < weights.length; i++) {
              weights[i] = w.getDouble(i / fanOut, i % fanOut);
            }
            return weights;
          });
    }
    draws.write(Path.of(args[0]));
  }
}
