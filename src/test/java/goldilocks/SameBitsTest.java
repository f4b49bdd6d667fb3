package goldilocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The textbook's steps and the engine give the same weights to the last bit. */
class SameBitsTest {
  private static final Seeds SEEDS = new Seeds(42);
  private static final double CLIPPED = 0.05;

  /** 25 rows: batches of 8 leave one over. */
  private static final Dataset DATA =
      new Dataset(
          "random",
          Matrix.generate(25, 3, SEEDS.stream("x")::nextGaussian),
          Matrix.generate(25, 2, SEEDS.stream("y")::nextGaussian).map(v -> v > 0 ? 1 : 0),
          List.of("x1", "x2", "x3"),
          List.of());

  static Stream<Arguments> everyCombination() {
    return EveryActivation.list().stream()
        .flatMap(
            f ->
                EveryCost.list().stream()
                    .flatMap(
                        cost ->
                            Stream.of(
                                Arguments.of(f, cost, Double.POSITIVE_INFINITY),
                                Arguments.of(f, cost, CLIPPED))));
  }

  @ParameterizedTest
  @MethodSource("everyCombination")
  void afterOneStep(Activation f, Cost cost, double maxNorm) {
    assertSame(new Sgd(0.05, 25, 1, maxNorm), f, cost, 1);
  }

  @ParameterizedTest
  @MethodSource("everyCombination")
  void afterTenSteps(Activation f, Cost cost, double maxNorm) {
    assertSame(new Sgd(0.05, 13, 5, maxNorm), f, cost, 10);
  }

  @ParameterizedTest
  @MethodSource("everyCombination")
  void afterAThousandStepsWithAPartialBatchInEachEpoch(Activation f, Cost cost, double maxNorm) {
    assertSame(new Sgd(0.05, 8, 250, maxNorm), f, cost, 1000);
  }

  @Test
  void theClippedRunsAreClippedAndTheOthersAreNot() {
    Network start = network(Activation.tanh());
    Cost cost = Cost.meanSquared();
    assertTrue(start.gradients(DATA.x(), DATA.y(), cost).norm() > CLIPPED);
    Sgd sgd = new Sgd(0.05, 8, 3);
    assertNotEquals(
        sgd.fit(start, DATA, cost, SEEDS).network(),
        sgd.clip(CLIPPED).fit(start, DATA, cost, SEEDS).network());
  }

  @Test
  void costsThatStopBeingFiniteEndBothAtTheSameStepWithTheSameWords() {
    Sgd sgd = new Sgd(10, 8, 250);
    Cost cost = Cost.meanSquared();
    Network start = network(Activation.relu());
    Step last = last(sgd.steps(start, DATA, cost, SEEDS));
    Training training = sgd.fit(start, DATA, cost, SEEDS);
    assertTrue(training.problem().isPresent());
    assertEquals(last.problem(), training.problem());
    assertEquals(last.step(), training.steps());
    assertEquals(last.next(), training.network());
  }

  private static void assertSame(Sgd sgd, Activation f, Cost cost, int steps) {
    Network start = network(f);
    Step lastStep = last(sgd.steps(start, DATA, cost, SEEDS));
    Epoch lastEpoch = last(sgd.epochs(start, DATA, cost, SEEDS));
    Training training = sgd.fit(start, DATA, cost, SEEDS);
    assertEquals(steps, lastStep.step());
    assertEquals(steps, lastEpoch.steps());
    assertEquals(steps, training.steps());
    assertNotEquals(start, lastStep.next());
    assertEquals(lastStep.next(), lastEpoch.network());
    assertEquals(lastStep.next(), training.network());
    assertTrue(Double.isFinite(training.cost()));
  }

  private static Network network(Activation f) {
    return Network.of(SEEDS, Initializer.he(), f, 3, 5, 4, 2);
  }

  private static <T> T last(Iterable<T> all) {
    T last = null;
    for (T one : all) {
      last = one;
    }
    return last;
  }
}
