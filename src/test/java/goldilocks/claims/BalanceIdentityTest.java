package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Datasets;
import goldilocks.Dense;
import goldilocks.Initializer;
import goldilocks.Network;
import goldilocks.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Lesson 05: without biases, Σ W ⊙ dW is the same number in every layer of a ReLU network.
 *
 * <p>Twenty seeds; the sums differ by rounding alone, some hundred additions of ε each.
 */
class BalanceIdentityTest {
  private static final Seeds SEEDS = new Seeds(42);
  private static final Dataset MOONS = Datasets.moons(20, 0.1, SEEDS);
  private static final double ROUNDING = 1e-12;

  @Test
  void reluAndLeakyReluBalanceForAnyCost() {
    for (Cost cost :
        List.of(Cost.meanSquared(), Cost.softmaxCrossEntropy(), Cost.binaryCrossEntropy())) {
      for (Activation f : List.of(Activation.relu(), Activation.leakyRelu(0.1))) {
        for (int run = 1; run <= 20; run++) {
          double[] sums = sums(network(f, run), cost);
          for (double sum : sums) {
            assertEquals(sums[4], sum, ROUNDING * Math.max(1, Math.abs(sums[4])));
          }
        }
      }
    }
  }

  @Test
  void anotherCostGivesAnotherNumber() {
    Network network = network(Activation.relu(), 1);
    double meanSquared = sums(network, Cost.meanSquared())[0];
    assertTrue(Math.abs(meanSquared - sums(network, Cost.softmaxCrossEntropy())[0]) > 0.01);
  }

  @Test
  void tanhDoesNotBalance() {
    for (int run = 1; run <= 20; run++) {
      double[] sums = sums(network(Activation.tanh(), run), Cost.meanSquared());
      assertTrue(Math.abs(sums[0] / sums[4] - 1) > 0.1, "run " + run);
    }
  }

  @Test
  void forSomeOfTheLessonsSeedsALowerLayerOfTanhHasTheOtherSign() {
    boolean negative = false;
    for (int run = 1; run <= 5; run++) {
      double[] sums = sums(network(Activation.tanh(), run), Cost.meanSquared());
      negative |= sums[0] / sums[4] < 0;
    }
    assertTrue(negative);
  }

  @Test
  void withBiasesTheGapBetweenTwoLayersIsTheSumOfBTimesDb() {
    for (int run = 1; run <= 20; run++) {
      Network start = network(Activation.relu(), run);
      Network stepped = start.descend(gradients(start, Cost.meanSquared()), 0.1);
      double[] sums = sums(stepped, Cost.meanSquared());
      for (int l = 1; l <= 4; l++) {
        Dense.Gradients g = gradients(stepped, Cost.meanSquared()).layer(l);
        double gap = stepped.layer(l).bias().hadamard(g.dB()).sum();
        double tolerance = ROUNDING * Math.max(1, Math.abs(sums[l]));
        assertEquals(gap, sums[l] - sums[l - 1], tolerance);
        assertTrue(Math.abs(gap) > tolerance);
      }
    }
  }

  private static Network network(Activation f, int run) {
    return Network.of(SEEDS.run(run), Initializer.he(), f, 2, 16, 16, 16, 16, 2);
  }

  private static Network.Gradients gradients(Network network, Cost cost) {
    return network.gradients(MOONS.x(), MOONS.y(), cost);
  }

  private static double[] sums(Network network, Cost cost) {
    Network.Gradients g = gradients(network, cost);
    double[] sums = new double[5];
    for (int l = 1; l <= 5; l++) {
      sums[l - 1] = network.layer(l).weights().hadamard(g.layer(l).dW()).sum();
    }
    return sums;
  }
}
