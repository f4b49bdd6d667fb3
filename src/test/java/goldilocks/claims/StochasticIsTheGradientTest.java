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
import goldilocks.Step;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;

/** Lesson 03: a batch's gradient is unbiased, with variance S²/B·(N − B)/(N − 1). */
class StochasticIsTheGradientTest {
  private static final Cost COST = Cost.softmaxCrossEntropy();
  private static final Seeds SEEDS = new Seeds(42);
  private static final Dataset DIGITS = Datasets.digits().split(5).standardized().train();
  private static final int N = DIGITS.size();
  private static final Network NETWORK =
      Network.of(SEEDS, Initializer.lecun(), Activation.identity(), 64, 10);
  private static final Matrix WHOLE = gradient(IntStream.range(0, N).toArray());

  @Test
  void theBatchesOfAnEpochHaveTheWholeGradientAsTheirMean() {
    assertEquals(1437, N);
    int[] order = new RandomDataGenerator(SEEDS.stream("order")).nextPermutation(N, N);
    Matrix mean = Matrix.zeros(64, 10);
    for (int batch = 0; batch < 3; batch++) {
      int[] rows = IntStream.range(479 * batch, 479 * (batch + 1)).map(i -> order[i]).toArray();
      mean = mean.plus(gradient(rows).times(1.0 / 3));
    }
    assertEquals(0, mean.minus(WHOLE).sumOfSquares(), 1e-28);
  }

  /** In another order the sums round otherwise, and that is all. */
  @Test
  @Asserts(5)
  void aStepWithAllImagesIsAStepAndHasNoNoise(LedgerCheck ledger) {
    int[] all = new RandomDataGenerator(SEEDS.stream("all")).nextPermutation(N, N);
    ledger.measured(
        "distance of a step with all images from the whole gradient", Math.sqrt(distance(all)));
  }

  @Test
  @Asserts(5)
  void itsVarianceIsThatOfDrawingWithoutRepetition(LedgerCheck ledger) {
    double s2 = IntStream.range(0, N).mapToDouble(i -> distance(i)).average().orElseThrow();
    for (int size : new int[] {1, 16, 256, 1280}) {
      RandomDataGenerator draw = new RandomDataGenerator(SEEDS.stream("draw " + size));
      SummaryStatistics squares = new SummaryStatistics();
      for (int i = 0; i < 200; i++) {
        squares.addValue(distance(draw.nextPermutation(N, size)));
      }
      double standardError = squares.getStandardDeviation() / Math.sqrt(200);
      double theory = s2 / size * (N - size) / (N - 1);
      assertEquals(theory, squares.getMean(), 4 * standardError);
      if (size == 16) {
        // A batch of one is drawn from S² itself; the second factor bends the line by 0.001.
        ledger.measured(
            "slope of a batch's noise over its size, both logarithmic",
            Math.log(squares.getMean() / s2) / 2 / Math.log(16));
      }
      // Small enough to tell N − B from N at B = 256, where they differ by 18 %.
      assertTrue(size == 1 || standardError < 0.03 * theory, "standard error " + standardError);
    }
  }

  @Test
  void halfTheNoiseOfThirtyTwoImagesNeedsOneHundredAndTwenty() {
    assertEquals(0.5, Math.sqrt(noise(120) / noise(32)), 1e-4);
    assertEquals(128, 4 * 32);
    assertTrue(noise(128) < 0.97 * noise(120));
  }

  /** In 45 steps a batch of 32, off by most of its length, comes as far as all 1437 images. */
  @Test
  void stepForStepThirtyTwoImagesAreAsGoodAsAll() {
    for (int run = 1; run <= 3; run++) {
      double few = after45(32, run);
      double all = after45(N, run);
      assertEquals(all, few, 0.05 * all);
      assertTrue(all < 0.6, "both have learned: " + all);
      assertTrue(after45(1, run) > 1.3 * all, "a single image pays for its noise");
    }
  }

  @Test
  void itIsTheStepsNotTheImagesThatCount() {
    assertEquals(14370, 10 * N);
    double one = afterTenEpochs(1);
    double all = afterTenEpochs(N);
    assertTrue(one < 0.01, "batches of one: " + one);
    assertTrue(all > 1, "the whole batch: " + all);
  }

  private static double noise(int size) {
    return (double) (N - size) / size;
  }

  private static double afterTenEpochs(int size) {
    Network end = new Sgd(0.1, size, 10).fit(fresh(1), DIGITS, COST, SEEDS.run(1)).network();
    return end.cost(DIGITS.x(), DIGITS.y(), COST);
  }

  private static double after45(int size, int run) {
    Network network = fresh(run);
    for (Step step : new Sgd(0.1, size, 45).steps(network, DIGITS, COST, SEEDS.run(run))) {
      network = step.next();
      if (step.step() == 45) {
        break;
      }
    }
    return network.cost(DIGITS.x(), DIGITS.y(), COST);
  }

  private static Network fresh(int run) {
    return Network.of(SEEDS.run(run), Initializer.xavier(), Activation.tanh(), 64, 32, 10);
  }

  private static double distance(int... rows) {
    return gradient(rows).minus(WHOLE).sumOfSquares();
  }

  private static Matrix gradient(int... rows) {
    Dataset batch = DIGITS.rows(rows);
    return NETWORK.gradients(batch.x(), batch.y(), COST).layer(1).dW();
  }
}
