package goldilocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Dataset XOR = Datasets.xor();
  private static final Network START =
      Network.of(new Seeds(1), Initializer.he(), Activation.tanh(), 2, 3, 1);
  private static final Cost COST = Cost.binaryCrossEntropy();
  private final List<String> seen = new ArrayList<>();

  @AfterEach
  void showNowhere() {
    Progress.showOn(Progress.Screen.NONE);
  }

  @Test
  void onAPlainJvmWorkGivesItsResultInSilence() {
    assertEquals(
        "done",
        Progress.show(
            "work",
            3,
            progress -> {
              progress.at(1, 0.5);
              progress.result("not shown");
              return "done";
            }));
  }

  @Test
  void aFitShowsEachEpochWithItsCostAndEndsWithItsResult() {
    Progress.showOn(new Notes());
    Training training = new Sgd(0.1, 4, 2).fit(START, XOR, COST, new Seeds(1));
    assertEquals(
        List.of(
            "training of 2",
            "1 " + training.costs().get(0),
            "2 " + training.costs().get(1),
            training.toString()),
        seen);
  }

  @Test
  void workThatFailsEndsItsProgress() {
    Progress.showOn(new Notes());
    assertThrows(
        IllegalStateException.class,
        () ->
            Progress.show(
                "work",
                3,
                progress -> {
                  throw new IllegalStateException("mine");
                }));
    assertEquals(List.of("work of 3", "over"), seen);
  }

  /** Writes down what a screen is told. */
  private final class Notes implements Progress.Screen {
    @Override
    public <R> R show(String name, long total, Function<Progress, R> work) {
      seen.add(name + " of " + total);
      try {
        return work.apply(
            new Progress() {
              @Override
              public void at(long done, double cost) {
                seen.add(done + " " + cost);
              }

              @Override
              public void result(String line) {
                seen.add(line);
              }
            });
      } catch (RuntimeException failed) {
        seen.add("over");
        throw failed;
      }
    }
  }
}
