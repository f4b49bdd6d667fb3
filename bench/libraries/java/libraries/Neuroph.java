package libraries;

import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.neuroph.core.Connection;
import org.neuroph.core.Neuron;
import org.neuroph.nnet.MultiLayerPerceptron;
import org.neuroph.nnet.comp.neuron.BiasNeuron;
import org.neuroph.util.random.NguyenWidrowRandomizer;

/** Neuroph, as far as Maven Central has it: a fork of release 2.92. */
final class Neuroph {
  public static void main(String[] args) throws Exception {
    Draws draws = new Draws("Neuroph", args[1]);
    draws.add(
        "MultiLayerPerceptron (default)",
        "-0.7 to 0.7",
        false,
        Promises.range(0.7),
        (fanIn, fanOut) -> weights(new MultiLayerPerceptron(fanIn, fanOut, 10)));
    draws.add(
        "NguyenWidrowRandomizer",
        "NguyenWidrow",
        true,
        Promises::nguyenWidrow,
        (fanIn, fanOut) -> {
          MultiLayerPerceptron network = new MultiLayerPerceptron(fanIn, fanOut, 10);
          NguyenWidrowRandomizer randomizer = new NguyenWidrowRandomizer(-0.7, 0.7);
          randomizer.setRandomGenerator(new Random(42));
          randomizer.randomize(network);
          return weights(network);
        });
    draws.write(Path.of(args[0]));
  }

  /** What enters the first hidden layer, but for its bias. */
  private static double[] weights(MultiLayerPerceptron network) {
    return Stream.of(network.getLayerAt(1).getNeurons())
        .map(Neuron::getInputConnections)
        .flatMap(Stream::of)
        .filter(connection -> !(connection.getFromNeuron() instanceof BiasNeuron))
        .mapToDouble((Connection connection) -> connection.getWeight().getValue())
        .toArray();
  }
}
