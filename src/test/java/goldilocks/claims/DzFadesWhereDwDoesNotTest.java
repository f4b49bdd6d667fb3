package goldilocks.claims;

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
import goldilocks.Sgd;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Lesson 08: dZ vanishes in every net with small weights, dW only where the signal does not fade.
 */
class DzFadesWhereDwDoesNotTest {
  private static final Activation RELU = Activation.relu();
  private static final Activation TANH = Activation.tanh();
  private static final Activation SIGMOID = Activation.sigmoid();
  private static final int DRAWS = 20;
  private static final Dataset IMAGES =
      Datasets.digits().split(5).standardized().train().split(10).test();

  /** √2 a layer: 2^4.5 = 22.6 over nine; ln of one draw has the sd √(5·9/64)/2 = 0.42. */
  @Test
  @Asserts(24)
  void inReluNetworksWithLecunDzFadesAndDwDoesNot(LedgerCheck ledger) {
    double band = 3 * 1.25 * 0.42 / Math.sqrt(DRAWS);
    ledger.measured(
        "dZ of layer 1 over that of layer 10, ReLU from LeCun",
        ratio(Initializer.lecun(), RELU, true));
    assertEquals(0.0442, Math.pow(2, -4.5), 5e-5);
    assertEquals(1.43, Math.exp(band), 0.01);
    // Two such scatters, one from the way up and one from the way down.
    assertEquals(0, Math.log(ratio(Initializer.lecun(), RELU, false)), Math.sqrt(2) * band);
  }

  @Test
  @Asserts(24)
  void inReluNetworksWithHeDzArrives(LedgerCheck ledger) {
    ledger.measured(
        "dZ of layer 1 over that of layer 10, ReLU from He", ratio(Initializer.he(), RELU, true));
  }

  @Test
  void inTanhNetworksWithLecunDzFadesAndDwDoesNot() {
    assertTrue(ratio(Initializer.lecun(), TANH, true) < 1.0 / 3);
    assertEquals(1, ratio(Initializer.lecun(), TANH, false), 0.2);
  }

  @Test
  void inSigmoidNetworksBothVanish() {
    assertTrue(ratio(Initializer.lecun(), SIGMOID, true) < 1e-5);
    assertTrue(ratio(Initializer.lecun(), SIGMOID, false) < 1e-5);
  }

  /** The cause is σ(0) = ½, which hands on a signal where none came in. */
  @Test
  void theseSigmoidsAreNotSaturated() {
    Network network = network(1, Initializer.lecun(), SIGMOID);
    Network.Pass pass = network.forward(IMAGES.x());
    for (int l = 2; l <= 10; l++) {
      Matrix z = pass.layer(l).z();
      // z is nearly ½·Σw for all images: 64 numbers, whose rms has a relative sd of 1/√128.
      assertEquals(0.51, Math.sqrt(z.meanSquare()), 3 * 0.51 / Math.sqrt(128), "z in layer " + l);
      // σ′ ≈ ¼ − z²/16: what the same scatter does to it.
      assertEquals(
          0.236, z.map(SIGMOID::slope).mean(), 3 * 0.26 / 8 / 16 * 2, "slope in layer " + l);
    }
    assertEquals(0.5, SIGMOID.value(0));
  }

  @Test
  @Asserts(9)
  void aSaturatedTanhNetworkDoesTheReverse(LedgerCheck ledger) {
    ledger.measured(
        "dZ of layer 1 over that of layer 10, tanh with sd 1, most units flat",
        ratio(Initializer.normal(1), TANH, true));
    Network network = network(1, Initializer.normal(1), TANH);
    Matrix z = network.forward(IMAGES.x()).layer(10).z();
    assertTrue(z.map(v -> TANH.slope(v) < 0.01 ? 1 : 0).mean() > 0.5, "most slopes are flat");
  }

  @Test
  void theSumOfWeightsTimesGradientsIsOneNumberInEveryLayerOfAReluNetwork() {
    Network network = network(1, Initializer.lecun(), RELU);
    List<Dense.Gradients> gradients = gradients(network).layers();
    double last = network.layer(11).weights().hadamard(gradients.get(10).dW()).sum();
    for (int l = 1; l <= 10; l++) {
      double sum = network.layer(l).weights().hadamard(gradients.get(l - 1).dW()).sum();
      assertEquals(last, sum, 1e-9 * Math.abs(last), "layer " + l);
    }
  }

  @Test
  @Asserts(10)
  void afterAnEpochTheSigmoidsFirstLayerHasMovedByLessThanAMillionthButNotByNothing(
      LedgerCheck ledger) {
    double[] moved = moved(SIGMOID);
    assertTrue(moved[0] > 0, "layer 1 moved by nothing");
    ledger.measured("share by which the first of ten sigmoid layers moves", moved[0]);
    assertTrue(moved[9] > 1000 * moved[0], "layer 10: " + moved[9]);
  }

  @Test
  @Asserts(10)
  void afterAnEpochTheOthersFirstLayersHaveMovedAboutAsFarAsTheirTenth(LedgerCheck ledger) {
    for (Activation f : List.of(RELU, TANH)) {
      double[] moved = moved(f);
      ledger.measured(
          "way of the first of ten ReLU or tanh layers, over the tenth's", moved[0] / moved[9]);
    }
  }

  /** Exercise 1: nine matrices, each doubling: 512; dW stays. Twice the linear scatter, 2·9/64. */
  @Test
  void inAnExplodingLinearNetworkDwIsTooLargeEverywhereAlike() {
    Initializer two =
        (fanIn, fanOut, random) -> Initializer.lecun().weights(fanIn, fanOut, random).times(2);
    double band = 3 * 1.25 * Math.sqrt(2 * 2 * 9.0 / 64) / 2 / Math.sqrt(DRAWS);
    assertEquals(Math.log(512), Math.log(ratio(two, Activation.identity(), true)), band);
    assertEquals(0, Math.log(ratio(two, Activation.identity(), false)), band);
  }

  /** The rms of dZ or dW in layer 1 over that in layer 10, the median of the draws. */
  private static double ratio(Initializer init, Activation f, boolean dZ) {
    Function<Dense.Gradients, Matrix> part = dZ ? Dense.Gradients::dZ : Dense.Gradients::dW;
    double[] ratios = new double[DRAWS];
    for (int run = 1; run <= DRAWS; run++) {
      List<Dense.Gradients> layers = gradients(network(run, init, f)).layers();
      ratios[run - 1] =
          Math.sqrt(
              part.apply(layers.get(0)).meanSquare() / part.apply(layers.get(9)).meanSquare());
    }
    Arrays.sort(ratios);
    return (ratios[DRAWS / 2 - 1] + ratios[DRAWS / 2]) / 2;
  }

  private static double[] moved(Activation f) {
    Network before = network(1, Initializer.lecun(), f);
    Network after =
        new Sgd(0.05, 32, 5)
            .fit(before, IMAGES, Cost.softmaxCrossEntropy(), new Seeds(42).run(1))
            .network();
    double[] moved = new double[11];
    for (int l = 1; l <= 11; l++) {
      Matrix w = before.layer(l).weights();
      double square = after.layer(l).weights().minus(w).meanSquare();
      moved[l - 1] = Math.sqrt(square / w.meanSquare());
    }
    return moved;
  }

  private static Network network(int run, Initializer init, Activation f) {
    return Network.of(new Seeds(42).run(run), init, f, Network.widths(64, 64, 10, 10));
  }

  private static Network.Gradients gradients(Network network) {
    return network.gradients(IMAGES.x(), IMAGES.y(), Cost.softmaxCrossEntropy());
  }
}
