package goldilocks.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;

/** Gradients that people got wrong in public: the check says what is wrong with them. */
class WrongGradientsTest {
  private static final Seeds SEEDS = new Seeds(5);
  private static final Cost MSE = Cost.meanSquared();
  private static final Dataset MOONS = Datasets.moons(20, 0.1, SEEDS).binary();
  private static final Dataset XOR = Datasets.xor();
  private static final Activation SIGMOID = Activation.sigmoid();

  @Test
  void a52And53TheGradientIsAddedWhereItShouldBeSubtracted() {
    Dataset few = Datasets.digits().split(100).test();
    Network network = net(few, 3);
    assertCause(
        "the sign: all turned round in W1 \\(1.0\\), b1 \\(1.0\\), W2 \\(1.0\\), b2 \\(1.0\\)",
        network,
        few,
        right(network, few).times(-1));
  }

  @Test
  void a54TheWeightsGradientsMultiplyByTheWeight() {
    Network network = net(MOONS, 2);
    Network.Gradients wrong =
        layers(
            network,
            MOONS,
            (l, g) -> with(g, network.layer(l).weights().times(g.dB().mean()), g.dB()));
    assertCause("the weights alone, dW = Xᵀ·dZ, in W1 .*, W2 .*", network, MOONS, wrong);
  }

  @Test
  void a55TheHiddenLayersDeltasDoNotUseThoseOfTheOutput() {
    Network network = net(XOR, 2);
    Network.Gradients wrong =
        layers(
            network,
            XOR,
            (l, g) -> {
              Dense.Pass pass = network.forward(XOR.x()).layer(1);
              Matrix dZ = pass.z().map(SIGMOID::slope).times(1.0 / XOR.size());
              return l == 1 ? with(g, XOR.x().transposeTimes(dZ), dZ.sumRows()) : g;
            });
    assertCause(
        "one layer: what layer 2 hands down, dZ·Wᵀ, or the slope there, in W1 .*, b1 .*",
        network,
        XOR,
        wrong);
  }

  @Test
  void a56DeltasAreRoundedToThreeDecimals() {
    Network network = net(XOR, 2);
    Network.Gradients wrong =
        layers(
            network,
            XOR,
            (l, g) -> {
              Matrix dZ = g.dZ().map(v -> Math.rint(1000 * v) / 1000);
              return with(
                  g, network.forward(XOR.x()).layer(l).x().transposeTimes(dZ), dZ.sumRows());
            });
    assertCause("rounding: to 3 decimals, in .*", network, XOR, wrong);
  }

  @Test
  void aForgottenMeanIsAFactor() {
    Network network = net(MOONS, 3);
    assertCause(
        "a factor: all 20.00 times too large in W1 .*",
        network,
        MOONS,
        right(network, MOONS).times(20));
  }

  @Test
  void nothingThatArrivesAndBiasesAloneAndNoNumbersAreToldApart() {
    Network network = net(MOONS, 3);
    assertCause(
        "nothing arrives: all 0 in W1 \\(1.0\\), b1 \\(1.0\\)",
        network,
        MOONS,
        layers(network, MOONS, (l, g) -> l == 1 ? g.times(0) : g));
    assertCause(
        "the biases alone, db = the sum of dZ's rows, in b1 .*, b2 .*",
        network,
        MOONS,
        layers(network, MOONS, (l, g) -> with(g, g.dW(), g.dB().map(b -> b * b + 1))));
    assertCause(
        "numbers that are none, in W2 .*",
        network,
        MOONS,
        layers(network, MOONS, (l, g) -> l == 2 ? with(g, g.dW().times(Double.NaN), g.dB()) : g));
  }

  @Test
  void rightGradientsHaveNoCauseAndTooSmallAnHIsRounding() {
    Network network = net(MOONS, 3);
    assertEquals("none: the two agree", check(network, MOONS, right(network, MOONS), 1e-5).cause());
    String cause = check(network, MOONS, right(network, MOONS), 1e-13).cause();
    assertTrue(cause.startsWith("rounding: h is so small"), cause);
  }

  private static Network net(Dataset data, int hidden) {
    int outputs = data.y().columns();
    Network network =
        Network.of(SEEDS, Initializer.normal(1), SIGMOID, data.x().columns(), hidden, outputs);
    return network.with(2, l -> new Dense(l.weights(), l.bias(), SIGMOID));
  }

  private static Network.Gradients right(Network network, Dataset data) {
    return network.gradients(data.x(), data.y(), MSE);
  }

  private static Network.Gradients layers(
      Network network, Dataset data, BiFunction<Integer, Dense.Gradients, Dense.Gradients> change) {
    List<Dense.Gradients> layers = new ArrayList<>();
    for (int l = 1; l <= 2; l++) {
      layers.add(change.apply(l, right(network, data).layer(l)));
    }
    return new Network.Gradients(layers);
  }

  private static Dense.Gradients with(Dense.Gradients g, Matrix dW, Matrix dB) {
    return new Dense.Gradients(g.dZ(), dW, dB, g.dX());
  }

  private static GradientCheck check(
      Network network, Dataset data, Network.Gradients gradients, double h) {
    return GradientCheck.of(network, data.x(), data.y(), MSE, gradients, h);
  }

  private static void assertCause(
      String pattern, Network network, Dataset data, Network.Gradients gradients) {
    String cause = check(network, data, gradients, 1e-5).cause();
    assertTrue(cause.matches(pattern), cause);
  }
}
