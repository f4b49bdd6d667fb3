package goldilocks.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Datasets;
import goldilocks.Initializer;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Sgd;
import goldilocks.Training;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExperimentTest {
  private static final Seeds SEEDS = new Seeds(42);
  private static final List<Trial<Initializer, Integer>> GRID =
      Experiment.grid(
          "scheme",
          List.of(Initializer.he(), Initializer.xavier()),
          "depth",
          List.of(1, 3),
          3,
          SEEDS);

  @Test
  void aGridHasEverySchemeAtEverySettingInEveryRun() {
    assertEquals(
        List.of(
            "He 1 1",
            "He 1 2",
            "He 1 3",
            "He 3 1",
            "He 3 2",
            "He 3 3",
            "Xavier 1 1",
            "Xavier 1 2",
            "Xavier 1 3",
            "Xavier 3 1",
            "Xavier 3 2",
            "Xavier 3 3"),
        GRID.stream().map(t -> t.scheme() + " " + t.setting() + " " + t.run()).toList());
  }

  @Test
  void theSameRunHasTheSameSeedsEverywhere() {
    for (Trial<Initializer, Integer> trial : GRID) {
      assertEquals(
          SEEDS.run(trial.run()).stream("weights 1").nextLong(),
          trial.seeds().stream("weights 1").nextLong());
    }
  }

  @Test
  void resultsComeInTheOrderOfTheTrialsWhicheverEndsFirst() {
    List<Integer> trials = IntStream.range(0, 20).boxed().toList();
    Function<Integer, Integer> laterIsFaster =
        i -> {
          try {
            Thread.sleep(20 - i);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return i * i;
        };
    assertEquals(
        trials.stream().map(i -> i * i).toList(),
        Experiment.run("squares", trials, laterIsFaster, 4));
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    Dataset moons = Datasets.moons(40, 0.1, SEEDS);
    Function<Trial<Initializer, Integer>, Training> work =
        trial ->
            new Sgd(0.1, 8, 5)
                .fit(
                    Network.of(
                        trial.seeds(),
                        trial.scheme(),
                        Activation.relu(),
                        Network.widths(2, 8, trial.setting(), 2)),
                    moons,
                    Cost.softmaxCrossEntropy(),
                    trial.seeds());
    List<Training> one = Experiment.run("moons", GRID, work, 1);
    assertEquals(one, Experiment.run("moons", GRID, work, 4));
    assertEquals(one, Experiment.run("moons", GRID, work));
    assertFalse(one.get(0).equals(one.get(1)));
  }

  @Test
  void theErrorOfATrialIsTheErrorOfTheExperiment() {
    IllegalArgumentException mine = new IllegalArgumentException("mine");
    Function<Integer, Integer> failing =
        i -> {
          throw mine;
        };
    assertSame(
        mine,
        assertThrows(
            IllegalArgumentException.class, () -> Experiment.run("x", List.of(1), failing)));
  }

  @Test
  void anInterruptStopsTheExperimentAndItsTrials() {
    Thread.currentThread().interrupt();
    assertEquals(
        "x: stopped",
        assertThrows(
                CancellationException.class,
                () -> Experiment.run("x", List.of(1, 2), ExperimentTest::sleepLong))
            .getMessage());
    assertTrue(Thread.interrupted(), "the rest of the cell sees the interrupt too");
  }

  @Test
  void aTrialsRowIsLongForm() {
    Map<String, Object> row = GRID.get(4).row("cost", 0.5, "accuracy", 0.9);
    assertEquals("{scheme=He, depth=3, run=2, cost=0.5, accuracy=0.9}", row.toString());
    assertEquals(3, row.get("depth"), "a number stays a number, for an axis");
  }

  private static int sleepLong(int trial) {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      return -1;
    }
    return trial;
  }
}
