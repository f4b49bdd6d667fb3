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
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lesson 06: from a constant, the neurons of a layer stay copies and make one half-plane. */
class EqualNeuronsDrawOneLineTest {
  private static final Seeds LESSON = new Seeds(42);
  private static final Dataset MOONS = Datasets.moons(300, 0.1, LESSON).binary();
  private static final Dataset CIRCLES = Datasets.circles(300, 0.05, LESSON).binary();

  @Test
  void afterThreeThousandRandomBatchesTheyAreEqualToTheLastBit() {
    Network trained = trained(Initializer.constant(0.5), CIRCLES, 1, 2, 8, 8, 1);
    for (int l = 1; l <= 2; l++) {
      Matrix columns = trained.layer(l).weights().transpose();
      for (int j = 1; j < 8; j++) {
        assertEquals(columns.rows(0), columns.rows(j));
      }
    }
  }

  @Test
  void theBestOfAllHalfPlanesGets90PercentOfTheMoonsAnd70OfTheCircles() {
    assertEquals(0.90, bestHalfPlane(MOONS), 0.005);
    assertEquals(0.70, bestHalfPlane(CIRCLES), 0.005);
  }

  @Test
  void noSeedOfAConstantIsBetterThanThatAndRandomWeightsAre() {
    for (Dataset data : new Dataset[] {MOONS, CIRCLES}) {
      double best = bestHalfPlane(data);
      for (int run = 1; run <= 5; run++) {
        assertTrue(trained(Initializer.constant(0.5), data, run, 2, 8, 1).accuracy(data) <= best);
        assertEquals(1, trained(Initializer.lecun(), data, run, 2, 8, 1).accuracy(data));
      }
    }
  }

  /** One neuron: 0.89 of the moons; a constant start the same but for a few of the 300 points. */
  @Test
  @Asserts(13)
  void onTheMoonsAConstantIsWorthOneNeuron(LedgerCheck ledger) {
    double neuron = trained(Initializer.lecun(), MOONS, 1, 2, 1).accuracy(MOONS);
    double constant = trained(Initializer.constant(0.5), MOONS, 1, 2, 8, 1).accuracy(MOONS);
    assertEquals(0.89, neuron, 0.005);
    ledger.measured(
        "share of the moons right, from zeros",
        trained(Initializer.zeros(), MOONS, 1, 2, 8, 1).accuracy(MOONS));
    ledger.measured("share of the moons right, from equal weights that are not 0", constant);
    assertEquals(neuron, constant, 0.02);
  }

  private static Network trained(Initializer init, Dataset data, int run, int... widths) {
    Seeds seeds = new Seeds(6).run(run);
    return new Sgd(0.5, 30, 300)
        .fit(
            Network.of(seeds, init, Activation.tanh(), widths),
            data,
            Cost.binaryCrossEntropy(),
            seeds)
        .network();
  }

  /** Over 720 directions, and all cuts across each. */
  private static double bestHalfPlane(Dataset data) {
    int[] labels = data.labels();
    int best = 0;
    for (int k = 0; k < 720; k++) {
      double angle = 2 * Math.PI * k / 720;
      Matrix along = data.x().times(Matrix.column(Math.cos(angle), Math.sin(angle)));
      int[] order =
          IntStream.range(0, labels.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> along.get(i, 0)))
              .mapToInt(i -> i)
              .toArray();
      int right = IntStream.of(labels).sum();
      for (int i : order) {
        right += labels[i] == 0 ? 1 : -1;
        best = Math.max(best, right);
      }
    }
    return best / (double) labels.length;
  }
}
