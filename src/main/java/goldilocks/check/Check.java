package goldilocks.check;

import goldilocks.matrix.Matrix;
import java.util.Locale;

/**
 * Checks for exercises: each says what was expected, what came, and where to look.
 *
 * <p>Every check is {@code void} and throws an {@link AssertionError} where it fails, because
 * graders take a value as a score. In a lesson, {@link #tell} says it in words instead, so that the
 * notebook runs on.
 */
public final class Check {
  private Check() {}

  /** Checks a number: got must lie within want ± tolerance. */
  public static void number(String what, double got, double want, double tolerance, String hint) {
    if (!(Math.abs(got - want) <= tolerance)) {
      throw new AssertionError(
          String.format(
              Locale.ROOT, "%s is %.4g, wanted %.4g ± %.2g. %s", what, got, want, tolerance, hint));
    }
  }

  /** Checks every number of a matrix, its shape first. */
  public static void matrix(String what, Matrix got, Matrix want, double tolerance, String hint) {
    shape(what, got, want.rows(), want.columns(), hint);
    for (int i = 0; i < want.rows(); i++) {
      for (int j = 0; j < want.columns(); j++) {
        number(what + "[" + i + "][" + j + "]", got.get(i, j), want.get(i, j), tolerance, hint);
      }
    }
  }

  /** Checks a shape. */
  public static void shape(String what, Matrix got, int rows, int columns, String hint) {
    that(
        got != null && got.rows() == rows && got.columns() == columns,
        "%s is %s, wanted %d×%d. %s"
            .formatted(what, got == null ? "null" : got.shape(), rows, columns, hint));
  }

  /** Checks anything: the message says what is wrong and what to do. */
  public static void that(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError(message);
    }
  }

  /** Runs checks and says in one line whether they hold; nothing is thrown. */
  public static String tell(Runnable checks) {
    try {
      checks.run();
      return "✓ right";
    } catch (AssertionError wrong) {
      return "not yet: " + wrong.getMessage();
    } catch (RuntimeException failed) {
      return "not yet: your code stopped with " + failed;
    }
  }
}
