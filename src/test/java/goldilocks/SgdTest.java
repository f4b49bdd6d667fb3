package goldilocks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SgdTest {
  private static final Seeds SEEDS = new Seeds(42);
  private static final Cost SQUARED = Cost.meanSquared();

  /** Ten rows that tell which they are. */
  private static final Dataset TEN = numbers(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);

  /** C = 4w² + b²: along w the curvature λ is 8, along b it is 2. */
  private static final Dataset BOWL = numbers(2, -2);

  private static final Dataset MOONS = Datasets.moons(60, 0.1, SEEDS);
  private static final Network MOONS_START =
      Network.of(SEEDS, Initializer.he(), Activation.relu(), 2, 8, 2);

  @AfterEach
  void leaveNoInterruptBehind() {
    Thread.interrupted();
  }

  @Test
  void oneStepByHand() {
    // z = 3·2 = 6, target 0: C = 36, ∂C/∂w = 2·6·2 = 24, ∂C/∂b = 12.
    Step step = new Sgd(0.25, 1, 1).steps(line(3), numbers(2), SQUARED, SEEDS).iterator().next();
    assertEquals(36, step.cost());
    assertEquals(Matrix.row(3 - 24 * 0.25), step.next().layer(1).weights());
    assertEquals(Matrix.row(-12 * 0.25), step.next().layer(1).bias());
    assertEquals(line(3), step.network());
    assertEquals(1, step.step());
    assertEquals(1, step.epoch());
  }

  @Test
  void onABowlDescentConvergesUpToTwoOverTheCurvatureAndDivergesBeyond() {
    // Every step multiplies w by 1 − 8η.
    assertTrue(weightAfter(200, 0.24) < 1e-7);
    assertEquals(1, weightAfter(200, 0.25));
    assertTrue(weightAfter(200, 0.26) > 1e6);
    assertEquals(Math.pow(1 - 8 * 0.01, 100), weightAfter(100, 0.01), 1e-12);
  }

  @Test
  void everyEpochVisitsEveryRowOnceInANewOrder() {
    Sgd sgd = new Sgd(1e-9, 3, 4);
    List<List<Double>> epochs = new ArrayList<>();
    for (Step step : sgd.steps(line(0), TEN, SQUARED, SEEDS)) {
      if (step.epoch() > epochs.size()) {
        epochs.add(new ArrayList<>());
      }
      for (double row : step.x().toArray()) {
        epochs.get(step.epoch() - 1).add(row);
      }
      assertEquals(step.step() % 4 == 0 ? 1 : 3, step.x().rows(), "the last batch is what is left");
      assertEquals(step.x().rows(), step.y().rows());
    }
    List<Double> all = IntStream.range(0, 10).mapToObj(i -> (double) i).toList();
    assertEquals(4, epochs.size());
    for (List<Double> epoch : epochs) {
      assertEquals(all, epoch.stream().sorted().toList());
    }
    assertEquals(4, epochs.stream().distinct().count());
  }

  @Test
  void everyOrderOfTheFirstEpochIsEquallyLikely() {
    int draws = 30_000;
    int[] counts = new int[22];
    Sgd sgd = new Sgd(1e-9, 1, 1);
    for (int run = 0; run < draws; run++) {
      int order = 0;
      for (Step step : sgd.steps(line(0), numbers(0, 1, 2), SQUARED, SEEDS.run(run))) {
        order = order * 3 + (int) step.x().get(0, 0);
      }
      counts[order]++;
    }
    // 012, 021, 102, 120, 201, 210 in base 3; binomial with p = 1/6.
    for (int order : new int[] {5, 7, 11, 15, 19, 21}) {
      assertEquals(draws / 6.0, counts[order], 5 * Math.sqrt(draws * 5 / 36.0));
    }
  }

  @Test
  void stepsAndEpochsCountFromOne() {
    List<Step> steps = new ArrayList<>();
    new Sgd(0.1, 5, 2).steps(line(0), TEN, SQUARED, SEEDS).forEach(steps::add);
    assertEquals(List.of(1, 2, 3, 4), steps.stream().map(Step::step).toList());
    assertEquals(List.of(1, 1, 2, 2), steps.stream().map(Step::epoch).toList());
    List<Epoch> epochs = new ArrayList<>();
    new Sgd(0.1, 5, 2).epochs(line(0), TEN, SQUARED, SEEDS).forEach(epochs::add);
    assertEquals(List.of(1, 2), epochs.stream().map(Epoch::epoch).toList());
    assertEquals(List.of(2, 4), epochs.stream().map(Epoch::steps).toList());
  }

  @Test
  void anEpochsCostIsTheMeanOverItsExamples() {
    // A last batch of one row counts for one row, not for a batch.
    Sgd sgd = new Sgd(0.001, 3, 1);
    double sum = 0;
    for (Step step : sgd.steps(line(1), TEN, SQUARED, SEEDS)) {
      sum += step.cost() * step.x().rows();
    }
    assertEquals(List.of(sum / 10), sgd.fit(line(1), TEN, SQUARED, SEEDS).costs());
  }

  @Test
  void theSameSeedsTrainTheSameNetworkAndOthersAnother() {
    Sgd sgd = new Sgd(0.1, 7, 3);
    Cost cost = Cost.softmaxCrossEntropy();
    Training first = sgd.fit(MOONS_START, MOONS, cost, SEEDS);
    assertEquals(first, sgd.fit(MOONS_START, MOONS, cost, new Seeds(42)));
    assertNotEquals(first.network(), sgd.fit(MOONS_START, MOONS, cost, new Seeds(43)).network());
  }

  @Test
  void aLoopOverStepsOrEpochsBeginsAgainEachTime() {
    Sgd sgd = new Sgd(0.1, 7, 1);
    Iterable<Step> steps = sgd.steps(MOONS_START, MOONS, Cost.softmaxCrossEntropy(), SEEDS);
    assertEquals(steps.iterator().next().next(), steps.iterator().next().next());
    Iterable<Epoch> epochs = sgd.epochs(MOONS_START, MOONS, Cost.softmaxCrossEntropy(), SEEDS);
    assertEquals(epochs.iterator().next().network(), epochs.iterator().next().network());
  }

  @Test
  void trainingLearnsTheMoons() {
    Network start = Network.of(SEEDS, Initializer.xavier(), Activation.tanh(), 2, 16, 2);
    Training training = new Sgd(0.3, 10, 600).fit(start, MOONS, Cost.softmaxCrossEntropy(), SEEDS);
    assertTrue(training.cost() < training.costs().get(0));
    // A straight line gets 88 to 89 % of the moons right.
    assertTrue(training.network().accuracy(MOONS) > 0.9);
    assertEquals(Optional.empty(), training.problem());
    assertEquals(600, training.costs().size());
    assertEquals(600 * 6, training.steps());
    assertTrue(training.toString().startsWith("600 epochs, 3600 steps: cost 0."));
  }

  @Test
  void clippingShortensLongGradientsToTheNormAndLeavesShortOnes() {
    Step free = new Sgd(0.1, 1, 1).steps(line(3), numbers(2), SQUARED, SEEDS).iterator().next();
    double norm = Math.hypot(24, 12);
    assertEquals(norm, free.gradients().norm(), 1e-14);
    Sgd clipped = new Sgd(0.1, 1, 1).clip(1);
    Step step = clipped.steps(line(3), numbers(2), SQUARED, SEEDS).iterator().next();
    assertEquals(1, step.gradients().norm(), 1e-15);
    assertEquals(3 - 0.1 * 24 / norm, step.next().layer(1).weights().get(0, 0), 1e-15);
    Sgd wide = new Sgd(0.1, 1, 1).clip(27);
    assertEquals(free, wide.steps(line(3), numbers(2), SQUARED, SEEDS).iterator().next());
  }

  @Test
  void trainingEndsAtTheFirstCostThatIsNotFiniteAndKeepsTheNetworkBefore() {
    Network huge = line(1e200);
    Training training = new Sgd(0.1, 2, 9).fit(huge, BOWL, SQUARED, SEEDS);
    assertEquals(
        Optional.of(
            "step 1: the cost is Infinity: the outputs are finite but too large for the cost;"
                + " try a smaller learning rate or smaller first weights"),
        training.problem());
    assertEquals(huge, training.network());
    assertEquals(1, training.steps());
    assertEquals(1, training.costs().size());
    assertEquals(training.problem().orElseThrow(), training.toString());
  }

  @Test
  void theFirstLayerThatIsNotFiniteIsNamed() {
    Dense growing = new Dense(Matrix.row(1e200), Matrix.row(0), Activation.identity());
    Network network = new Network(List.of(growing, growing, growing));
    Training training = new Sgd(0.1, 1, 1).fit(network, numbers(1), SQUARED, SEEDS);
    assertEquals(
        Optional.of(
            "step 1: the cost is Infinity: layer 2 is the first whose values are not finite;"
                + " try a smaller learning rate or smaller first weights"),
        training.problem());
  }

  @Test
  void aDivergingTrainingSaysTheStep() {
    // |1 − 8η| = 79, so |w| = 79ⁿ after n steps; the sum of both rows, 8w², must overflow.
    Training training = new Sgd(10, 2, 500).fit(line(1), BOWL, SQUARED, SEEDS);
    int step = 1 + (int) Math.ceil(Math.log10(Double.MAX_VALUE / 8) / 2 / Math.log10(79));
    assertEquals(step, training.steps());
    assertTrue(training.problem().orElseThrow().startsWith("step " + step + ": the cost is Inf"));
    assertTrue(training.network().layer(1).weights().isFinite());
  }

  @Test
  void stepsEndAfterTheOneThatFailed() {
    Iterator<Step> steps = new Sgd(0.1, 2, 9).steps(line(1e200), BOWL, SQUARED, SEEDS).iterator();
    Step step = steps.next();
    assertTrue(step.problem().isPresent());
    assertEquals(step.network(), step.next());
    assertFalse(steps.hasNext());
    assertThrows(NoSuchElementException.class, steps::next);
  }

  @Test
  void epochsEndAfterTheLast() {
    Iterator<Epoch> epochs = new Sgd(0.1, 2, 1).epochs(line(1), BOWL, SQUARED, SEEDS).iterator();
    assertEquals(Optional.empty(), epochs.next().problem());
    assertFalse(epochs.hasNext());
    assertThrows(NoSuchElementException.class, epochs::next);
  }

  @Test
  void anInterruptEndsAFitAfterTheStepItIsInAndKeepsItsWeights() {
    Step first = new Sgd(0.1, 7, 9).steps(MOONS_START, MOONS, SQUARED, SEEDS).iterator().next();
    Thread.currentThread().interrupt();
    Training training = new Sgd(0.1, 7, 9).fit(MOONS_START, MOONS, SQUARED, SEEDS);
    assertEquals(Optional.of("step 1: stopped"), training.problem());
    assertEquals(first.next(), training.network());
    assertEquals("step 1: stopped", training.toString());
    assertTrue(Thread.interrupted(), "the rest of the cell sees the interrupt too");
  }

  @Test
  void anInterruptEndsTheStepsAfterTheOneTheyAreInWithTheSameWords() {
    Iterator<Step> steps = new Sgd(0.1, 7, 9).steps(MOONS_START, MOONS, SQUARED, SEEDS).iterator();
    assertEquals(Optional.empty(), steps.next().problem());
    Thread.currentThread().interrupt();
    assertEquals(Optional.of("step 2: stopped"), steps.next().problem());
    assertFalse(steps.hasNext());
    Step only = new Sgd(0.1, 7, 9).steps(MOONS_START, MOONS, SQUARED, SEEDS).iterator().next();
    assertEquals(Optional.of("step 1: stopped"), only.problem(), "there is always a first");
  }

  @Test
  void asManyEpochsAsThereAreNumbersForTheirStepsCanBeAskedForAndNoMore() {
    Sgd most = new Sgd(1e-9, 10, Integer.MAX_VALUE);
    assertEquals(1, most.steps(line(0), TEN, SQUARED, SEEDS).iterator().next().epoch());
    Sgd more = new Sgd(1e-9, 5, Integer.MAX_VALUE);
    String message =
        "training: 2147483647 epochs of 2 steps are more than 2147483647 steps: use fewer epochs";
    assertRefused(message, () -> more.steps(line(0), TEN, SQUARED, SEEDS));
    assertRefused(message, () -> more.fit(line(0), TEN, SQUARED, SEEDS));
  }

  @Test
  void aClippedStepsGradientsAreThoseOfTheShortenedCostInAllParts() {
    Step free = new Sgd(0.1, 1, 1).steps(line(3), numbers(2), SQUARED, SEEDS).iterator().next();
    Sgd clipped = new Sgd(0.1, 1, 1).clip(1);
    Step step = clipped.steps(line(3), numbers(2), SQUARED, SEEDS).iterator().next();
    assertEquals(free.gradients().times(1 / Math.hypot(24, 12)), step.gradients());
    // dW = x·dZ with x = 2, clipped or not.
    Dense.Gradients g = step.gradients().layer(1);
    assertEquals(2 * g.dZ().get(0, 0), g.dW().get(0, 0), 1e-15);
  }

  @Test
  void aRateABatchANumberOfEpochsAndANormMustBeAboveZero() {
    for (double bad : new double[] {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertRefused("training: the learning rate is " + bad + ": ", () -> new Sgd(bad, 1, 1));
    }
    assertRefused("training: the batch size is 0", () -> new Sgd(0.1, 0, 1));
    assertRefused("training: the number of epochs is -1", () -> new Sgd(0.1, 1, -1));
    assertRefused("training: the greatest gradient norm is 0", () -> new Sgd(0.1, 1, 1).clip(0));
    assertRefused(
        "training: the greatest gradient norm is NaN", () -> new Sgd(0.1, 1, 1).clip(Double.NaN));
  }

  @Test
  void aBatchLargerThanTheDataIsRefusedAtOnce() {
    Sgd sgd = new Sgd(0.1, 11, 1);
    String message =
        "training: a batch of 11 is larger than the 10 rows of numbers: use 10 or less";
    assertRefused(message, () -> sgd.fit(line(1), TEN, SQUARED, SEEDS));
    assertRefused(message, () -> sgd.steps(line(1), TEN, SQUARED, SEEDS));
    assertRefused(message, () -> sgd.epochs(line(1), TEN, SQUARED, SEEDS));
  }

  @Test
  void dataThatDoNotFitTheNetworkAreRefusedAtOnce() {
    assertRefused(
        "training: the network takes 2 inputs and gives 2 outputs, but numbers has 1 and 1",
        () -> new Sgd(0.1, 1, 1).steps(MOONS_START, TEN, SQUARED, SEEDS));
    assertRefused(
        "training: the network takes 2 inputs and gives 2 outputs, but moons has 2 and 1",
        () -> new Sgd(0.1, 1, 1).fit(MOONS_START, MOONS.binary(), SQUARED, SEEDS));
  }

  @Test
  void wholeBatchesDivideTheEpochEvenly() {
    int[] rows =
        IntStream.rangeClosed(1, 10)
            .map(size -> new Sgd(1e-9, size, 3).fit(line(0), TEN, SQUARED, SEEDS).steps() / 3)
            .toArray();
    assertArrayEquals(new int[] {10, 5, 4, 3, 2, 2, 2, 2, 2, 1}, rows);
  }

  /** |w| after so many steps on the bowl, from w = 1. */
  private static double weightAfter(int steps, double learningRate) {
    Network end = new Sgd(learningRate, 2, steps).fit(line(1), BOWL, SQUARED, SEEDS).network();
    return Math.abs(end.layer(1).weights().get(0, 0));
  }

  /** z = w·x + 0. */
  private static Network line(double w) {
    return new Network(List.of(new Dense(Matrix.row(w), Matrix.row(0), Activation.identity())));
  }

  /** The given inputs, each with the target 0. */
  private static Dataset numbers(double... x) {
    return new Dataset(
        "numbers", Matrix.column(x), Matrix.zeros(x.length, 1), List.of("x"), List.of());
  }

  private static void assertRefused(String beginning, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.startsWith(beginning), message);
  }
}
