package goldilocks.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Datasets;
import goldilocks.Dense;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Sgd;
import goldilocks.Step;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecorderTest {
  private static final Seeds SEEDS = new Seeds(42);
  private static final Cost COST = Cost.softmaxCrossEntropy();
  private static final Dataset MOONS = Datasets.moons(20, 0.1, SEEDS);
  private static final Network NETWORK =
      Network.of(SEEDS, Initializer.he(), Activation.tanh(), 2, 4, 3, 2);

  @Test
  void everyLayerHasSevenSignals() {
    List<Recorder.Row> rows = new Recorder().add("He", NETWORK, MOONS.x(), MOONS.y(), COST).rows();
    assertEquals(3 * 7, rows.size());
    for (int l = 1; l <= 3; l++) {
      int layer = l;
      assertEquals(
          List.of("a", "z", "dZ", "dW", "w", "b", "update/weight"),
          rows.stream().filter(r -> r.layer() == layer).map(Recorder.Row::signal).toList());
    }
    assertTrue(rows.stream().allMatch(r -> r.run().equals("He") && r.step() == 0));
  }

  @Test
  void theSignalsOfAStepAreSummariesOfWhatItComputed() {
    Step step = new Sgd(0.1, 20, 1).steps(NETWORK, MOONS, COST, SEEDS).iterator().next();
    Recorder recorder = new Recorder().add("run", step);
    for (int l = 1; l <= 3; l++) {
      Dense.Pass forward = step.pass().layer(l);
      Dense.Gradients backward = step.gradients().layer(l);
      assertEquals(Summary.of(forward.a()), row(recorder, l, "a").summary());
      assertEquals(Summary.of(forward.z()), row(recorder, l, "z").summary());
      assertEquals(Summary.of(backward.dZ()), row(recorder, l, "dZ").summary());
      assertEquals(Summary.of(backward.dW()), row(recorder, l, "dW").summary());
      assertEquals(Summary.of(NETWORK.layer(l).weights()), row(recorder, l, "w").summary());
      assertEquals(Summary.of(NETWORK.layer(l).bias()), row(recorder, l, "b").summary());
      // The update is 0.1·dW; rounding of w − 0.1·dW costs a few ε of w, not of the update.
      double ratio =
          0.1 * Summary.of(backward.dW()).rms() / Summary.of(NETWORK.layer(l).weights()).rms();
      assertEquals(ratio, row(recorder, l, "update/weight").summary().mean(), 1e-14);
    }
    assertEquals(1, recorder.rows().get(0).step());
  }

  @Test
  void aNetworkAsItIsHasNoUpdate() {
    Recorder recorder = new Recorder().add("start", NETWORK, MOONS.x(), MOONS.y(), COST);
    assertEquals(0, row(recorder, 1, "update/weight").summary().mean());
    assertEquals(
        Summary.of(MOONS.x().times(NETWORK.layer(1).weights())), row(recorder, 1, "z").summary());
  }

  @Test
  void theFlatShareCountsSlopesBelowOnePercent() {
    // tanh′(z) < 0.01 from |z| = 2.99 on: atanh(√0.99).
    Network one = new Network(List.of(new Dense(Matrix.row(1), Matrix.row(0), Activation.tanh())));
    Matrix x = Matrix.column(0, 2.9, 3.1, -3.1);
    Recorder recorder = new Recorder().add("r", one, x, Matrix.zeros(4, 1), Cost.meanSquared());
    assertEquals(0.5, row(recorder, 1, "z").shareFlat());
    assertEquals(0.01, Summary.FLAT);
  }

  @Test
  void runsAndStepsAreAppended() {
    Recorder recorder = new Recorder();
    for (Step step : new Sgd(0.1, 10, 1).steps(NETWORK, MOONS, COST, SEEDS)) {
      recorder.add("a", step).add("b", step);
    }
    assertEquals(2 * 2 * 3 * 7, recorder.rows().size());
    assertEquals(
        List.of(1, 2), recorder.rows().stream().map(Recorder.Row::step).distinct().toList());
    assertThrows(UnsupportedOperationException.class, () -> recorder.rows().clear());
  }

  @Test
  void zeroWeightsHaveNoRatioAndThatIsCounted() {
    Network zeros = Network.of(SEEDS, Initializer.zeros(), Activation.tanh(), 2, 3, 2);
    Recorder recorder = new Recorder().add("zeros", zeros, MOONS.x(), MOONS.y(), COST);
    assertEquals(1, row(recorder, 1, "update/weight").summary().notFinite());
    assertEquals(0, row(recorder, 1, "dW").summary().max());
    assertEquals(1, row(recorder, 1, "a").summary().shareDead());
  }

  @Test
  void threadsThatShareARecorderLoseNoRow() {
    Recorder shared = new Recorder();
    int runs = 400;
    IntStream.range(0, runs)
        .parallel()
        .forEach(run -> shared.add("run " + run, NETWORK, MOONS.x(), MOONS.y(), COST));
    assertEquals(runs * 3 * 7, shared.rows().size());
    assertTrue(shared.rows().stream().allMatch(Objects::nonNull));
  }

  @Test
  void recordersOfSeveralRunsArePutTogetherInTheOrderAskedFor() {
    Recorder first = new Recorder().add("first", NETWORK, MOONS.x(), MOONS.y(), COST);
    Recorder second = new Recorder().add("second", NETWORK, MOONS.x(), MOONS.y(), COST);
    Recorder both = new Recorder().add(first).add(second);
    assertEquals(
        List.of("first", "second"),
        both.rows().stream().map(Recorder.Row::run).distinct().toList());
    assertEquals(2 * 3 * 7, both.rows().size());
  }

  private static Recorder.Row row(Recorder recorder, int layer, String signal) {
    return recorder.rows().stream()
        .filter(r -> r.layer() == layer && r.signal().equals(signal))
        .findFirst()
        .orElseThrow();
  }
}
