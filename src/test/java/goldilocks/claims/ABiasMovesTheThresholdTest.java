package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Datasets;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Sgd;
import goldilocks.inspect.Summary;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** Lesson 01: a bias does not make sure that a neuron is active, it moves the threshold. */
class ABiasMovesTheThresholdTest {
  private static final Seeds SEEDS = new Seeds(42);

  /** z is normal with mean b and variance 2; at b = −3 a share of 0.017 stays active. */
  @Test
  @Asserts(2)
  void theShareOfActiveReluNeuronsFollowsTheNormalDistribution(LedgerCheck ledger) {
    NormalDistribution phi = new NormalDistribution();
    int neurons = 50_000;
    for (double b : new double[] {-3, -1, 0, 1, 3}) {
      // One example a neuron, so that the counts are independent and binomial.
      Matrix x = Matrix.generate(neurons, 50, SEEDS.stream("x")::nextGaussian);
      Matrix w = Initializer.he().weights(50, neurons, SEEDS.stream("w")).transpose();
      Matrix z = x.hadamard(w).times(Matrix.filled(50, 1, 1));
      double share = z.map(v -> v + b > 0 ? 1 : 0).mean();
      if (Math.abs(b) == 3) {
        String bias = b < 0 ? "−3" : "3";
        ledger.measured("share of ReLUs that a bias of %s leaves active".formatted(bias), share);
      }
      double p = phi.cumulativeProbability(b / Math.sqrt(2));
      // Given x, z is normal with variance 2m, m the mean square of 50 inputs, of variance 1/25:
      // half of that times ∂²Φ(b/√(2m))/∂m² moves the share, by at most 0.0028 (at b = ±1).
      assertEquals(p, share, 4 * Math.sqrt(p * (1 - p) / neurons) + 0.0028);
    }
  }

  @Test
  void trainingUsesBiasesOfBothSigns() {
    Dataset moons = Datasets.moons(300, 0.1, SEEDS).binary();
    for (int run = 1; run <= 5; run++) {
      Seeds own = SEEDS.run(run);
      Network start = Network.of(own, Initializer.he(), Activation.relu(), 2, 16, 1);
      Network trained =
          new Sgd(0.1, 30, 30).fit(start, moons, Cost.binaryCrossEntropy(), own).network();
      Summary bias = Summary.of(trained.layer(1).bias());
      assertTrue(bias.min() < -0.1, "run %d, least bias: %s".formatted(run, bias.min()));
      assertTrue(bias.max() > 0.1, "run %d, greatest bias: %s".formatted(run, bias.max()));
    }
  }
}
