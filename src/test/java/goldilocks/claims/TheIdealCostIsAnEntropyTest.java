package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Datasets;
import goldilocks.Initializer;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Sgd;
import goldilocks.Training;
import goldilocks.arithmetic.Elementary;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Lesson 02: the least honest cost is the entropy that the input leaves, seldom 0. */
class TheIdealCostIsAnEntropyTest {
  private static final Cost COST = Cost.binaryCrossEntropy();
  private static final Seeds SEEDS = new Seeds(42);

  @Test
  @Asserts(4)
  void aNetworkThatCannotSeeEndsAtTheSharesAndTheirEntropy(LedgerCheck ledger) {
    Dataset moons = Datasets.moons(300, 0.1, SEEDS).binary();
    int[] threeToOne = IntStream.range(0, 300).filter(i -> i % 2 == 0 || i % 6 == 1).toArray();
    Dataset lopsided = moons.rows(threeToOne);
    assertEquals(0.25, lopsided.y().mean());
    Network start = Network.of(SEEDS, Initializer.zeros(), Activation.tanh(), 2, 16, 1);
    Training blind = new Sgd(1, 200, 200).fit(start, lopsided, COST, SEEDS);
    assertEquals(entropy(0.25), blind.cost(), 1e-12);
    ledger.measured("least cost where only the shares 3 : 1 are known", blind.cost());
    double z = blind.network().output(lopsided.x()).get(0, 0);
    assertEquals(0.25, Elementary.sigmoid(z), 1e-9);
  }

  @Test
  @Asserts(4)
  void aNetworkThatSeesGoesOnTowardsZero(LedgerCheck ledger) {
    Dataset moons = Datasets.moons(300, 0.1, SEEDS).binary();
    for (int run = 1; run <= 3; run++) {
      Network start = Network.of(SEEDS.run(run), Initializer.xavier(), Activation.tanh(), 2, 16, 1);
      Training seeing = new Sgd(1, 30, 200).fit(start, moons, COST, SEEDS.run(run));
      ledger.measured("cost that is left where the input settles every label", seeing.cost());
    }
  }

  /**
   * With a fifth of the labels flipped, no answer that knows only the input costs less than 0.5.
   */
  @Test
  void belowTheFloorOfNoisyLabelsANetworkLearnsThemByHeart() {
    assertEquals(0.500, entropy(0.2), 5e-4);
    for (int run = 1; run <= 3; run++) {
      Seeds own = SEEDS.run(run);
      Dataset seen = flipped(100, own.child("seen"));
      Dataset unseen = flipped(1000, own.child("unseen"));
      Network start = Network.of(own, Initializer.he(), Activation.relu(), 2, 64, 64, 1);
      Network early = new Sgd(0.2, 10, 30).fit(start, seen, COST, own).network();
      Network late = new Sgd(0.2, 10, 600).fit(start, seen, COST, own).network();
      assertTrue(late.cost(seen.x(), seen.y(), COST) < entropy(0.2), "seen, run " + run);
      double unseenLate = late.cost(unseen.x(), unseen.y(), COST);
      assertTrue(unseenLate > early.cost(unseen.x(), unseen.y(), COST), "unseen, run " + run);
    }
  }

  private static double entropy(double p) {
    return -p * Math.log(p) - (1 - p) * Math.log(1 - p);
  }

  private static Dataset flipped(int points, Seeds seeds) {
    Dataset clean = Datasets.moons(points, 0.1, seeds).binary();
    RandomGenerator coin = seeds.stream("flips");
    return new Dataset(
        "noisy moons",
        clean.x(),
        clean.y().map(y -> coin.nextDouble() < 0.2 ? 1 - y : y),
        clean.features(),
        clean.classes());
  }
}
