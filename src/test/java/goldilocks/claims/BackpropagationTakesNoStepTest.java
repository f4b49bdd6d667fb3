package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Datasets;
import goldilocks.Initializer;
import goldilocks.Network;
import goldilocks.Seeds;
import org.junit.jupiter.api.Test;

/** Lesson 05: backpropagation computes gradients and moves nothing; the step is a choice. */
class BackpropagationTakesNoStepTest {
  private static final Seeds SEEDS = new Seeds(42);
  private static final Dataset MOONS = Datasets.moons(20, 0.1, SEEDS);
  private static final Cost COST = Cost.meanSquared();

  @Test
  @Asserts(6)
  void manyGradientsLaterTheNetworkIsTheSameToTheLastBit(LedgerCheck ledger) {
    Network network = start(SEEDS);
    Network.Gradients gradients = gradients(network);
    for (int i = 0; i < 100; i++) {
      assertEquals(gradients, gradients(network));
    }
    assertEquals(start(SEEDS), network);
    double moved = 0;
    for (int l = 1; l <= 3; l++) {
      moved += network.layer(l).weights().minus(start(SEEDS).layer(l).weights()).sumOfSquares();
    }
    ledger.measured("what a hundred gradients move", moved);
    assertNotEquals(network, network.descend(gradients, 0.1));
  }

  @Test
  void aShortStepLowersTheCostByTheRateTimesTheSquareOfTheGradientsNorm() {
    for (int run = 1; run <= 5; run++) {
      Network network = start(SEEDS.run(run));
      Network.Gradients gradients = gradients(network);
      double rate = 1e-5;
      double fall = cost(network) - cost(network.descend(gradients, rate));
      // What is left out is of the order of the rate: 1e-5 times a curvature of some tens.
      assertEquals(1, fall / (rate * gradients.norm() * gradients.norm()), 1e-3);
    }
  }

  @Test
  @Asserts(6)
  void ofTheSameGradientAStepOf03HelpsAndStepsOf1And4AndBackwardsDoHarm(LedgerCheck ledger) {
    Network network = start(SEEDS);
    Network.Gradients gradients = gradients(network);
    double before = cost(network);
    assertTrue(cost(network.descend(gradients, 0.3)) < before);
    assertTrue(cost(network.descend(gradients, 1)) > before);
    ledger.measured("cost before the step", before);
    assertTrue(cost(network.descend(gradients, 4)) > before);
    ledger.measured(
        "cost after a step of −0.3 along the gradient", cost(network.descend(gradients, -0.3)));
  }

  private static Network start(Seeds seeds) {
    return Network.of(seeds, Initializer.lecun(), Activation.tanh(), 2, 8, 8, 2);
  }

  private static Network.Gradients gradients(Network network) {
    return network.gradients(MOONS.x(), MOONS.y(), COST);
  }

  private static double cost(Network network) {
    return network.cost(MOONS.x(), MOONS.y(), COST);
  }
}
