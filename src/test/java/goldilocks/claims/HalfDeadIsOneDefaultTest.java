package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Dataset;
import goldilocks.Datasets;
import goldilocks.Dense;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Split;
import goldilocks.VarianceRule;
import goldilocks.inspect.Summary;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Lesson 11: half of the ReLUs are dead in the upper layers of one default, and only there. */
class HalfDeadIsOneDefaultTest {
  private static final Split DIGITS = Datasets.digits().split(5).standardized();
  private static final Dataset TRAIN = DIGITS.train();
  private static final Activation RELU = Activation.relu();
  private static final VarianceRule COMMON =
      new VarianceRule("U(±1/√n)", (in, out) -> 1 / (3.0 * in)).uniform();
  private static final int DRAWS = 10;

  /** 640 neurons, each dead like a coin: standard error ½/√640. */
  @Test
  @Asserts(21)
  void inLayerTenOfTheCommonDefaultHalfAreDeadAndTheOthersAlwaysOn(LedgerCheck ledger) {
    double[] dead = new double[11];
    double alwaysOn = 0;
    for (int run = 1; run <= DRAWS; run++) {
      List<Dense.Pass> layers = common(run).forward(TRAIN.x()).layers();
      for (int l = 1; l <= 10; l++) {
        dead[l] += dead(layers.get(l - 1).z()) / DRAWS;
      }
      alwaysOn += dead(layers.get(9).z().times(-1)) / DRAWS;
    }
    double band = 3 * 0.5 / Math.sqrt(640);
    assertEquals(0.5, dead[10], band);
    ledger.measured("share dead in layer 10 of a common default", dead[10]);
    assertEquals(0.5, alwaysOn, band);
    assertTrue(dead[10] + alwaysOn > 0.99, "switching: " + (1 - dead[10] - alwaysOn));
    double whole = 0;
    for (int l = 1; l <= 10; l++) {
      whole += dead[l] / 10;
    }
    assertEquals(0.30, whole, 0.03);
    assertTrue(dead[2] < 0.01 && dead[4] > 0.1, "it starts in layer 4, where the biases take over");
  }

  /** Its band is wide: the ten networks' shares have an sd near 0.06, so 3 standard errors. */
  @Test
  @Asserts(21)
  void heLosesATenthInLayerTenAndAWiderNetworkNoLess(LedgerCheck ledger) {
    assertEquals(0.1, heDead(64), 3 * 0.06 / Math.sqrt(DRAWS));
    ledger.measured("share dead in layer 10 of a He start", heDead(64));
    assertEquals(0.1, heDead(128), 3 * 0.06 / Math.sqrt(DRAWS));
  }

  @Test
  void withZeroBiasesTheVarianceKillsNobodyBecauseItChangesNoSign() {
    for (int run = 1; run <= DRAWS; run++) {
      Network he = he(run, 64);
      Network small = he;
      for (int l = 1; l <= 11; l++) {
        small = small.with(l, layer -> layer.with(layer.weights().times(0.125), layer.bias()));
      }
      assertEquals(share(he), share(small), "run " + run);
    }
  }

  @Test
  void fiveImagesGetTheSameTenOutputsToThreeDigits() {
    Matrix output = common(1).output(DIGITS.test().x().rows(0, 1, 2, 3, 4));
    Matrix first = output.rows(0, 0, 0, 0, 0);
    double spread = Math.sqrt(output.minus(first).meanSquare() / output.meanSquare());
    assertTrue(spread < 1e-3, "relative spread " + spread);
  }

  @Test
  void halfOfTheNumbersAreZeroInALayerWithoutADeadNeuron() {
    Summary a = Summary.of(he(1, 64).forward(TRAIN.x()).layer(1).a());
    assertEquals(0.5, a.shareZero(), 0.05);
    assertEquals(0, a.shareDead());
    assertEquals(1437, TRAIN.size());
  }

  /** Exercise 1: q = q/6 + 1/(3n), so 5/6 of q is the bias; signs agree for 1 − acos(√(5/6))/π. */
  @Test
  void theSignOfTheBiasTellsTheDeadForSixNeuronsInSeven() {
    double rate = 1 - Math.acos(Math.sqrt(5 / 6.0)) / Math.PI;
    assertEquals(6 / 7.0, rate, 0.01);
    int agree = 0;
    for (int run = 1; run <= DRAWS; run++) {
      Network network = common(run);
      Matrix b = network.layer(10).bias();
      Matrix z = network.forward(TRAIN.x().rows(0)).layer(10).z();
      for (int j = 0; j < 64; j++) {
        agree += z.get(0, j) <= 0 == b.get(0, j) < 0 ? 1 : 0;
      }
    }
    // Ten networks differ, too: each one's inputs are common to its 64 neurons.
    assertEquals(rate, agree / 640.0, 3 * Math.sqrt(rate * (1 - rate) / 640) + 0.02);
  }

  /** Exercise 2: ⅓·6^(1−l) < 1/(3·64) first in layer 4, because ln 64/ln 6 = 2.3. */
  @Test
  void theBiasesAreLouderFromLayerFourOn() {
    assertEquals(2.3, Math.log(64) / Math.log(6), 0.05);
    assertEquals(0.072, COMMON.sd(64, 64), 5e-4);
    assertTrue(Math.pow(6, -2) > 1 / 64.0 && Math.pow(6, -3) < 1 / 64.0);
    assertEquals(4e7, Math.pow(6, 9) * 4, 1e6);
  }

  private static double heDead(int width) {
    double dead = 0;
    for (int run = 1; run <= DRAWS; run++) {
      dead += share(he(run, width)) / DRAWS;
    }
    return dead;
  }

  private static double share(Network network) {
    return dead(network.forward(TRAIN.x()).layer(10).z());
  }

  private static double dead(Matrix z) {
    return Summary.of(z.map(RELU::value)).shareDead();
  }

  private static Network he(int run, int width) {
    int[] widths = Network.widths(64, width, 10, 10);
    return Network.of(new Seeds(42).run(run), Initializer.he(), RELU, widths);
  }

  private static Network common(int run) {
    Seeds seeds = new Seeds(42).run(run);
    Network network = Network.of(seeds, COMMON, RELU, Network.widths(64, 64, 10, 10));
    for (int l = 1; l <= 11; l++) {
      RandomGenerator random = seeds.stream("biases " + l);
      network =
          network.with(
              l,
              layer ->
                  layer.with(
                      layer.weights(),
                      COMMON.weights(layer.fanIn(), layer.fanOut(), random).rows(0)));
    }
    return network;
  }
}
