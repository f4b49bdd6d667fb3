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
import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lesson 00: on two moons, luck in the first weights decides whether a small network learns. */
class FirstWeightsDecideOnTheMoonsTest {
  private static final Seeds SEEDS = new Seeds(42);
  private static final Dataset MOONS = Datasets.moons(300, 0.1, SEEDS).binary();

  @Test
  void ofTheLessonsFiveRunsSomeEndLikeAStraightLineAndOneGetsEveryPointRight() {
    double[] accuracies = runs(5, 200);
    assertTrue(accuracies[0] < 0.93);
    assertEquals(1, accuracies[4]);
  }

  @Test
  void ofFiftyRunsAThirdEndNearTheLineAndHalfArePerfect() {
    double[] accuracies = runs(50, 200);
    // Two standard errors of a share over 50 runs: 2·√(0.5·0.5/50) = 0.14.
    assertEquals(1 / 3.0, share(accuracies, a -> a < 0.93), 0.14);
    assertEquals(0.5, share(accuracies, a -> a == 1), 0.14);
  }

  @Test
  void with400EpochsNearlyAllFiftyArePerfect() {
    assertTrue(share(runs(50, 400), a -> a == 1) >= 0.9);
  }

  @Test
  void aStraightLineGetsAboutTenPerCentWrongAndTwoHiddenLayersOf16None() {
    // Of 300 points, 0.02 is 6: the line runs through the tips of both moons.
    assertEquals(0.9, accuracy(SEEDS, 100, 2, 1), 0.02);
    assertEquals(1, accuracy(SEEDS, 100, 2, 16, 16, 1));
  }

  private static double[] runs(int runs, int epochs) {
    return IntStream.rangeClosed(1, runs)
        .mapToDouble(run -> accuracy(SEEDS.run(run), epochs, 2, 4, 1))
        .sorted()
        .toArray();
  }

  private static double share(double[] accuracies, DoublePredicate what) {
    return Arrays.stream(accuracies).filter(what).count() / (double) accuracies.length;
  }

  private static double accuracy(Seeds first, int epochs, int... widths) {
    Network network = Network.of(first, Initializer.xavier(), Activation.tanh(), widths);
    return new Sgd(0.3, 30, epochs)
        .fit(network, MOONS, Cost.binaryCrossEntropy(), SEEDS)
        .network()
        .accuracy(MOONS);
  }
}
