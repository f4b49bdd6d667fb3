package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Datasets;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Sgd;
import goldilocks.Split;
import goldilocks.VarianceRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lesson 14: what the libraries' variances become after ten ReLU layers, and in training. */
class TenLayersRaiseAFactorToTheTenthPowerTest {
  private static final Activation RELU = Activation.relu();
  private static final Seeds SEEDS = new Seeds(42);

  /** The same draws at another size: over a network of gain 1, the formula is exact. */
  @ParameterizedTest
  @CsvSource({
    "0.333333333333, 1.654e-8",
    "1, 9.766e-4",
    "3, 57.67",
    "6, 59049",
    "21.3333333, 1.907e10"
  })
  void tenLayersMultiplyByTheTenthPowerOfHalfTheVariance(double fanInVariance, double factor) {
    double measured = meanSquareOfLayerTen(fanInVariance) / meanSquareOfLayerTen(2);
    assertEquals(1, measured / Math.pow(fanInVariance / 2, 10), 1e-9);
    assertEquals(1, measured / factor, 5e-4);
  }

  @Test
  void aFactorOfThreeBecomes59049AndTheDefaultsAreEighteenPowersOfTenApart() {
    assertEquals(59_049, meanSquareOfLayerTen(3) / meanSquareOfLayerTen(1), 1e-4);
    double apart = meanSquareOfLayerTen(64.0 / 3) / meanSquareOfLayerTen(1.0 / 3);
    assertEquals(18, Math.log10(apart), 0.1);
  }

  /** The rate is a confound: 0.05 is too much for a loud start, a hundredth of it is not. */
  @Test
  void atAHundredthOfTheRateTheSixLearnsAtDepthTen() {
    Split digits = Datasets.digits().split(5).standardized();
    for (int run = 1; run <= 5; run++) {
      Network start = network(6, run);
      double slow = accuracy(0.0005, start, digits, run);
      assertTrue(slow > 0.4 && slow < 0.6, run + ": " + slow);
      // Answers that are no numbers are right for nobody.
      assertEquals(0, accuracy(0.05, start, digits, run));
    }
  }

  private static double accuracy(double rate, Network start, Split digits, int run) {
    return new Sgd(rate, 32, 5)
        .fit(start, digits.train(), Cost.softmaxCrossEntropy(), SEEDS.run(run))
        .network()
        .accuracy(digits.test());
  }

  private static double meanSquareOfLayerTen(double fanInVariance) {
    Matrix x = Matrix.filled(1, 64, 1);
    return network(fanInVariance, 1).forward(x).layer(10).a().meanSquare();
  }

  private static Network network(double fanInVariance, int run) {
    VarianceRule rule = new VarianceRule("library", (in, out) -> fanInVariance / in);
    return Network.of(SEEDS.run(run), rule, RELU, Network.widths(64, 64, 10, 10));
  }
}
