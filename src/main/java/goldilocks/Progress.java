package goldilocks;

import java.util.function.Function;

/**
 * How far a long piece of work has come.
 *
 * <pre>{@code
 * Progress.show("training", steps, progress -> {
 *   for (long step = 1; step <= steps; step++) { …; progress.at(step, cost); }
 *   return result;
 * });
 * }</pre>
 *
 * A notebook shows a bar while the work lasts and one line, the same at any speed, when it ends; a
 * plain JVM shows nothing. Work that starts inside other work is silent.
 */
@FunctionalInterface
public interface Progress {
  /** So many steps are done, and the cost is now this, or NaN without one; from any thread. */
  void at(long done, double cost);

  /** The last line, instead of the one made from the name, the steps and the cost. */
  default void result(String line) {}

  /** Where progress is shown. */
  interface Screen {
    /** Shows nothing, as on a plain JVM. */
    Screen NONE =
        new Screen() {
          @Override
          public <R> R show(String name, long total, Function<Progress, R> work) {
            return work.apply((done, cost) -> {});
          }
        };

    /** Does the work and gives its result; the bar ends with the work, however that ends. */
    <R> R show(String name, long total, Function<Progress, R> work);
  }

  /** Does the work of so many steps while its progress is shown, and gives its result. */
  static <R> R show(String name, long total, Function<Progress, R> work) {
    return Place.screen.show(name, total, work);
  }

  /** Shows all progress there from now on. */
  static void showOn(Screen screen) {
    Place.screen = screen;
  }

  /** Holds the screen. */
  final class Place {
    private static volatile Screen screen = Screen.NONE;

    private Place() {}
  }
}
