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
import goldilocks.inspect.GradientCheck;
import java.util.LinkedList;
import org.junit.jupiter.api.Test;

/** Lesson 05: the planted bugs of the exercises, and what sees them and what does not. */
class EachGradientTestHasABlindSpotTest {
  private static final Seeds SEEDS = new Seeds(42);
  private static final Dataset MOONS = Datasets.moons(20, 0.1, SEEDS);
  private static final Cost COST = Cost.meanSquared();

  @Test
  void theSlopeTakenAtTheActivationIsFoundWithTanhButIsNoBugWithRelu() {
    for (int run = 1; run <= 5; run++) {
      Network tanh = network(Activation.tanh(), run);
      assertTrue(check(tanh, slopeAtA(tanh)).relativeError() > 0.01, "run " + run);
      Network relu = network(Activation.relu(), run);
      assertEquals(relu.gradients(MOONS.x(), MOONS.y(), COST), slopeAtA(relu));
    }
  }

  @Test
  void aForgottenMeanOver20ExamplesIsARelativeErrorOf19Over21() {
    for (int run = 1; run <= 5; run++) {
      Network network = network(Activation.tanh(), run);
      Network.Gradients wrong = network.gradients(MOONS.x(), MOONS.y(), COST).times(20);
      assertEquals(19.0 / 21, check(network, wrong).relativeError(), 1e-9);
    }
  }

  @Test
  void aFactorInAllLayersKeepsTheBalance() {
    Network network = network(Activation.relu(), 1);
    Network.Gradients wrong = network.gradients(MOONS.x(), MOONS.y(), COST).times(20);
    double first = network.layer(1).weights().hadamard(wrong.layer(1).dW()).sum();
    for (int l = 2; l <= 3; l++) {
      Matrix products = network.layer(l).weights().hadamard(wrong.layer(l).dW());
      assertEquals(first, products.sum(), 1e-12 * Math.max(1, Math.abs(first)));
    }
  }

  private static Network network(Activation f, int run) {
    return Network.of(SEEDS.run(run), Initializer.lecun(), f, 2, 8, 8, 2);
  }

  private static GradientCheck check(Network network, Network.Gradients gradients) {
    return GradientCheck.of(network, MOONS.x(), MOONS.y(), COST, gradients, 1e-5);
  }

  private static Network.Gradients slopeAtA(Network network) {
    Network.Pass passes = network.forward(MOONS.x());
    LinkedList<Dense.Gradients> gradients = new LinkedList<>();
    Matrix dA = COST.gradient(passes.output(), MOONS.y());
    for (int l = 3; l >= 1; l--) {
      Dense layer = network.layer(l);
      Dense.Pass pass = passes.layer(l);
      Dense.Pass wrong =
          new Dense.Pass(pass.x(), pass.a(), pass.a().map(layer.activation()::value));
      gradients.addFirst(layer.backward(wrong, dA));
      dA = gradients.getFirst().dX();
    }
    return new Network.Gradients(gradients);
  }
}
