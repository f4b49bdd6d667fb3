package goldilocks.inspect;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Datasets;
import goldilocks.Dense;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Gradients that people got wrong in public, built again.
 *
 * @param due how the cause begins
 */
public record WrongGradients(
    String name, String story, String due, Function<Seeds, GradientCheck> check) {
  private static final Cost MSE = Cost.meanSquared();
  private static final Dataset MOONS = Datasets.moons(20, 0.1, new Seeds(5)).binary();
  private static final Dataset IMAGES = Datasets.digits().split(100).test();
  private static final Dataset XOR = Datasets.xor();
  private static final Activation SIGMOID = Activation.sigmoid();

  /** All of them. */
  public static List<WrongGradients> all() {
    return List.of(
        new WrongGradients(
            "A52",
            "digits, 64-30-10 sigmoid, N(0, 1): target − output, and subtracted: it climbs",
            "the sign",
            seeds -> {
              Network n = net(IMAGES, 30, Initializer.normal(1), seeds);
              return check(n, IMAGES, right(n, IMAGES).times(-1));
            }),
        new WrongGradients(
            "A53",
            "a sine, 1-3-1 sigmoid from [0, 1): output − target is added",
            "the sign",
            seeds -> {
              Matrix x = Matrix.generate(50, 1, seeds.stream("x")::nextDouble);
              Dataset sine = new Dataset("sine", x, x.map(Math::sin), List.of("x"), List.of());
              Network n = net(sine, 3, positive(), seeds);
              return check(n, sine, right(n, sine).times(-1));
            }),
        new WrongGradients(
            "A54",
            "1-1-1 sigmoid: the weights' gradients have the weight for the layer's input",
            "the weights alone",
            seeds -> {
              Matrix x = Matrix.generate(9, 1, seeds.stream("x")::nextDouble);
              Matrix y = Matrix.column(0, 1, 0, 1, 0, 1, 0, 1, 0);
              Dataset nine = new Dataset("nine", x, y, List.of("x"), List.of());
              Network n = net(nine, 1, Initializer.normal(1), seeds);
              return check(
                  n,
                  nine,
                  layers(
                      n, nine, (l, g) -> with(g, n.layer(l).weights().hadamard(g.dB()), g.dB())));
            }),
        new WrongGradients(
            "A55",
            "2-2-1 sigmoid from [0, 1): the hidden deltas never use those of the output",
            "one layer: what layer 2 hands down",
            seeds -> {
              Network n = net(XOR, 2, positive(), seeds);
              Matrix dZ = n.forward(XOR.x()).layer(1).z().map(SIGMOID::slope).times(0.25);
              return check(
                  n,
                  XOR,
                  layers(
                      n,
                      XOR,
                      (l, g) -> l == 1 ? with(g, XOR.x().transposeTimes(dZ), dZ.sumRows()) : g));
            }),
        new WrongGradients(
            "A56",
            "2-2-1 sigmoid: deltas rounded to three decimals",
            "rounding: to 3 decimals",
            seeds -> {
              Network n = net(XOR, 2, Initializer.normal(1), seeds);
              return check(
                  n,
                  XOR,
                  layers(
                      n,
                      XOR,
                      (l, g) -> {
                        Matrix dZ = g.dZ().map(v -> Math.rint(1000 * v) / 1000);
                        Matrix x = n.forward(XOR.x()).layer(l).x();
                        return with(g, x.transposeTimes(dZ), dZ.sumRows());
                      }));
            }));
  }

  /** Right ones of a small network, one layer after the other changed. */
  static String cause(BiFunction<Integer, Dense.Gradients, Dense.Gradients> change, double h) {
    Network n = net(MOONS, 3, Initializer.normal(1), new Seeds(5));
    Network.Gradients changed = layers(n, MOONS, change);
    return GradientCheck.of(n, MOONS.x(), MOONS.y(), MSE, changed, h).cause();
  }

  static Dense.Gradients with(Dense.Gradients g, Matrix dW, Matrix dB) {
    return new Dense.Gradients(g.dZ(), dW, dB, g.dX());
  }

  private static Initializer positive() {
    return (in, out, random) -> Matrix.generate(in, out, random::nextDouble);
  }

  private static Network net(Dataset data, int hidden, Initializer init, Seeds seeds) {
    int[] widths = {data.x().columns(), hidden, data.y().columns()};
    Network network = Network.of(seeds, init, SIGMOID, widths);
    return network.with(2, l -> new Dense(l.weights(), l.bias(), SIGMOID));
  }

  private static Network.Gradients right(Network network, Dataset data) {
    return network.gradients(data.x(), data.y(), MSE);
  }

  private static GradientCheck check(Network network, Dataset data, Network.Gradients wrong) {
    return GradientCheck.of(network, data.x(), data.y(), MSE, wrong, 1e-5);
  }

  private static Network.Gradients layers(
      Network network, Dataset data, BiFunction<Integer, Dense.Gradients, Dense.Gradients> change) {
    List<Dense.Gradients> layers = new ArrayList<>();
    for (int l = 1; l <= 2; l++) {
      layers.add(change.apply(l, right(network, data).layer(l)));
    }
    return new Network.Gradients(layers);
  }
}
