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
import org.junit.jupiter.api.Test;

/** Lesson 06: one layer at zero under a random one learns, if its slope at zero is not zero. */
class OneLayerAtZeroLearnsTest {
  private static final Seeds SEEDS = new Seeds(42);
  private static final Dataset MOONS = Datasets.moons(300, 0.1, SEEDS).binary();

  @Test
  @Asserts(35)
  void exceptWhereItsSlopeAtZeroIsZero(LedgerCheck ledger) {
    assertEquals(0, Activation.relu().slope(0));
    ledger.measured(
        "share of the moons right, tanh, the second of three layers at zero",
        trained(Activation.tanh(), 2));
    ledger.measured(
        "share of the moons right, ReLU, the second of three layers at zero",
        trained(Activation.relu(), 2));
    assertTrue(trained(Activation.sigmoid(), 2) > 0.8);
  }

  @Test
  void theLastLayerHasNoBendAndMayStartAtZero() {
    assertEquals(1, trained(Activation.relu(), 3));
    assertEquals(1, trained(Activation.tanh(), 3));
    assertTrue(trained(Activation.sigmoid(), 3) > 0.8);
  }

  private static double trained(Activation f, int zero) {
    Network start =
        Network.of(SEEDS, Initializer.xavier(), f, 2, 8, 8, 1)
            .with(
                zero,
                layer -> layer.with(Matrix.zeros(layer.fanIn(), layer.fanOut()), layer.bias()));
    return new Sgd(0.5, 30, 600)
        .fit(start, MOONS, Cost.binaryCrossEntropy(), SEEDS)
        .network()
        .accuracy(MOONS);
  }
}
