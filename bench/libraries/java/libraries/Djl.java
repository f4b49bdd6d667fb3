package libraries;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.XavierInitializer;
import java.nio.file.Path;

/** Deep Java Library, with PyTorch as the engine that draws. */
final class Djl {
  public static void main(String[] args) throws Exception {
    Draws draws = new Draws("DJL", args[1]);
    Engine.getInstance().setRandomSeed(42);
    try (NDManager manager = NDManager.newBaseManager()) {
      draws.add(
          "new XavierInitializer()",
          "c = sqrt(3./(0.5 * (n_in + n_out)))",
          true,
          Promises::glorot,
          (fanIn, fanOut) -> weights(new XavierInitializer(), manager, fanIn, fanOut));
      draws.add(
          "Type.WEIGHT (default)",
          "Delving Deep into Rectifiers",
          true,
          Promises::he,
          (fanIn, fanOut) ->
              weights(Parameter.Type.WEIGHT.getInitializer(), manager, fanIn, fanOut));
    }
    draws.write(Path.of(args[0]));
  }

  /** A layer's weights have the shape outputs × inputs here. */
  private static double[] weights(
      Initializer initializer, NDManager manager, int fanIn, int fanOut) {
    float[] w =
        initializer.initialize(manager, new Shape(fanOut, fanIn), DataType.FLOAT32).toFloatArray();
    double[] wide = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      wide[i] = w[i];
    }
    return wide;
  }
}
