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

/** Lesson 06: nearly equal neurons drift apart; and zero weights do no harm if biases differ. */
class TheSmallestDifferenceGrowsTest {
  private static final Seeds LESSON = new Seeds(42);
  private static final Dataset MOONS = Datasets.moons(300, 0.1, LESSON).binary();
  private static final Dataset CIRCLES = Datasets.circles(300, 0.05, LESSON).binary();
  private static final Cost COST = Cost.binaryCrossEntropy();

  @Test
  void aThousandTimesLessDisorderIsAThousandTimesLessDistance() {
    double distance = apart(trained(CIRCLES, 1e-8, 100));
    assertEquals(1000, distance / apart(trained(CIRCLES, 1e-11, 100)), 5);
    // Of 5e-9 or so at the start.
    assertTrue(distance > 1e-6);
  }

  @Test
  void theCirclesFreeANetworkThatDiffersInTheTwelfthDigit() {
    assertTrue(apart(trained(CIRCLES, 1e-12, 800)) > 0.3);
    assertTrue(apart(trained(CIRCLES, 1e-9, 800)) > 1);
  }

  @Test
  void theMoonsTakeLongerThan800EpochsBelowOneThousandth() {
    assertTrue(trained(MOONS, 1e-3, 800).accuracy(MOONS) > 0.99);
    assertEquals(0.9, trained(MOONS, 1e-6, 800).accuracy(MOONS), 0.03);
  }

  @Test
  @Asserts(14)
  void zeroWeightsWithRandomBiasesGetAllMoonsRight(LedgerCheck ledger) {
    for (int run = 1; run <= 5; run++) {
      Seeds seeds = new Seeds(6).run(run);
      Matrix biases = Matrix.generate(1, 8, seeds.stream("biases")::nextGaussian);
      Network zeros = Network.of(seeds, Initializer.zeros(), Activation.tanh(), 2, 8, 1);
      Network start = zeros.with(1, layer -> layer.with(layer.weights(), biases));
      Network trained = new Sgd(0.5, 30, 400).fit(start, MOONS, COST, seeds).network();
      Network blind = new Sgd(0.5, 30, 400).fit(zeros, MOONS, COST, seeds).network();
      ledger.measured(
          "share of the moons right, zero weights and zero biases", blind.accuracy(MOONS));
      ledger.measured(
          "share of the moons right, zero weights and random biases", trained.accuracy(MOONS));
    }
  }

  private static Network trained(Dataset data, double disorder, int epochs) {
    Seeds seeds = new Seeds(6);
    Initializer nearly =
        (fanIn, fanOut, random) ->
            Matrix.generate(fanIn, fanOut, () -> 0.5 + disorder * random.nextGaussian());
    Network start = Network.of(seeds, nearly, Activation.tanh(), 2, 8, 1);
    return new Sgd(0.5, 30, epochs).fit(start, data, COST, seeds).network();
  }

  /** The rms distance of the neurons' weights from their mean. */
  private static double apart(Network network) {
    Matrix w = network.layer(1).weights();
    return Math.sqrt(w.minus(w.times(Matrix.filled(8, 8, 1.0 / 8))).meanSquare());
  }
}
