package goldilocks.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Progress;
import goldilocks.Seeds;
import goldilocks.plot.Experiment;
import goldilocks.plot.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private final Page page = new Page();
  private final ProgressBar bar = new ProgressBar(page);

  @AfterEach
  void showNowhere() {
    Progress.showOn(Progress.Screen.NONE);
    Thread.interrupted();
  }

  @Test
  void aFastRunShowsItsLastLineOnly() {
    run("training", 3, 3, 0);
    assertEquals(List.of("training: 3 of 3, cost 0.2500"), page.texts);
  }

  @Test
  void aSlowRunShowsFewBarsAndTheSameLineInTheirPlace() {
    run("training", 80, 80, 10);
    // 0.8 s or more: the first bar after 0.5 s, then one every 0.2 s.
    assertTrue(page.texts.size() >= 3, page.texts::toString);
    String first = page.texts.get(0);
    assertTrue(first.matches("training: \\d+ of 80, cost 0\\.2500"), first);
    assertEquals(List.of("training: 80 of 80, cost 0.2500"), page.now());
  }

  @Test
  void aRunThatDidNotReachItsEndSaysWhereItStopped() {
    run("training", 9, 2, 0);
    assertEquals(List.of("training: stopped at 2 of 9, cost 0.2500"), page.texts);
  }

  @Test
  void workMaySayItsResultInItsOwnWords() {
    bar.show(
        "training",
        900,
        progress -> {
          progress.result("20 epochs, 900 steps: cost 0.0123");
          return 0;
        });
    assertEquals(List.of("20 epochs, 900 steps: cost 0.0123"), page.texts);
  }

  @Test
  void anExperimentOnSeveralThreadsIsOneRunAndWhatRunsInItIsSilent() {
    Progress.showOn(bar);
    Experiment.runs(40, new Seeds(1))
        .table("runs", run -> Progress.show("training", 1, progress -> row(run)));
    assertEquals(List.of("runs: 40 of 40"), page.texts);
  }

  @Test
  void aRunThatFailsDoesNotSilenceTheNext() {
    assertThrows(
        IllegalStateException.class,
        () ->
            bar.show(
                "failing",
                10,
                progress -> {
                  progress.at(1, 2);
                  throw new IllegalStateException("mine");
                }));
    run("next", 1, 1, 0);
    assertEquals(
        List.of("failing: stopped at 1 of 10, cost 2.000", "next: 1 of 1, cost 0.2500"),
        page.texts);
  }

  @Test
  void anInterruptedCellThatStillRunsDoesNotSilenceTheNext() throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    Thread old = new Thread(() -> runUntil(over));
    old.start();
    while (!old.isInterrupted()) {
      Thread.onSpinWait();
    }
    run("next", 1, 1, 0);
    over.set(true);
    old.join();
    assertEquals(List.of("next: 1 of 1, cost 0.2500"), page.texts);
  }

  @Test
  void theKernelIsNeverWrittenToByAnInterruptedThread() {
    Thread.currentThread().interrupt();
    run("training", 9, 2, 0);
    assertTrue(Thread.interrupted(), "the rest of the cell sees the interrupt too");
    assertEquals(List.of("training: stopped at 2 of 9, cost 0.2500"), page.texts);
  }

  private void run(String name, int total, int steps, int milliseconds) {
    bar.show(
        name,
        total,
        progress -> {
          for (int step = 1; step <= steps; step++) {
            sleep(milliseconds);
            progress.at(step, 0.25);
          }
          return 0;
        });
  }

  private static void sleep(int milliseconds) {
    try {
      if (milliseconds > 0) {
        Thread.sleep(milliseconds);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void runUntil(AtomicBoolean over) {
    bar.show(
        "old",
        1,
        progress -> {
          Thread.currentThread().interrupt();
          while (!over.get()) {
            Thread.onSpinWait();
          }
          return 0;
        });
  }

  private static int row(Run run) {
    run.row("number", run.number());
    return 0;
  }

  /** What a notebook would show: every text in turn, and those that stand there now. */
  private static final class Page implements Notebook {
    final List<String> texts = Collections.synchronizedList(new ArrayList<>());
    final Map<String, String> places = new LinkedHashMap<>();

    @Override
    public <T> void show(View<T> view) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void display(String id, Map<String, Object> bundle, boolean again) {
      assertTrue(!Thread.currentThread().isInterrupted());
      assertEquals(again, places.containsKey(id), "shown once, then updated");
      String text = bundle.get(View.TEXT).toString();
      texts.add(text);
      places.put(id, text);
    }

    List<String> now() {
      return List.copyOf(places.values());
    }
  }
}
