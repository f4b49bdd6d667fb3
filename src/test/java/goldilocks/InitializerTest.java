package goldilocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InitializerTest {
  /** The variance of the sample variance is (kurtosis − 1)·σ⁴/n. */
  private static final double NORMAL_KURTOSIS = 3;

  private static final double UNIFORM_KURTOSIS = 1.8;

  /** E[z⁴]/E[z²]² of a standard normal cut at ±2: 1.4161/0.7737². */
  private static final double CUT_KURTOSIS = 2.366;

  private static final int[][] SHAPES = {{400, 100}, {100, 400}, {1000, 30}, {30, 1000}, {64, 512}};

  /** A rule and the variance its paper gives for it, written out once more. */
  record Case(VarianceRule rule, VarianceRule.Formula wanted) {}

  static Stream<Case> rules() {
    return Stream.of(
        new Case(Initializer.lecun(), (in, out) -> 1.0 / in),
        new Case(Initializer.xavier(), (in, out) -> 2.0 / (in + out)),
        new Case(Initializer.he(), (in, out) -> 2.0 / in),
        new Case(Initializer.he(0.5), (in, out) -> 1.6 / in),
        new Case(Initializer.heFanOut(), (in, out) -> 2.0 / out),
        new Case(Initializer.normal(0.01), (in, out) -> 1e-4),
        new Case(Initializer.uniform(0.5), (in, out) -> 0.25));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleDrawsItsVarianceInEveryDistribution(Case c) {
    VarianceRule normal =
        c.rule().toString().startsWith("U") ? new VarianceRule("", c.wanted()) : c.rule();
    for (int[] shape : SHAPES) {
      assertMoments(normal, c.wanted(), NORMAL_KURTOSIS, shape);
      assertMoments(c.rule().uniform(), c.wanted(), UNIFORM_KURTOSIS, shape);
      assertMoments(c.rule().truncatedNormal(), c.wanted(), CUT_KURTOSIS, shape);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleSaysTheVarianceItDraws(Case c) {
    assertEquals(c.wanted().variance(3, 5), c.rule().variance(3, 5), 1e-16);
    assertEquals(Math.sqrt(c.wanted().variance(3, 5)), c.rule().sd(3, 5), 1e-16);
  }

  @Test
  void theDistributionsHaveTheirShapes() {
    assertDrawnFrom(new NormalDistribution(null, 0, 0.1), Initializer.lecun());
    double a = Math.sqrt(3) * 0.1;
    assertDrawnFrom(new UniformRealDistribution(null, -a, a), Initializer.lecun().uniform());
    assertDrawnFrom(new UniformRealDistribution(null, -a, a), Initializer.uniform(0.1));
  }

  @Test
  void heUniformStaysWithinTheRootOfSixOverFanInAndFillsIt() {
    double a = Math.sqrt(6.0 / 100);
    Matrix w = Initializer.he().uniform().weights(100, 400, random("he"));
    double largest = Arrays.stream(w.toArray()).map(Math::abs).max().orElseThrow();
    // Of 40,000 draws the largest misses a by a share of 1/40,000 on average.
    assertTrue(largest <= a && largest > 0.999 * a, () -> largest + " of " + a);
  }

  @Test
  void aTruncatedNormalIsCutAtTwoOfItsOwnSd() {
    Matrix w = Initializer.normal(1).truncatedNormal().weights(200, 200, random("cut"));
    double cut = 2 / 0.8796;
    double largest = Arrays.stream(w.toArray()).map(Math::abs).max().orElseThrow();
    assertTrue(largest <= cut + 1e-3 && largest > cut - 0.01, () -> largest + " of " + cut);
  }

  @Test
  void zerosAndConstantAreWhatTheySay() {
    assertEquals(Matrix.zeros(2, 3), Initializer.zeros().weights(2, 3, random("none")));
    assertEquals(Matrix.filled(2, 3, 0.5), Initializer.constant(0.5).weights(2, 3, random("none")));
  }

  @Test
  void aFixedSdOfZeroGivesZeros() {
    assertEquals(0, Initializer.normal(0).weights(5, 5, random("x")).sumOfSquares());
  }

  @Test
  void theSameStreamGivesTheSameWeightsAndAUsedStreamOthers() {
    RandomGenerator random = random("weights");
    Matrix first = Initializer.he().weights(4, 4, random);
    assertEquals(first, Initializer.he().weights(4, 4, random("weights")));
    assertNotEquals(first, Initializer.he().weights(4, 4, random));
  }

  @Test
  void rulesOfOneDistributionDifferByAFactorOnly() {
    Matrix he = Initializer.he().weights(50, 20, random("weights"));
    Matrix lecun = Initializer.lecun().weights(50, 20, random("weights"));
    assertEquals(0, he.minus(lecun.times(Math.sqrt(2))).sd(), 1e-16);
  }

  @Test
  void aStudentsRuleIsALambda() {
    Initializer mine = (fanIn, fanOut, random) -> Matrix.filled(fanIn, fanOut, 1.0 / fanIn);
    assertEquals(Matrix.filled(4, 2, 0.25), mine.weights(4, 2, random("none")));
  }

  @Test
  void namesSayTheSchemeWhateverTheLanguage() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      assertEquals("He", Initializer.he().toString());
      assertEquals("He (leaky 0.2)", Initializer.he(0.2).toString());
      assertEquals("Xavier (uniform)", Initializer.xavier().uniform().toString());
      assertEquals("LeCun (truncated normal)", Initializer.lecun().truncatedNormal().toString());
      assertEquals("N(0, 0.01²)", Initializer.normal(0.01).toString());
      assertEquals("N(0, 1²)", Initializer.normal(1).toString());
      assertEquals("zeros", Initializer.zeros().toString());
      assertEquals("constant 0.5", Initializer.constant(0.5).toString());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anSdThatIsNegativeOrNoNumberIsRefused() {
    for (double sd : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertEquals(
          "initializer: sd is " + sd + ": use a number that is not negative",
          assertThrows(IllegalArgumentException.class, () -> Initializer.normal(sd)).getMessage());
      assertThrows(IllegalArgumentException.class, () -> Initializer.uniform(sd));
    }
  }

  @Test
  void aLayerWithoutInputsOrNeuronsIsRefused() {
    assertEquals(
        "He: a layer 0×3 has no weights: use widths of 1 or more",
        assertThrows(
                IllegalArgumentException.class,
                () -> Initializer.he().weights(0, 3, random("none")))
            .getMessage());
  }

  private static void assertMoments(
      VarianceRule rule, VarianceRule.Formula formula, double kurtosis, int[] shape) {
    Matrix w = rule.weights(shape[0], shape[1], random(rule + Arrays.toString(shape)));
    double wanted = formula.variance(shape[0], shape[1]);
    int n = shape[0] * shape[1];
    String what = rule + " " + w.shape();
    assertEquals(shape[0] + "×" + shape[1], w.shape());
    assertEquals(0, w.mean(), 5 * Math.sqrt(wanted / n), what);
    assertEquals(wanted, w.meanSquare(), 5 * wanted * Math.sqrt((kurtosis - 1) / n), what);
  }

  private static void assertDrawnFrom(RealDistribution wanted, Initializer init) {
    double[] weights = init.weights(100, 300, random("shape")).toArray();
    double p = new KolmogorovSmirnovTest().kolmogorovSmirnovTest(wanted, weights);
    // Right in all but one of a thousand seeds; the other shape gives less than 1e-12.
    assertTrue(p > 1e-3, () -> init + ": p = " + p);
  }

  private static RandomGenerator random(String name) {
    return new Seeds(42).stream(name);
  }
}
