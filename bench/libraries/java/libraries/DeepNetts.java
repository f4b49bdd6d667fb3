package libraries;

import deepnetts.net.FeedForwardNetwork;
import deepnetts.net.layers.activation.ActivationType;
import deepnetts.net.loss.LossType;
import deepnetts.net.weights.RandomWeights;
import java.nio.file.Path;

/** Deep Netts, the community edition. */
final class DeepNetts {
  /** Fills an array with weights. */
  private interface Fill {
    void weights(float[] array, int fanIn, int fanOut);
  }

  public static void main(String[] args) throws Exception {
    Draws draws = new Draws("Deep Netts", args[1]);
    RandomWeights.initSeed(42);
    draws.add(
        "RandomWeights.xavier",
        "a = sqrt(6/(in + out))",
        true,
        Promises::glorot,
        (in, out) -> filled((w, fanIn, fanOut) -> RandomWeights.xavier(w, fanIn, fanOut), in, out));
    draws.add(
        "RandomWeights.he",
        "he(weights numInputs)",
        true,
        Promises::he,
        (in, out) -> filled((w, fanIn, fanOut) -> RandomWeights.he(w, fanIn), in, out));
    draws.add(
        "FullyConnectedLayer (default)",
        "he(weights numInputs)",
        true,
        Promises::he,
        DeepNetts::layer);
    draws.write(Path.of(args[0]));
  }

  private static double[] filled(Fill fill, int fanIn, int fanOut) {
    float[] w = new float[fanIn * fanOut];
    fill.weights(w, fanIn, fanOut);
    return wide(w);
  }

  /** The second hidden layer of a network built as its documentation builds one. */
  private static double[] layer(int fanIn, int fanOut) {
    FeedForwardNetwork network =
        FeedForwardNetwork.builder()
            .addInputLayer(64)
            .addFullyConnectedLayer(fanIn, ActivationType.RELU)
            .addFullyConnectedLayer(fanOut, ActivationType.RELU)
            .addOutputLayer(10, ActivationType.SOFTMAX)
            .lossFunction(LossType.CROSS_ENTROPY)
            .build();
    return wide(network.getLayers().get(2).getWeights().getValues());
  }

  private static double[] wide(float[] w) {
    double[] wide = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      wide[i] = w[i];
    }
    return wide;
  }
}
