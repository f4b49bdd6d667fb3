package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goldilocks.Activation;
import goldilocks.Dense;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;

/** Lesson 10: ReLU keeps half of the mean square, and Var(w) = 2/fanIn makes up for it. */
class HeKeepsTheSignalTest {
  private static final Activation RELU = Activation.relu();
  private static final Seeds SEEDS = new Seeds(10);

  @Test
  void ofAMirroredPairOfNumbersReluKeepsOneSquare() {
    for (double z : new double[] {0, 0.3, -2.5, 1e100}) {
      assertEquals(z * z, square(RELU.value(z)) + square(RELU.value(-z)));
    }
  }

  @Test
  void aLayerAndItsMirrorImageTogetherPassOnWhatTheyGot() {
    Matrix x = Matrix.generate(5, 64, SEEDS.stream("x")::nextGaussian);
    Dense layer = Dense.of(64, 64, Initializer.he(), RELU, SEEDS.stream("w"));
    Dense mirror = layer.with(layer.weights().times(-1), layer.bias());
    Dense.Pass pass = layer.forward(x);
    assertEquals(
        pass.z().sumOfSquares(),
        pass.a().sumOfSquares() + mirror.forward(x).a().sumOfSquares(),
        1e-12 * pass.z().sumOfSquares());
  }

  /** For a standard normal z: E[a²] = 0.5, E[a] = 1/√(2π), about 0.4; variance about 0.34. */
  @Test
  @Asserts(27)
  void reluHalvesTheMeanSquareButNotTheVariance(LedgerCheck ledger) {
    int n = 1_000_000;
    Matrix a = Matrix.generate(1, n, SEEDS.stream("z")::nextGaussian).map(RELU::value);
    double mean = 1 / Math.sqrt(2 * Math.PI);
    double variance = 0.5 - mean * mean;
    assertEquals(0.4, mean, 0.005);
    assertEquals(0.34, variance, 0.005);
    // Five standard errors; a² has variance E[a⁴] − ¼ = 3/2 − 1/4, and (a − mean)² less.
    assertEquals(0.5, a.meanSquare(), 5 * Math.sqrt(1.25 / n));
    assertEquals(mean, a.mean(), 5 * Math.sqrt(variance / n));
    ledger.measured("variance of relu(z) for z of variance 1", square(a.sd()));
  }

  @Test
  @Asserts(15)
  void overManyDrawsTheTenthHeLayerHasTheMeanSquareOfTheInput(LedgerCheck ledger) {
    int draws = 400;
    SummaryStatistics meanSquares = new SummaryStatistics();
    for (int run = 1; run <= draws; run++) {
      meanSquares.addValue(meanSquareOfLayerTen(Initializer.he(), run));
    }
    double standardError = meanSquares.getStandardDeviation() / Math.sqrt(draws);
    assertEquals(1, meanSquares.getMean(), 3 * standardError);
    ledger.measured(
        "mean square after ten ReLU layers from sd √(2/n), of 1", meanSquares.getMean());
    // Var(ln q) ≈ 5(L − 1)/n + 2/n for one image: sd 0.86, so a standard error near 0.05.
    assertEquals(0.05, standardError, 0.025);
  }

  /** The same draws at another spread differ by exactly gainˡ, because ReLU scales. */
  @Test
  @Asserts(15)
  void theGainsAreWhatTheFormulaSays(LedgerCheck ledger) {
    ledger.measured("gain of a ReLU layer of 64 from sd 0.01", gain(Initializer.normal(0.01)));
    assertEquals(0.566, gain(Initializer.normal(0.1)), 5e-4);
    assertEquals(0.71, gain(Initializer.xavier()), 0.005);
    assertEquals(5.7, gain(Initializer.normal(1)), 0.05);
  }

  @Test
  void betweenXavierAndHeLiesAFactorOfAThousandAtLayerTwenty() {
    double gain = gain(Initializer.xavier());
    assertEquals(32, Math.pow(gain, -10), 1e-9);
    assertEquals(724, Math.pow(gain, -19), 0.5);
    assertEquals(1024, Math.pow(gain, -20), 1e-6);
  }

  @Test
  @Asserts(16)
  void atWidth64HesWeightsAreFarFromOne(LedgerCheck ledger) {
    ledger.measured("sd of He's weights with 64 inputs", Initializer.he().sd(64, 64));
    assertEquals(0.125, Initializer.xavier().sd(64, 64));
  }

  /** The gain of a layer, from ten layers over ten He layers of the same draws, whose gain is 1. */
  private static double gain(Initializer scheme) {
    double he = meanSquareOfLayerTen(Initializer.he(), 1);
    return Math.pow(meanSquareOfLayerTen(scheme, 1) / he, 1.0 / 20);
  }

  private static double meanSquareOfLayerTen(Initializer scheme, int run) {
    Network network = Network.of(SEEDS.run(run), scheme, RELU, Network.widths(64, 64, 10, 10));
    return network.forward(Matrix.filled(1, 64, 1)).layer(10).a().meanSquare();
  }

  private static double square(double v) {
    return v * v;
  }
}
