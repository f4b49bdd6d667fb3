package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.VarianceRule;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;

/** Lesson 09: 1/fanIn keeps the signal, 1/fanOut the gradient, and Xavier neither. */
class XavierIsACompromiseTest {
  private static final VarianceRule XAVIER = Initializer.xavier();
  private static final VarianceRule FAN_IN = Initializer.lecun();
  private static final VarianceRule FAN_OUT = new VarianceRule("fan-out", (in, out) -> 1.0 / out);
  private static final Seeds SEEDS = new Seeds(9);

  /** A mean square of 300·100 weights against 200 rows: relative standard error below 0.02. */
  @Test
  void aLayerFrom300To100MultipliesByFanInOnTheWayUpAndByFanOutOnTheWayBack() {
    checkLayer(FAN_IN, 1, 1.0 / 3);
    checkLayer(XAVIER, 1.5, 0.5);
    checkLayer(FAN_OUT, 3, 1);
  }

  @Test
  void sixHalvingsCostOneRule64AndXavierLessOnBothSides() {
    checkFunnel(FAN_IN, 1, 1 / 64.0);
    checkFunnel(XAVIER, 5.6, 1 / 11.4);
    checkFunnel(FAN_OUT, 64, 1);
    assertEquals(0.49, Math.pow(8.0 / 9, 6), 0.005);
  }

  @Test
  @Asserts(26)
  void squareLayersKeepBothAndAFunnelKeepsNeither(LedgerCheck ledger) {
    ledger.measured("fanIn·Var(w) of a square layer", 64 * XAVIER.variance(64, 64));
    ledger.measured(
        "mean square up a funnel of six halvings", Math.pow(2 * XAVIER.variance(2, 1), 6));
  }

  @Test
  void xaviersTwoErrorsNeverCancelAndTheGeometricMeansDo() {
    for (int in = 1; in <= 1024; in *= 2) {
      for (int out = 1; out <= 1024; out *= 2) {
        double product = in * XAVIER.variance(in, out) * out * XAVIER.variance(in, out);
        assertTrue(in == out ? product == 1 : product < 1);
        double fair = 1 / Math.sqrt((double) in * out);
        assertEquals(1, in * fair * out * fair, 1e-12);
      }
    }
    // On the funnel the fair rule multiplies by √2 in each of six layers.
    assertEquals(8, Math.pow(2 / Math.sqrt(2), 6), 1e-12);
  }

  @Test
  @Asserts(18)
  void theTwoXaviersDifferBySqrt2WhereALayerNarrowsAndWithoutBoundWhereItWidens(
      LedgerCheck ledger) {
    assertEquals(Math.sqrt(2), XAVIER.sd(1_000_000, 1) / FAN_IN.sd(1_000_000, 1), 1e-6);
    assertEquals(1, XAVIER.sd(64, 64) / FAN_IN.sd(64, 64), 1e-12);
    ledger.measured(
        "one Xavier's sd over the other's, from 10 inputs to 512",
        XAVIER.sd(10, 512) / FAN_IN.sd(10, 512));
  }

  /** Exercise 2: 30,000 squares of a uniform number have the relative standard error 0.9/√n. */
  @Test
  void theUniformLimitHasASixBecauseAUniformVarianceHasAThird() {
    double limit = Math.sqrt(6.0 / 400);
    Matrix w = XAVIER.uniform().weights(300, 100, SEEDS.stream("uniform"));
    double largest = 0;
    for (double v : w.toArray()) {
      largest = Math.max(largest, Math.abs(v));
    }
    assertTrue(largest <= limit && largest > 0.999 * limit, "largest: " + largest);
    assertEquals(2.0 / 400, w.meanSquare(), 5 * 0.9 / Math.sqrt(30_000) * 2.0 / 400);
  }

  private static void checkLayer(VarianceRule rule, double up, double back) {
    Matrix w = rule.weights(300, 100, SEEDS.stream("w"));
    Matrix x = Matrix.generate(200, 300, SEEDS.stream("x")::nextGaussian);
    Matrix dZ = Matrix.generate(200, 100, SEEDS.stream("dZ")::nextGaussian);
    assertEquals(up, x.times(w).meanSquare() / x.meanSquare(), 0.06 * up);
    assertEquals(back, dZ.timesTranspose(w).meanSquare() / dZ.meanSquare(), 0.06 * back);
  }

  /** The mean over 40 draws of a linear net is the formula: within 3 standard errors. */
  private static void checkFunnel(VarianceRule rule, double up, double back) {
    SummaryStatistics ups = new SummaryStatistics();
    SummaryStatistics backs = new SummaryStatistics();
    for (int run = 1; run <= 40; run++) {
      Seeds seeds = SEEDS.run(run);
      Network network = Network.of(seeds, rule, Activation.identity(), 256, 128, 64, 32, 16, 8, 4);
      Matrix x = Matrix.generate(10, 256, seeds.stream("x")::nextGaussian);
      Matrix top = Matrix.generate(10, 4, seeds.stream("top")::nextGaussian);
      Network.Pass pass = network.forward(x);
      ups.addValue(pass.output().meanSquare() / x.meanSquare());
      Matrix bottom = network.backward(pass, top).layer(1).dX();
      backs.addValue(bottom.meanSquare() / top.meanSquare());
    }
    assertEquals(up, ups.getMean(), 3 * ups.getStandardDeviation() / Math.sqrt(40));
    assertEquals(back, backs.getMean(), 3 * backs.getStandardDeviation() / Math.sqrt(40));
  }
}
