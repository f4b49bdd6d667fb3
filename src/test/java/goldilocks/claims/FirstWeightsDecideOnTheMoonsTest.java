package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.cost.Cost;
import goldilocks.data.Dataset;
import goldilocks.data.Datasets;
import goldilocks.init.Initializer;
import goldilocks.layer.Activation;
import goldilocks.matrix.Seeds;
import goldilocks.network.Network;
import goldilocks.train.Sgd;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lesson 00: on two moons, one small network with five different first weights. */
class FirstWeightsDecideOnTheMoonsTest {
  private static final Seeds SEEDS = new Seeds(42);
  private static final Dataset MOONS = Datasets.moons(300, 0.1, SEEDS).binary();

  @Test
  void twoOfFiveAreStuckAtAbout091AndOneGetsEveryPointRight() {
    double[] accuracies = fiveRuns(200);
    assertEquals(0.91, accuracies[0], 0.01);
    assertEquals(0.91, accuracies[1], 0.01);
    assertTrue(accuracies[2] > 0.98);
    assertEquals(1, accuracies[4]);
  }

  @Test
  void with400EpochsAllFiveArePerfect() {
    assertEquals(1, fiveRuns(400)[0]);
  }

  @Test
  void aStraightLineGetsTenPerCentWrongAndAHiddenLayerOf16TwiceNone() {
    assertEquals(0.90, accuracy(SEEDS, 100, 2, 1), 0.01);
    assertEquals(1, accuracy(SEEDS, 100, 2, 16, 16, 1));
  }

  private static double[] fiveRuns(int epochs) {
    return IntStream.rangeClosed(1, 5)
        .mapToDouble(run -> accuracy(SEEDS.run(run), epochs, 2, 4, 1))
        .sorted()
        .toArray();
  }

  private static double accuracy(Seeds first, int epochs, int... widths) {
    Network network = Network.of(first, Initializer.xavier(), Activation.tanh(), widths);
    return new Sgd(0.3, 30, epochs)
        .fit(network, MOONS, Cost.binaryCrossEntropy(), SEEDS)
        .network()
        .accuracy(MOONS);
  }
}
