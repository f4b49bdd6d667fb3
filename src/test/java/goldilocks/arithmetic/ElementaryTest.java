package goldilocks.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Seeds;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ElementaryTest {
  @Test
  void knownValuesHoldToTheLastDigitButOne() {
    // fdlibm promises less than 1 ulp.
    assertEquals(Math.E, Elementary.exp(1), Math.ulp(Math.E));
    assertEquals(0.6931471805599453, Elementary.log(2), Math.ulp(0.7));
    assertEquals(0.46211715726000976, Elementary.tanh(0.5), Math.ulp(0.5));
    assertEquals(9.999999999999999e-17, Elementary.log1p(1e-16), 1e-31);
    assertEquals(0.7310585786300049, Elementary.sigmoid(1), Math.ulp(0.75));
    assertEquals(0.5, Elementary.sigmoid(0));
  }

  @Test
  void bitsAreThoseThatStrictMathPromisesOnEveryJdk() {
    RandomGenerator random = new Seeds(7).stream("x");
    for (int i = 0; i < 10_000; i++) {
      double x = 4 * random.nextGaussian();
      assertEquals(StrictMath.exp(x), Elementary.exp(x));
      assertEquals(StrictMath.tanh(x), Elementary.tanh(x), 2 * Math.ulp(StrictMath.tanh(x)));
      assertEquals(StrictMath.log(Math.abs(x)), Elementary.log(Math.abs(x)));
      assertEquals(StrictMath.log1p(Math.abs(x)), Elementary.log1p(Math.abs(x)));
    }
  }

  @Test
  void sigmoidOfXAndOfMinusXAddUpToOne() {
    RandomGenerator random = new Seeds(8).stream("x");
    for (int i = 0; i < 10_000; i++) {
      double x = 20 * random.nextGaussian();
      // Two quotients and a sum, each rounded by half an ulp of at most 1.
      assertEquals(1, Elementary.sigmoid(x) + Elementary.sigmoid(-x), 1.5 * Math.ulp(1.0));
    }
  }

  @Test
  void sigmoidIsTanhAtHalfTheArgumentMovedAndScaled() {
    for (double x = -30; x <= 30; x += 0.37) {
      assertEquals((1 + Elementary.tanh(x / 2)) / 2, Elementary.sigmoid(x), 2 * Math.ulp(1.0));
    }
  }

  @Test
  void sigmoidIsOneExactlyFromWhereItsDistanceFallsBelowHalfAnUlp() {
    // e^(−36.737) < 2⁻⁵³ < e^(−36.736)
    assertTrue(Elementary.sigmoid(36.736) < 1);
    assertEquals(1, Elementary.sigmoid(36.737));
    assertEquals(1, Elementary.sigmoid(1e308));
  }

  @Test
  void sigmoidKeepsItsSmallValuesWhereTheUsualFormulaIsZero() {
    assertEquals(0, 1 / (1 + Elementary.exp(709.79)));
    assertTrue(Elementary.sigmoid(-709.79) > 0);
    assertEquals(Elementary.exp(-700), Elementary.sigmoid(-700));
    assertEquals(0, Elementary.sigmoid(-746));
  }

  @Test
  void notANumberStaysNotANumberAndInfinitiesAreTheLimits() {
    assertTrue(Double.isNaN(Elementary.sigmoid(Double.NaN)));
    assertEquals(1, Elementary.sigmoid(Double.POSITIVE_INFINITY));
    assertEquals(0, Elementary.sigmoid(Double.NEGATIVE_INFINITY));
  }
}
