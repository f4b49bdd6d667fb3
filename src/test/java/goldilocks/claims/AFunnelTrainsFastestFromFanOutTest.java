package goldilocks.claims;

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

/** Lesson 09: trained, a funnel is fastest from fan-out, slowest from fan-in, Xavier between. */
class AFunnelTrainsFastestFromFanOutTest {
  private static final VarianceRule FAN_OUT = new VarianceRule("fan-out", (in, out) -> 1.0 / out);
  private static final VarianceRule FAIR =
      new VarianceRule("fair", (in, out) -> 1 / Math.sqrt((double) in * out));
  private static final Dataset HALF =
      Datasets.digits().split(5).standardized().train().split(2).train();

  @Test
  void inTheOrderOfTheGradientsThatTheFourRulesKeep() {
    for (int run = 1; run <= 3; run++) {
      double fanIn = cost(Initializer.lecun(), run);
      double xavier = cost(Initializer.xavier(), run);
      double fair = cost(FAIR, run);
      double fanOut = cost(FAN_OUT, run);
      assertTrue(
          fanOut < fair && fair < xavier && xavier < fanIn,
          "run %d: %.3f, %.3f, %.3f, %.3f".formatted(run, fanOut, fair, xavier, fanIn));
    }
  }

  private static double cost(Initializer rule, int run) {
    Seeds seeds = new Seeds(42).run(run);
    Network start = Network.of(seeds, rule, Activation.tanh(), 64, 512, 256, 128, 64, 32, 16, 10);
    return new Sgd(0.05, 32, 3).fit(start, HALF, Cost.softmaxCrossEntropy(), seeds).cost();
  }
}
