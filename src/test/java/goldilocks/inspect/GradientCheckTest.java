package goldilocks.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dense;
import goldilocks.EveryActivation;
import goldilocks.EveryCost;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GradientCheckTest {
  private static final Seeds SEEDS = new Seeds(42);
  private static final Matrix X = Matrix.generate(7, 3, SEEDS.stream("x")::nextGaussian);
  private static final Matrix Y = Matrix.generate(7, 2, SEEDS.stream("y")::nextDouble);
  private static final Network TANH = network(Activation.tanh());

  static Stream<Arguments> everyActivationAndCost() {
    return EveryActivation.list().stream()
        .flatMap(f -> EveryCost.list().stream().map(cost -> Arguments.of(f, cost)));
  }

  @ParameterizedTest
  @MethodSource("everyActivationAndCost")
  void backpropagationAgreesWithFiniteDifferences(Activation f, Cost cost) {
    GradientCheck check = GradientCheck.of(network(f), X, Y, cost, 1e-5);
    // h² = 1e-10 of curvature and ε/h = 2e-11 of rounding, two digits left for their factors.
    assertTrue(check.relativeError() < 1e-8, check::toString);
  }

  @Test
  void theErrorFallsWithTheSquareOfHAndRisesAgainWhereRoundingTakesOver() {
    double e2 = error(1e-2);
    double e3 = error(1e-3);
    double e4 = error(1e-4);
    // Slope +2 on log-log axes; the next term of the series is h² smaller.
    assertEquals(2, Math.log10(e2 / e3), 0.01);
    assertEquals(2, Math.log10(e3 / e4), 0.01);
    assertTrue(error(1e-6) > error(1e-5));
    assertTrue(error(1e-8) > 10 * error(1e-6));
    assertTrue(error(1e-10) > 10 * error(1e-8));
  }

  @Test
  void aPlantedErrorIsFoundAndItsPlaceIsNamed() {
    Network.Gradients right = gradients();
    GradientCheck check =
        check(changed(right, 2, g -> back(g, g.dW().with(1, 3, g.dW().get(1, 3) + 0.5), g.dB())));
    assertTrue(check.worst().startsWith("W2[1][3]: backpropagation "), check::worst);
    assertTrue(check.relativeError() > 0.1);
    check = check(changed(right, 1, g -> back(g, g.dW(), g.dB().with(0, 4, 9))));
    assertTrue(check.worst().startsWith("b1[0][4]: backpropagation 9.00000,"), check::worst);
  }

  @Test
  void aForgottenMeanAWrongSignOrAMissingSlopeAreAllFarFromRounding() {
    Network.Gradients right = gradients();
    assertEquals(6.0 / 8, check(right.times(7)).relativeError(), 1e-8);
    assertEquals(1, check(right.times(-1)).relativeError(), 1e-8);
    assertTrue(
        check(changed(right, 3, g -> back(g, g.dW().times(-1), g.dB()))).relativeError() > 0.1);
  }

  @Test
  void theWorstPlaceShowsBothNumbers() {
    // C = (3w)², w = 1: ∂C/∂w = 18; a central difference is exact for a parabola.
    Network line =
        new Network(List.of(new Dense(Matrix.row(1), Matrix.row(0), Activation.identity())));
    Matrix x = Matrix.row(3);
    Matrix y = Matrix.row(0);
    Cost cost = Cost.meanSquared();
    Network.Gradients wrong =
        changed(line.gradients(x, y, cost), 1, g -> back(g, Matrix.row(20), g.dB()));
    GradientCheck check = GradientCheck.of(line, x, y, cost, wrong, 0.25);
    assertEquals("W1[0][0]: backpropagation 20.0000, finite difference 18.0000", check.worst());
    // ‖(2, 0)‖ / (‖(20, 6)‖ + ‖(18, 6)‖)
    assertEquals(2 / (Math.hypot(20, 6) + Math.hypot(18, 6)), check.relativeError(), 1e-15);
    assertEquals(0.25, check.h());
  }

  @Test
  void twoZeroGradientsAgree() {
    Network zeros = Network.of(SEEDS, Initializer.zeros(), Activation.relu(), 3, 4, 2);
    assertEquals(
        0,
        GradientCheck.of(zeros, X, Matrix.zeros(7, 2), Cost.meanSquared(), 1e-5).relativeError());
  }

  @Test
  void aGradientThatIsNotANumberIsTheWorst() {
    GradientCheck check =
        check(changed(gradients(), 1, g -> back(g, g.dW().with(0, 1, Double.NaN), g.dB())));
    assertTrue(Double.isNaN(check.relativeError()));
    assertTrue(check.worst().startsWith("W1[0][1]: backpropagation NaN"), check::worst);
  }

  /** With biases: behind a layer that is silent on a row, a bias of 0 sits on the bend of ReLU. */
  private static Network network(Activation f) {
    Network network = Network.of(SEEDS, Initializer.xavier(), f, 3, 5, 4, 2);
    RandomGenerator random = SEEDS.stream("biases");
    for (int l = 1; l <= 3; l++) {
      network =
          network.with(
              l,
              layer ->
                  layer.with(
                      layer.weights(), Matrix.generate(1, layer.fanOut(), random::nextGaussian)));
    }
    return network;
  }

  private static double error(double h) {
    return GradientCheck.of(TANH, X, Y, Cost.softmaxCrossEntropy(), h).relativeError();
  }

  private static Network.Gradients gradients() {
    return TANH.gradients(X, Y, Cost.softmaxCrossEntropy());
  }

  private static GradientCheck check(Network.Gradients gradients) {
    return GradientCheck.of(TANH, X, Y, Cost.softmaxCrossEntropy(), gradients, 1e-5);
  }

  private static Network.Gradients changed(
      Network.Gradients gradients, int l, UnaryOperator<Dense.Gradients> change) {
    List<Dense.Gradients> layers = new ArrayList<>(gradients.layers());
    layers.set(l - 1, change.apply(layers.get(l - 1)));
    return new Network.Gradients(layers);
  }

  private static Dense.Gradients back(Dense.Gradients g, Matrix dW, Matrix dB) {
    return new Dense.Gradients(g.dZ(), dW, dB, g.dX());
  }
}
