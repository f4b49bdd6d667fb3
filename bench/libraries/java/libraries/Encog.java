package libraries;

import java.nio.file.Path;
import org.encog.engine.network.activation.ActivationFunction;
import org.encog.engine.network.activation.ActivationReLU;
import org.encog.engine.network.activation.ActivationTANH;
import org.encog.mathutil.randomize.NguyenWidrowRandomizer;
import org.encog.mathutil.randomize.XaiverRandomizer;
import org.encog.mathutil.randomize.generate.MersenneTwisterGenerateRandom;
import org.encog.neural.networks.BasicNetwork;
import org.encog.neural.networks.layers.BasicLayer;

/** Encog: its randomizers change a whole network, of tanh unless said; the layer is its first. */
final class Encog {
  public static void main(String[] args) throws Exception {
    Draws draws = new Draws("Encog", args[1]);
    draws.add(
        "XaiverRandomizer",
        "Xaiver",
        true,
        Promises::glorot,
        (fanIn, fanOut) -> {
          BasicNetwork network = network(new ActivationTANH(), fanIn, fanOut);
          new XaiverRandomizer(42).randomize(network);
          return weights(network, fanIn, fanOut);
        });
    draws.add(
        "NguyenWidrowRandomizer (default)",
        "Nguyen-Widrow",
        true,
        Promises::nguyenWidrow,
        (fanIn, fanOut) -> {
          BasicNetwork network = network(new ActivationTANH(), fanIn, fanOut);
          NguyenWidrowRandomizer randomizer = new NguyenWidrowRandomizer();
          randomizer.setRandom(new MersenneTwisterGenerateRandom(42));
          randomizer.randomize(network);
          return weights(network, fanIn, fanOut);
        });
    draws.add(
        "reset() with ReLU (default)",
        "between -1 and 1",
        false,
        Promises.range(1),
        (fanIn, fanOut) -> {
          BasicNetwork network = network(new ActivationReLU(), fanIn, fanOut);
          network.reset();
          return weights(network, fanIn, fanOut);
        });
    draws.write(Path.of(args[0]));
  }

  private static BasicNetwork network(ActivationFunction f, int fanIn, int fanOut) {
    BasicNetwork network = new BasicNetwork();
    network.addLayer(new BasicLayer(f, true, fanIn));
    network.addLayer(new BasicLayer(f, true, fanOut));
    network.addLayer(new BasicLayer(f, false, 10));
    network.getStructure().finalizeStructure();
    return network;
  }

  private static double[] weights(BasicNetwork network, int fanIn, int fanOut) {
    double[] w = new double[fanIn * fanOut];
    for (int i = 0; i < fanIn; i++) {
      for (int j = 0; j < fanOut; j++) {
        w[i * fanOut + j] = network.getWeight(0, i, j);
      }
    }
    return w;
  }
}
