package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Datasets;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Sgd;
import goldilocks.doctor.Diagnosis;
import goldilocks.doctor.Fault;
import goldilocks.doctor.LayerHealth;
import java.util.Map;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lesson 15: what was measured of its patients A to D, and what a diagnosis says of them. */
class FourChartsTellFourCausesTest {
  private static final Seeds SEEDS = new Seeds(42);
  private static final Dataset IMAGES = Datasets.digits().split(5).standardized().train();
  private static final Cost COST = Cost.softmaxCrossEntropy();

  private static final Map<String, Diagnosis> CHARTS =
      Map.of(
          "A", usual(network(Initializer.normal(0.03), Activation.relu(), 6)),
          "B", usual(network(FourChartsTellFourCausesTest::positive, Activation.relu(), 6)),
          "C", usual(network(Initializer.xavier(), Activation.sigmoid(), 6)),
          "D", own(network(Initializer.he(), Activation.relu(), 3), new Sgd(1.0, 32, 15)));

  /** Two digits are told: half a unit of the second is at most a twentieth. */
  @ParameterizedTest
  @CsvSource({
    "A, 1, 0.029, 0.18, 0.087, 0.24, 0.24, 0.00013, 0.5, 1.1e-7",
    "A, 6, 0.03, 0.18, 0.1, 3.3e-5, 1.7e-5, 1, 0.5, 1.1e-7",
    "B, 1, 0.051, 0.18, 14, 0.81, 0.81, 570, 0.5, 0.33",
    "B, 6, 0.051, 0.18, 14, 3000, 2400, 1, 0.1, 0.53",
    "C, 1, 0.12, 0.125, 0.087, 1, 1, 0.00058, 1.1e-5, 2.3e-6",
    "C, 6, 0.12, 0.125, 0.1, 0.5, 0.00058, 1, 0, 0.0015",
    "D, 1, 0.17, 0.18, 0.087, 1.4, 1.4, 1, 0.5, 0.16",
    "D, 3, 0.18, 0.18, 0.125, 1.6, 1.1, 1, 0.5, 0.19"
  })
  void eachChartShowsWhatWasMeasured(
      String patient,
      int layer,
      double sd,
      double usual,
      double lean,
      double growth,
      double signal,
      double gradient,
      double flat,
      double update) {
    LayerHealth found = CHARTS.get(patient).layers().get(layer - 1);
    double[] said = {sd, usual, lean, growth, signal, gradient, flat, update};
    double[] measured = {
      found.sd(),
      found.usual(),
      found.lean(),
      found.growth(),
      found.signal(),
      found.gradient(),
      found.flat(),
      found.update()
    };
    for (int i = 0; i < said.length; i++) {
      assertEquals(said[i], measured[i], 0.051 * said[i], patient + layer + ", column " + i);
    }
  }

  @Test
  void theirFirstFindingsAreThreeFaultsForFourCauses() {
    assertEquals(Fault.SIGNAL_VANISHES, first("A"));
    assertEquals(Fault.ONE_SIDED, first("B"));
    assertEquals(Fault.SIGNAL_VANISHES, first("C"));
    assertEquals(Fault.RATE_TOO_LARGE, first("D"));
  }

  private static Fault first(String patient) {
    return CHARTS.get(patient).faults().get(0);
  }

  private static Network network(Initializer start, Activation f, int depth) {
    return Network.of(SEEDS, start, f, Network.widths(64, 64, depth, 10));
  }

  private static Matrix positive(int fanIn, int fanOut, RandomGenerator random) {
    return Matrix.generate(fanIn, fanOut, () -> random.nextDouble() * Math.sqrt(2.0 / fanIn));
  }

  private static Diagnosis usual(Network network) {
    return Diagnosis.of(network, IMAGES, COST);
  }

  private static Diagnosis own(Network network, Sgd sgd) {
    return Diagnosis.of(network, IMAGES, COST, sgd, SEEDS);
  }
}
