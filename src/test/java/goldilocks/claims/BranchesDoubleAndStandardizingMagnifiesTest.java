package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goldilocks.Activation;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Seeds;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;

/** Lesson 13: a residual sum adds squares, and standardizing blows up what differs. */
class BranchesDoubleAndStandardizingMagnifiesTest {
  private static final Seeds SEEDS = new Seeds(13);

  @Test
  void eachBlockDoublesTheMeanSquareOverManyDraws() {
    SummaryStatistics growth = growth(1, 6);
    assertEquals(1.07e9, Math.pow(2, 30), 0.005e9);
    assertEquals(64, growth.getMean(), 3 * standardError(growth));
  }

  @Test
  void aBranchOfOneOverTheRootOfThirtyEndsNearE() {
    SummaryStatistics growth = growth(Math.sqrt(1.0 / 30), 30);
    assertEquals(2.67, Math.pow(1 + 1.0 / 30, 30), 0.005);
    assertEquals(Math.pow(1 + 1.0 / 30, 30), growth.getMean(), 3 * standardError(growth));
  }

  /** Exercise 2: 0.188 doubles over twenty blocks; 1/√20 = 0.224 gives nearly e. */
  @Test
  void overTwentyBlocksTheBranchThatDoublesIsALittleBelowOneOverTheRootOfTwenty() {
    double s = Math.sqrt(Math.pow(2, 1.0 / 20) - 1);
    assertEquals(0.188, s, 5e-4);
    assertEquals(0.224, 1 / Math.sqrt(20), 5e-4);
    assertEquals(2, Math.pow(1 + s * s, 20), 1e-12);
  }

  @Test
  @Asserts(29)
  void aStandardizedSignalHasMeanSquareOneWhateverTheWeights(LedgerCheck ledger) {
    for (double sd : new double[] {0.01, 1}) {
      ledger.measured(
          "mean square of a standardized signal, from sd 0.01 or 1",
          standardized(sd, 0, 10).meanSquare());
    }
  }

  /** π/(π − 1) = 1.47 a layer (Yang et al. 2019), here over layers 5 to 25. */
  @Test
  @Asserts(29)
  void eachStandardizedReluLayerMagnifiesAChangeByOnePointFourSeven(LedgerCheck ledger) {
    double theory = Math.PI / (Math.PI - 1);
    assertEquals(1.47, theory, 0.005);
    SummaryStatistics logs = new SummaryStatistics();
    double h = 1e-6;
    for (int run = 1; run <= 5; run++) {
      logs.addValue(Math.log(change(h, 25, run) / change(h, 5, run)) / 20);
    }
    // A finite batch and width shift the factor by a few times 1/64.
    assertEquals(0.047, 3.0 / 64, 5e-4);
    ledger.measured(
        "factor by which a standardized ReLU layer multiplies a change", Math.exp(logs.getMean()));
  }

  private static double standardError(SummaryStatistics values) {
    return values.getStandardDeviation() / Math.sqrt(values.getN());
  }

  private static SummaryStatistics growth(double s, int blocks) {
    SummaryStatistics growth = new SummaryStatistics();
    for (int run = 1; run <= 300; run++) {
      RandomGenerator random = SEEDS.run(run).stream("blocks");
      Matrix a = Matrix.filled(1, 16, 1);
      for (int l = 1; l <= blocks; l++) {
        Matrix w1 = Initializer.he().weights(16, 16, random);
        Matrix w2 = Initializer.lecun().weights(16, 16, random);
        a = a.plus(a.times(w1).map(Activation.relu()::value).times(w2).times(s));
      }
      growth.addValue(a.meanSquare());
    }
    return growth;
  }

  private static double change(double h, int layers, int run) {
    Seeds seeds = SEEDS.run(run);
    return standardized(seeds, 1, h, layers).minus(standardized(seeds, 1, 0, layers)).meanSquare()
        / (h * h);
  }

  private static Matrix standardized(double sd, double h, int layers) {
    return standardized(SEEDS, sd, h, layers);
  }

  /** The last pre-activations of a standardized ReLU stack, its input moved at random by h. */
  private static Matrix standardized(Seeds seeds, double sd, double h, int layers) {
    Matrix a = Matrix.generate(128, 64, seeds.stream("x")::nextGaussian);
    a = a.plus(Matrix.generate(128, 64, seeds.stream("change")::nextGaussian).times(h));
    RandomGenerator random = seeds.stream("weights");
    Matrix z = a;
    for (int l = 1; l <= layers; l++) {
      z = standardize(a.times(Initializer.normal(sd).weights(64, 64, random)));
      a = z.map(Activation.relu()::value);
    }
    return z;
  }

  private static Matrix standardize(Matrix z) {
    Matrix centred = z.plusRow(z.sumRows().times(-1.0 / z.rows()));
    Matrix sd = centred.hadamard(centred).sumRows().times(1.0 / z.rows()).map(Math::sqrt);
    return centred.zip("over", Matrix.filled(z.rows(), 1, 1).times(sd), (v, s) -> v / s);
  }
}
