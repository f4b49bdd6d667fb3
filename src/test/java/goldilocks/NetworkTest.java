package goldilocks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class NetworkTest {
  private static final Seeds SEEDS = new Seeds(42);

  /** z₁ = 2x, a₁ = max(0, z₁); output = 3·a₁ − 1. */
  private static final Network TWO =
      new Network(
          List.of(
              new Dense(Matrix.row(2), Matrix.row(0), Activation.relu()),
              new Dense(Matrix.row(3), Matrix.row(-1), Activation.identity())));

  @Test
  void theOutputOfOneLayerIsTheInputOfTheNext() {
    assertEquals(Matrix.column(5, -1), TWO.output(Matrix.column(1, -1)));
    Network.Pass pass = TWO.forward(Matrix.column(1, -1));
    assertEquals(pass.layer(1).a(), pass.layer(2).x());
  }

  @Test
  void theChainRuleByHand() {
    // Output 5, target 4, C = (5 − 4)²: ∂C/∂output = 2.
    Network.Gradients g = TWO.gradients(Matrix.row(1), Matrix.row(4), Cost.meanSquared());
    assertEquals(Matrix.row(2 * 2), g.layer(2).dW());
    assertEquals(Matrix.row(2), g.layer(2).dB());
    assertEquals(Matrix.row(2 * 3), g.layer(1).dW());
    assertEquals(Matrix.row(2 * 3), g.layer(1).dB());
    assertEquals(Matrix.row(2 * 3 * 2), g.layer(1).dX());
    assertEquals(Math.sqrt(16 + 4 + 36 + 36), g.norm(), 1e-15);
  }

  @Test
  void descentSubtractsTheLearningRateTimesTheGradient() {
    Network.Gradients g = TWO.gradients(Matrix.row(1), Matrix.row(4), Cost.meanSquared());
    Network next = TWO.descend(g, 0.25);
    assertEquals(Matrix.row(2 - 6 * 0.25), next.layer(1).weights());
    assertEquals(Matrix.row(-6 * 0.25), next.layer(1).bias());
    assertEquals(Matrix.row(3 - 4 * 0.25), next.layer(2).weights());
    assertEquals(Matrix.row(-1 - 2 * 0.25), next.layer(2).bias());
    assertEquals(Matrix.row(2), TWO.layer(1).weights(), "the first network is as it was");
  }

  @Test
  void scaledGradientsHaveAScaledNorm() {
    Network.Gradients g = TWO.gradients(Matrix.row(1), Matrix.row(4), Cost.meanSquared());
    assertEquals(g.norm() / 4, g.times(0.25).norm());
  }

  @Test
  void equalLayersAreNotTwins() {
    Network network = Network.of(SEEDS, Initializer.he(), Activation.relu(), 8, 8, 8, 8);
    assertNotEquals(network.layer(1).weights(), network.layer(2).weights());
    assertNotEquals(network.layer(2).weights(), network.layer(3).weights());
  }

  @Test
  void aDeeperNetworkStartsLikeAShallowerOne() {
    Network shallow = Network.of(SEEDS, Initializer.he(), Activation.relu(), 8, 8, 8);
    Network deep = Network.of(SEEDS, Initializer.he(), Activation.relu(), 8, 8, 8, 8);
    assertEquals(shallow.layer(1), deep.layer(1));
    assertEquals(shallow.layer(2).weights(), deep.layer(2).weights());
    assertEquals(deep, Network.of(SEEDS, Initializer.he(), Activation.relu(), 8, 8, 8, 8));
  }

  @Test
  void theLastLayerGivesLogits() {
    Network network = Network.of(SEEDS, Initializer.he(), Activation.tanh(), 3, 5, 4, 2);
    assertEquals(Activation.tanh(), network.layer(1).activation());
    assertEquals(Activation.tanh(), network.layer(2).activation());
    assertEquals(Activation.identity(), network.layer(3).activation());
    assertEquals(3, network.inputs());
    assertEquals(2, network.outputs());
    assertEquals(3 * 5 + 5 + 5 * 4 + 4 + 4 * 2 + 2, network.parameters());
  }

  @Test
  void widthsAreInputsThenHiddenLayersThenOutputs() {
    assertArrayEquals(new int[] {64, 32, 32, 32, 10}, Network.widths(64, 32, 3, 10));
    assertArrayEquals(new int[] {2, 1}, Network.widths(2, 9, 0, 1));
  }

  @Test
  void inABiasFreeReluNetWeightsTimesTheirGradientsAddUpToTheSameNumberInEveryLayer() {
    for (Activation f : List.of(Activation.relu(), Activation.leakyRelu(0.2))) {
      Network network = Network.of(SEEDS, Initializer.he(), f, 6, 9, 5, 7, 3);
      Matrix x = Matrix.generate(11, 6, SEEDS.stream("x")::nextGaussian);
      Matrix y = Matrix.generate(11, 3, SEEDS.stream("y")::nextDouble);
      Network.Gradients g = network.gradients(x, y, Cost.softmaxCrossEntropy());
      double first = network.layer(1).weights().hadamard(g.layer(1).dW()).sum();
      for (int l = 2; l <= 4; l++) {
        double here = network.layer(l).weights().hadamard(g.layer(l).dW()).sum();
        // Exact but for the rounding of some 100 products: 100·ε, and two digits more.
        assertEquals(first, here, 2e-12 * Math.abs(first));
      }
    }
  }

  @Test
  void theClassIsTheLargestOutput() {
    Network network =
        single(Matrix.of(new double[][] {{1, 2, 0}, {5, -1, 0}}), Activation.identity());
    assertArrayEquals(
        new int[] {1, 0}, network.predict(Matrix.of(new double[][] {{1, 0}, {0, 1}})));
  }

  @Test
  void aSingleOutputSaysYesAboveItsMiddle() {
    Matrix x = Matrix.column(-1, 0, 1);
    assertArrayEquals(new int[] {0, 0, 1}, single(Matrix.row(1), Activation.identity()).predict(x));
    assertArrayEquals(new int[] {0, 0, 1}, single(Matrix.row(1), Activation.sigmoid()).predict(x));
  }

  @Test
  void accuracyIsTheShareOfRightAnswers() {
    Dataset xor = Datasets.xor();
    // z = x₁ + x₂: yes for all but (0, 0), which is wrong for (1, 1) alone.
    assertEquals(0.75, single(Matrix.column(1, 1), Activation.identity()).accuracy(xor));
    Dataset circles = Datasets.circles(10, 0, SEEDS);
    Network always =
        new Network(
            List.of(new Dense(Matrix.zeros(2, 2), Matrix.row(1, 0), Activation.identity())));
    assertEquals(0.5, always.accuracy(circles));
  }

  @Test
  void anOutputThatShouldEqualItsTargetsIsCutHalfwayBetweenThem() {
    Network same = single(Matrix.row(1), Activation.identity());
    Dataset four = yesOrNo(Matrix.column(0.4, 0.2, 0.6, 0.9), Matrix.column(0, 0, 1, 1));
    assertEquals(1, same.accuracy(four, Cost.meanSquared()));
    // As logits all four say yes.
    assertEquals(0.5, same.accuracy(four));
    assertEquals(0.5, same.accuracy(four, Cost.binaryCrossEntropy()));
    Dataset signs = yesOrNo(Matrix.column(-0.1, 0.1), Matrix.column(-1, 1));
    assertEquals(1, same.accuracy(signs, Cost.meanSquared()));
    Dataset ones = yesOrNo(Matrix.column(0.4, 0.6), Matrix.column(1, 1));
    assertEquals(0.5, same.accuracy(ones, Cost.meanSquared()));
  }

  @Test
  void anOutputThatIsNotANumberIsWrong() {
    Network exploded = single(Matrix.row(Double.NaN, 1), Activation.identity());
    assertArrayEquals(new int[] {-1, -1}, exploded.predict(Matrix.column(1, 2)));
    Dataset zeros =
        Dataset.ofClasses(
            "zeros", Matrix.column(1, 2), new int[] {0, 0}, List.of("x"), List.of("a", "b"));
    assertEquals(0, exploded.accuracy(zeros));
  }

  @Test
  void numbersAreJudgedBesideTheirMean() {
    // Errors 1, 0, 1 beside differences 2, 0, 2 from the mean: 1 − 2/8.
    Dataset line =
        new Dataset(
            "line", Matrix.column(1, 2, 3), Matrix.column(0, 2, 4), List.of("x"), List.of());
    assertEquals(0.75, single(Matrix.row(1), Activation.identity()).rSquared(line));
    assertEquals(
        1,
        single(Matrix.row(2), Activation.identity())
            .with(1, l -> l.with(l.weights(), Matrix.row(-2)))
            .rSquared(line));
  }

  private static Dataset yesOrNo(Matrix x, Matrix y) {
    return new Dataset("yes or no", x, y, List.of("x"), List.of("no", "yes"));
  }

  @Test
  void withReplacesOneLayer() {
    Network changed = TWO.with(2, layer -> layer.with(Matrix.row(4), layer.bias()));
    assertEquals(Matrix.row(4), changed.layer(2).weights());
    assertEquals(TWO.layer(1), changed.layer(1));
    assertEquals(Matrix.row(3), TWO.layer(2).weights());
  }

  @Test
  void zeroLayersAreRefused() {
    assertRefused("network: no layers: give at least one", () -> new Network(List.of()));
    assertRefused(
        "network: widths [3]: give the inputs and at least one layer, each 1 or more",
        () -> Network.of(SEEDS, Initializer.he(), Activation.relu(), 3));
    assertRefused(
        "network: widths [3, 0, 2]: give the inputs and at least one layer, each 1 or more",
        () -> Network.of(SEEDS, Initializer.he(), Activation.relu(), 3, 0, 2));
  }

  @Test
  void layersThatDoNotFitAreNamed() {
    assertRefused(
        "network: layer 1 has 3 neurons but layer 2 takes 4 inputs",
        () ->
            new Network(
                List.of(
                    new Dense(Matrix.zeros(2, 3), Matrix.zeros(1, 3), Activation.relu()),
                    new Dense(Matrix.zeros(4, 1), Matrix.zeros(1, 1), Activation.relu()))));
  }

  @Test
  void aLayerThatDoesNotExistIsNamed() {
    for (int l : new int[] {0, 3}) {
      assertEquals(
          "layer: there is no layer %d: layers count from 1 to 2".formatted(l),
          assertThrows(IndexOutOfBoundsException.class, () -> TWO.layer(l)).getMessage());
    }
  }

  @Test
  void textIsTheArchitecture() {
    assertEquals(
        """
        Network, 4 parameters
          layer 1  1×1  ReLU  2 parameters
          layer 2  1×1  identity  2 parameters""",
        TWO.toString());
  }

  private static Network single(Matrix weights, Activation f) {
    return new Network(List.of(new Dense(weights, Matrix.zeros(1, weights.columns()), f)));
  }

  private static void assertRefused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
