package goldilocks.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import jdk.jshell.spi.SPIResolutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import tech.tablesaw.api.Table;

class ExperimentTest {
  private static final Seeds SEEDS = new Seeds(42);

  @Test
  void aGridHasEveryPairOfValuesInEveryRun() {
    Table table =
        Experiment.over("start", Initializer.he(), Initializer.xavier())
            .over("depth", 1, 3)
            .runs(2, SEEDS)
            .table("grid", (start, depth, run) -> run.row("depth + run", depth + run.number()));
    assertEquals(List.of("start", "depth", "run", "depth + run"), table.columnNames());
    assertEquals(
        List.of("He", "He", "He", "He", "Xavier", "Xavier", "Xavier", "Xavier"),
        table.stringColumn("start").asList());
    assertEquals(List.of(1, 1, 3, 3, 1, 1, 3, 3), table.intColumn("depth").asList());
    assertEquals(List.of(1, 2, 1, 2, 1, 2, 1, 2), table.intColumn("run").asList());
    assertEquals(List.of(2, 3, 4, 5, 2, 3, 4, 5), table.intColumn("depth + run").asList());
  }

  @Test
  void pairsThatSayNothingCanBeLeftOut() {
    Table table =
        Experiment.over("a", 1, 2, 3)
            .over("b", List.of(1, 2, 3))
            .where((a, b) -> a < b)
            .table("pairs", (a, b, run) -> run.row("a · b", a * b));
    assertEquals(List.of(2, 3, 6), table.intColumn("a · b").asList());
  }

  @Test
  void oneFactorIsEnoughAndNoneIsTooAndARunMayAddManyRows() {
    Table squares = Experiment.over("x", 2, 3).table("squares", (x, run) -> run.row("x²", x * x));
    assertEquals(List.of("x", "x²"), squares.columnNames(), "nothing is drawn: there are no runs");
    Table rows =
        Experiment.runs(2, SEEDS)
            .table(
                "layers",
                run -> {
                  run.row("layer", 1, "sd", 0.5);
                  run.row("layer", 2, "sd", 1);
                });
    assertEquals(List.of("run", "layer", "sd"), rows.columnNames());
    assertEquals(List.of(1, 1, 2, 2), rows.intColumn("run").asList());
    assertEquals(List.of(0.5, 1.0, 0.5, 1.0), rows.doubleColumn("sd").asList());
  }

  @Test
  void aRunHasTheSeedsOfItsNumberAtEveryValue() {
    Table table =
        Experiment.over("a", "x", "y")
            .runs(3, SEEDS)
            .table("seeds", (a, run) -> run.row("drawn", run.seeds().stream("w").nextDouble()));
    double[] three =
        IntStream.rangeClosed(1, 3)
            .mapToDouble(run -> SEEDS.run(run).stream("w").nextDouble())
            .toArray();
    double[] drawn = table.doubleColumn("drawn").asDoubleArray();
    assertArrayEquals(
        drawn, IntStream.range(0, 6).mapToDouble(i -> three[i % 3]).toArray(), "to the last bit");
  }

  @Test
  void rowsComeInTheOrderOfTheRunsWhicheverEndsFirst() {
    Consumer<Run> laterIsFaster =
        run -> {
          sleep(20 - run.number());
          run.row("number", run.number());
        };
    Table table = new Experiment(20, SEEDS, 4).table("order", laterIsFaster);
    assertEquals(IntStream.rangeClosed(1, 20).boxed().toList(), table.intColumn("number").asList());
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    Dataset moons = Datasets.moons(40, 0.1, SEEDS);
    Consumer<Run> work =
        run -> {
          int[] widths = Network.widths(2, 8, 3, 2);
          Training training =
              new Sgd(0.1, 8, 5)
                  .fit(
                      Network.of(run.seeds(), Initializer.he(), Activation.relu(), widths),
                      moons,
                      Cost.softmaxCrossEntropy(),
                      run.seeds());
          double[] weights = training.network().layer(2).weights().toArray();
          run.row("cost", training.cost(), "weights", Arrays.toString(weights));
        };
    Table one = new Experiment(6, SEEDS, 1).table("moons", work);
    assertEquals(one.printAll(), new Experiment(6, SEEDS, 4).table("moons", work).printAll());
    assertEquals(one.printAll(), Experiment.runs(6, SEEDS).table("moons", work).printAll());
    assertEquals(6, one.stringColumn("weights").unique().size());
  }

  @Test
  void aRunThatFailsIsToldWithItsPlaceAndTheTraceIsItsOwn() {
    RuntimeException failed =
        assertThrows(
            IllegalStateException.class,
            () ->
                Experiment.over("start", "low", "high")
                    .over("depth", 2, 5)
                    .runs(3, SEEDS)
                    .table("digits", ExperimentTest::failHighAndDeep));
    assertEquals(
        "digits, start high, depth 5, run 2: java.lang.StackOverflowError: deep",
        failed.getMessage());
    assertEquals("failHighAndDeep", failed.getStackTrace()[0].getMethodName());
  }

  @Test
  void aNameThatNoCellDeclaresIsToldWithoutTheCauseThatHangsTheKernel() {
    Executable undeclared = () -> Experiment.runs(1, SEEDS).table("t", ExperimentTest::undeclared);
    assertSays("t, run 1: it uses a name that no cell declares", undeclared);
    assertEquals(null, assertThrows(RuntimeException.class, undeclared).getCause());
  }

  @Test
  void anInterruptStopsTheExperimentAndItsRunsAndIsStillSeen() {
    Thread.currentThread().interrupt();
    assertEquals(
        "x: stopped",
        assertThrows(
                CancellationException.class,
                () -> Experiment.runs(2, SEEDS).table("x", run -> sleep(60_000)))
            .getMessage());
    assertTrue(Thread.interrupted(), "the caller's loop must end too");
  }

  /** Their rows would merge into one series of a chart. */
  @Test
  void twoValuesOfOneNameAreRefusedAndLambdasAreTold() {
    Executable twins = () -> Experiment.over("start", Initializer.he(), Initializer.he());
    assertSays("experiment: two values of start show as He: give each a name of its own", twins);
    Initializer ones = (fanIn, fanOut, random) -> Initializer.constant(1).weights(1, 1, random);
    Initializer twos = (fanIn, fanOut, random) -> Initializer.constant(2).weights(1, 1, random);
    Table table = Experiment.over("start", ones, twos).table("t", (start, run) -> run.row("a", 1));
    assertEquals(List.of("start 1", "start 2"), table.stringColumn("start").asList());
  }

  @Test
  void whatIsMissingIsSaidInOneSentence() {
    assertSays("experiment: depth has no values", () -> Experiment.over("depth", List.of()));
    assertSays("experiment: 0 runs, wanted 1 or more", () -> Experiment.runs(0, SEEDS));
    assertSays("table t: there are no rows", () -> Experiment.runs(1, SEEDS).table("t", run -> {}));
    assertSays("row: cost has no value", () -> row("a", 1, "cost"));
    assertSays("row: there are two columns run", () -> row("run", 2));
    assertSays(
        "this experiment has no seeds: add .runs(5, seeds)",
        () -> Experiment.over("a", 1).table("t", (a, run) -> run.seeds()));
  }

  private static void row(Object... more) {
    Experiment.runs(1, SEEDS).table("t", run -> run.row(more));
  }

  private static void assertSays(String text, Executable code) {
    String message = assertThrows(RuntimeException.class, code).getMessage();
    assertTrue(message.endsWith(text), message);
  }

  private static void failHighAndDeep(String start, int depth, Run run) {
    if (start.equals("high") && depth == 5 && run.number() > 1) {
      throw new StackOverflowError("deep");
    }
    run.row("done", true);
  }

  private static void undeclared(Run run) {
    throw new SPIResolutionException(0);
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
