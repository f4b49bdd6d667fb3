package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goldilocks.Activation;
import goldilocks.Dense;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.inspect.Theory;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;

/** Lesson 09: under Xavier the mean square of a square tanh net falls like 1/(2l). */
class TanhWithXavierNeverSettlesTest {
  private static final Activation TANH = Activation.tanh();
  private static final int DEPTH = 20;

  @Test
  void theoryFallsLikeOneOverTwiceTheDepth() {
    Theory xavier = Theory.of(TANH, 1);
    assertEquals(0.394, xavier.q(2), 5e-4);
    assertEquals(0.128, xavier.q(5), 5e-4);
    assertEquals(0.0580, xavier.q(10), 5e-5);
    assertEquals(0.0273, xavier.q(20), 5e-5);
    assertEquals(0.5, 1000 * xavier.q(1000), 0.005);
  }

  /** Eight draws of width 256; ln of one draw scatters by less than √(2l/n), the linear net's. */
  @Test
  @Asserts(20)
  void networksOfWidth256FallWithIt(LedgerCheck ledger) {
    SummaryStatistics[] logs = new SummaryStatistics[DEPTH + 1];
    Arrays.setAll(logs, l -> new SummaryStatistics());
    for (int run = 1; run <= 8; run++) {
      Seeds seeds = new Seeds(9).run(run);
      Matrix x = Matrix.generate(10, 256, seeds.stream("x")::nextGaussian);
      int[] widths = Network.widths(256, 256, DEPTH, 1);
      Network network = Network.of(seeds, Initializer.xavier(), TANH, widths);
      List<Dense.Pass> layers = network.forward(x).layers();
      for (int l = 1; l <= DEPTH; l++) {
        logs[l].addValue(Math.log(layers.get(l - 1).a().meanSquare()));
      }
    }
    ledger.measured(
        "mean square after 20 tanh layers under Xavier", Math.exp(logs[DEPTH].getMean()));
    for (int l = 1; l <= DEPTH; l++) {
      double theory = Math.log(Theory.of(TANH, 1).q(l + 1));
      // A mean log lies half its variance, l/n, below the log of the mean.
      double band = l / 256.0 + 3 * Math.sqrt(2 * l / 256.0 / 8);
      assertEquals(theory, logs[l].getMean(), band, "layer " + l);
    }
  }

  @Test
  void aGainOfFiveThirdsSettlesAndPaysWithGrowingGradients() {
    Theory gain = Theory.of(TANH, 25 / 9.0);
    assertEquals(0.42, gain.fixedPoint() * 9 / 25, 0.005);
    assertEquals(1.21, gain.chi(100), 0.005);
  }

  /** Exercise 1: the narrowing widths push against tanh's loss. */
  @Test
  void theTutorialsPlateauIsItsShape() {
    int[] widths = {784, 512, 256, 256, 128};
    double[] z = new double[5];
    double[] square = new double[5];
    double a = 1;
    double b = 1;
    for (int l = 1; l <= 4; l++) {
      z[l] = widths[l - 1] * Initializer.xavier().variance(widths[l - 1], widths[l]) * a;
      a = Theory.mean(u -> TANH.value(u) * TANH.value(u), z[l]);
      square[l] = b;
      b = Theory.mean(u -> TANH.value(u) * TANH.value(u), square[l]);
    }
    assertEquals(0.30, z[3], 0.005);
    assertEquals(0.26, z[4], 0.005);
    assertEquals(0.17, square[4], 0.005);
  }
}
