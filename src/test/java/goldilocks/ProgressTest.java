package goldilocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final List<String> bars = Collections.synchronizedList(new ArrayList<>());
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void showOnAList() {
    Progress.showOn(
        new Progress.Screen() {
          @Override
          public void bar(String run, double share, String line) {
            bars.add("%.2f %s".formatted(share, line));
          }

          @Override
          public void line(String run, String line) {
            lines.add(line);
          }
        });
  }

  @AfterEach
  void showNowhere() {
    Progress.showOn(null);
  }

  @Test
  void aFastRunShowsItsLastLineOnly() {
    try (Progress progress = Progress.start("training", 3)) {
      for (int step = 1; step <= 3; step++) {
        assertTrue(progress.at(step, 0.5 / step));
      }
    }
    assertEquals(List.of("training: 3 of 3, cost 0.1667"), lines);
    assertEquals(List.of(), bars);
  }

  @Test
  void aSlowRunShowsFewBarsAndTheSameLine() throws InterruptedException {
    try (Progress progress = Progress.start("training", 80)) {
      for (int step = 1; step <= 80; step++) {
        Thread.sleep(10);
        progress.at(step, 0.25);
      }
    }
    // 0.8 s or more: the first bar after 0.5 s, then one every 0.2 s.
    assertTrue(bars.size() >= 2, bars::toString);
    assertTrue(
        bars.get(0).matches("0\\.\\d\\d training: \\d+ of 80, cost 0\\.2500"), bars::toString);
    assertEquals(List.of("training: 80 of 80, cost 0.2500"), lines);
  }

  @Test
  void anInterruptStopsTheLoopAndIsSaid() {
    try (Progress progress = Progress.start("training", 9)) {
      assertTrue(progress.at(1, 2));
      Thread.currentThread().interrupt();
      assertFalse(progress.at(2, 2));
    }
    assertTrue(Thread.interrupted(), "the caller still sees the interrupt");
    assertEquals(List.of("training: stopped at 2 of 9, cost 2.000"), lines);
  }

  @Test
  void aLoopMaySayItsResultInItsOwnWords() {
    try (Progress progress = Progress.start("training", 900)) {
      progress.result("20 epochs, 900 steps: cost 0.0123");
    }
    assertEquals(List.of("20 epochs, 900 steps: cost 0.0123"), lines);
  }

  @Test
  void anExperimentOnSeveralThreadsIsOneRun() {
    try (Progress runs = Progress.start("runs", 40)) {
      IntStream.range(0, 40).parallel().forEach(i -> runs.advance());
      try (Progress inner = Progress.start("training", 1)) {
        inner.at(1, 0);
      }
      IntStream.range(0, 8).parallel().forEach(i -> Progress.loop("steps", 1).at(1, 0));
    }
    assertEquals(List.of("runs: 40 of 40"), lines);
  }

  @Test
  void stoppingOneRunStopsTheExperimentAroundItAndItsOtherRuns() {
    try (Progress runs = Progress.start("runs", 2);
        Progress here = Progress.start("training", 5);
        Progress elsewhere = Progress.start("training", 5)) {
      Thread.currentThread().interrupt();
      here.at(1, 1);
      assertTrue(Thread.interrupted());
      assertFalse(elsewhere.at(1, 1));
      assertFalse(runs.advance());
    }
  }

  @Test
  void aLoopLeftByBreakDoesNotSilenceTheNextRun() {
    Progress.loop("left", 10).at(1, 1);
    Progress.start("next", 1).close();
    assertEquals(List.of("next: stopped at 0 of 1"), lines);
  }

  @Test
  void anInterruptedCellThatStillRunsDoesNotStopTheNext() throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    Thread old = new Thread(() -> leaveARunOpenUntil(over));
    old.start();
    while (!old.isInterrupted()) {
      Thread.onSpinWait();
    }
    try (Progress next = Progress.start("next", 1)) {
      assertTrue(next.at(1, 1));
    } finally {
      over.set(true);
      old.join();
    }
    assertEquals(List.of("next: 1 of 1, cost 1.000"), lines);
  }

  @Test
  void onAPlainJvmAllIsSilentAndStillStops() {
    Progress.showOn(null);
    try (Progress progress = Progress.start("training", 9)) {
      assertTrue(progress.at(1, 1));
      Thread.currentThread().interrupt();
      assertFalse(progress.at(2, 1));
      assertTrue(Thread.interrupted());
    }
    assertEquals(List.of(), lines);
  }

  private static void leaveARunOpenUntil(AtomicBoolean over) {
    Progress.start("old", 1);
    Thread.currentThread().interrupt();
    while (!over.get()) {
      Thread.onSpinWait();
    }
  }
}
