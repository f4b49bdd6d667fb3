package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.inspect.Jacobian;
import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;

/** Lesson 13: the same variance, another spectrum; and ReLU spoils both. */
class OrthogonalKeepsDirectionsUntilReluTest {
  private static final Activation LINEAR = Activation.identity();
  private static final Activation RELU = Activation.relu();
  private static final Seeds SEEDS = new Seeds(13);

  @Test
  @Asserts(31)
  void thirtyOrthogonalLinearLayersStretchNothing(LedgerCheck ledger) {
    double[] all = sigmas(Initializer.orthogonal(1), LINEAR, 1);
    ledger.measured("directions, of 64, that 30 orthogonal linear layers keep", above(0.1, all));
    for (double sigma : all) {
      // Each of 30 products of 64 terms rounds by about √64·ε: far below 1e-12.
      assertEquals(1, sigma, 1e-12);
    }
  }

  @Test
  void thirtyGaussianLayersOfTheSameVarianceKeepADozenDirections() {
    for (int run = 1; run <= 5; run++) {
      assertEquals(12, above(0.1, sigmas(Initializer.lecun(), LINEAR, run)), 3, "run " + run);
    }
  }

  /** The rule of thumb, in the middle of the spectrum, to half a power of ten over 1e-5. */
  @Test
  void theDirectionInTheMiddleIsAsSmallAsTheRuleOfThumbSays() {
    SummaryStatistics logs = new SummaryStatistics();
    for (int run = 1; run <= 10; run++) {
      logs.addValue(Math.log10(sigmas(Initializer.lecun(), LINEAR, run)[31]));
    }
    assertEquals(15 * Math.log10(33.0 / 64), logs.getMean(), 0.5);
  }

  @Test
  void theMeanSquareIsOneOverManyDraws() {
    int draws = 300;
    SummaryStatistics squares = new SummaryStatistics();
    for (int run = 1; run <= draws; run++) {
      Network network =
          Network.of(SEEDS.run(run), Initializer.lecun(), LINEAR, Network.widths(16, 16, 4, 16));
      squares.addValue(
          Matrix.row(Jacobian.singularValues(network, Matrix.filled(1, 16, 1))).meanSquare());
    }
    assertEquals(1, squares.getMean(), 3 * squares.getStandardDeviation() / Math.sqrt(draws));
  }

  @Test
  @Asserts(31)
  void withReluOrthogonalLosesMostDirectionsAndStillLeadsOnAverage(LedgerCheck ledger) {
    double he = 0;
    double orthogonal = 0;
    for (int run = 1; run <= 5; run++) {
      int kept = above(0.1, sigmas(Initializer.orthogonal(Math.sqrt(2)), RELU, run));
      ledger.measured("directions, of 64, that 30 orthogonal ReLU layers keep", kept);
      orthogonal += kept;
      he += above(0.1, sigmas(Initializer.he(), RELU, run));
    }
    assertTrue(orthogonal > he, orthogonal + " against " + he);
  }

  private static double[] sigmas(Initializer scheme, Activation f, int run) {
    Network network = Network.of(SEEDS.run(run), scheme, f, Network.widths(64, 64, 29, 64));
    return Jacobian.singularValues(
        network, Matrix.generate(1, 64, SEEDS.stream("x")::nextGaussian));
  }

  private static int above(double limit, double[] sigmas) {
    return (int) Arrays.stream(sigmas).filter(s -> s > limit).count();
  }
}
