package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Datasets;
import goldilocks.Initializer;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Sgd;
import goldilocks.VarianceRule;
import org.junit.jupiter.api.Test;

/** Lesson 09: ten tanh layers learn from Xavier and not from U(±1/√fanIn). */
class TheOldCommonRuleStopsAtDepthTenTest {
  private static final VarianceRule COMMON =
      new VarianceRule("common", (in, out) -> 1 / (3.0 * in)).uniform();

  /** Half of the training images, three epochs: less than the lesson's, and enough for this. */
  private static final Dataset HALF =
      Datasets.digits().split(5).standardized().train().split(2).train();

  @Test
  void afterThreeEpochsTheCommonRuleIsAtLn10AndXavierIsNot() {
    for (int run = 1; run <= 3; run++) {
      // The best constant answer costs the classes' entropy, which is within 0.01 of ln 10.
      assertEquals(Math.log(10), cost(COMMON, run), 0.01);
      assertTrue(cost(Initializer.xavier(), run) < 1, "Xavier, run " + run);
      assertTrue(cost(Initializer.lecun(), run) < 1, "fan-in, run " + run);
    }
  }

  private static double cost(Initializer rule, int run) {
    Seeds seeds = new Seeds(42).run(run);
    Network start = Network.of(seeds, rule, Activation.tanh(), Network.widths(64, 64, 10, 10));
    return new Sgd(0.05, 32, 3).fit(start, HALF, Cost.softmaxCrossEntropy(), seeds).cost();
  }
}
