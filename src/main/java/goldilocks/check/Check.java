package goldilocks.check;

import goldilocks.Matrix;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Checks for exercises: each says what was expected, what came, and where to look.
 *
 * <p>Every check is {@code void} and throws an {@link AssertionError} where it fails, because
 * graders take a value as a score. In a lesson, {@link #tell} says it in words instead, so that the
 * notebook runs on. In an assignment, {@link #credit} is the one value that a cell may end with.
 *
 * <p>A check that is given code, as in {@code () -> sigmoid(0)}, runs it with a time limit of five
 * seconds and turns whatever goes wrong in it into one sentence; {@link #within} sets another.
 */
public final class Check {
  private Check() {}

  /** Checks a number: got must lie within want ± tolerance. */
  public static void number(String what, double got, double want, double tolerance, String hint) {
    near(what, got, want, tolerance, hint);
    Tally.holds();
  }

  /** Checks the number that code gives. */
  public static void number(
      String what, DoubleSupplier got, double want, double tolerance, String hint) {
    number(what, Limit.of(what, got::getAsDouble), want, tolerance, hint);
  }

  /** Checks every number of an array, its length first. */
  public static void numbers(
      String what, Supplier<double[]> got, double[] want, double tolerance, String hint) {
    double[] values = copy(what, got, want.length, hint);
    for (int i = 0; i < want.length; i++) {
      near(what + "[" + i + "]", values[i], want[i], tolerance, hint);
    }
    Tally.holds();
  }

  /** Checks every number of a matrix, its shape first. */
  public static void matrix(String what, Matrix got, Matrix want, double tolerance, String hint) {
    fits(what, got, want.rows(), want.columns(), hint);
    for (int i = 0; i < want.rows(); i++) {
      for (int j = 0; j < want.columns(); j++) {
        near(what + "[" + i + "][" + j + "]", got.get(i, j), want.get(i, j), tolerance, hint);
      }
    }
    Tally.holds();
  }

  /** Checks every number of the matrix that code gives. */
  public static void matrix(
      String what, Supplier<Matrix> got, Matrix want, double tolerance, String hint) {
    matrix(what, Limit.of(what, got), want, tolerance, hint);
  }

  /** Checks a shape. */
  public static void shape(String what, Matrix got, int rows, int columns, String hint) {
    fits(what, got, rows, columns, hint);
    Tally.holds();
  }

  /** Checks the shape of the matrix that code gives. */
  public static void shape(String what, Supplier<Matrix> got, int rows, int columns, String hint) {
    shape(what, Limit.of(what, got), rows, columns, hint);
  }

  /**
   * Checks that numbers come from a distribution of this mean and variance.
   *
   * <p>The tolerance is five standard errors of a normal sample of this size, so that luck fails
   * one check in a million; flat distributions vary less.
   *
   * <pre>{@code
   * mean ± 5·√(variance/n)      variance ± 5·variance·√(2/n)
   * }</pre>
   */
  public static void sample(
      String what, Supplier<Matrix> got, double mean, double variance, String hint) {
    Matrix values = Limit.of(what, got);
    require(values != null, what + " is null, wanted a matrix of numbers. " + hint);
    int n = values.size();
    double sd = values.sd();
    near("the mean of " + what, values.mean(), mean, 5 * Math.sqrt(variance / n), hint);
    double tolerance = 5 * variance * Math.sqrt(2.0 / n);
    near("the variance of " + what, sd * sd, variance, tolerance, hint);
    Tally.holds();
  }

  /** Checks a gradient against finite differences of the cost, at these parameters. */
  public static void gradient(
      String what,
      Supplier<double[]> got,
      double[] at,
      ToDoubleFunction<double[]> cost,
      String hint) {
    double[] values = copy(what, got, at.length, hint);
    for (int i = 0; i < at.length; i++) {
      int parameter = i;
      Slope slope = Limit.of(what, () -> Slope.of(cost, at, parameter));
      near(what + "[" + i + "]", values[i], slope.value(), slope.tolerance(), hint);
    }
    Tally.holds();
  }

  /** Checks a gradient with respect to a matrix against finite differences of the cost. */
  public static void gradient(
      String what, Supplier<Matrix> got, Matrix at, ToDoubleFunction<Matrix> cost, String hint) {
    Matrix values = Limit.of(what, got);
    fits(what, values, at.rows(), at.columns(), hint);
    gradient(
        what,
        values::toArray,
        at.toArray(),
        w -> cost.applyAsDouble(Matrix.of(at.rows(), at.columns(), w)),
        hint);
  }

  /** Checks anything: the message says what is wrong and what to do. */
  public static void that(boolean holds, String message) {
    require(holds, message);
    Tally.holds();
  }

  /** Checks anything that code finds out. */
  public static void that(BooleanSupplier holds, String message) {
    that(Limit.of("your code", holds::getAsBoolean), message);
  }

  /** Checks that code refuses bad input: it must throw an exception of this type. */
  public static void refuses(
      String what, Class<? extends Throwable> wanted, Runnable code, String hint) {
    String instead = Limit.insteadOf(wanted, what, code).orElse("");
    require(
        instead.isEmpty(),
        "%s should throw %s, but %s. %s".formatted(what, wanted.getSimpleName(), instead, hint));
    Tally.holds();
  }

  /** Checks that code leaves the arrays as they are that are given to it. */
  public static void unchanged(String what, Runnable code, Object... given) {
    String before = Arrays.deepToString(given);
    Limit.of(what, Limit.returning(code));
    String after = Arrays.deepToString(given);
    require(
        before.equals(after),
        "%s changes what it is given, from %s to %s: work on a copy, clone() makes one."
            .formatted(what, before, after));
    Tally.holds();
  }

  /** Checks that code takes no longer than this; the message says how long it took. */
  public static void time(String what, double seconds, Runnable code, String hint) {
    Limit.of(what, seconds, hint, Limit.returning(code));
  }

  /** Runs checks that need another time limit; it holds for all of them together. */
  public static void within(double seconds, Runnable checks) {
    time("this check", seconds, checks, "");
  }

  /**
   * A share of the points of a cell, for its last line: never below 0 or above the points.
   *
   * @param share 0 for nothing, 1 for all; what is not a number counts 0
   */
  public static double credit(double points, double share) {
    return Double.isNaN(share) ? 0 : points * Math.max(0, Math.min(1, share));
  }

  /**
   * The share of the points that these checks earn, one by one; prints what those say that fail.
   */
  public static double credit(double points, Runnable... checks) {
    long held = Arrays.stream(checks).filter(Check::holds).count();
    if (held == checks.length) {
      passed();
    }
    return credit(points, (double) held / checks.length);
  }

  /** Prints how many checks have held; for the end of a cell, which nothing else says. */
  public static void passed() {
    int held = Tally.take();
    System.out.println("✓ " + held + (held == 1 ? " check" : " checks"));
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

  /** The same, and where they hold what was kept back until then. */
  public static String tell(Runnable checks, Supplier<?> then) {
    String told = tell(checks);
    return told.startsWith("✓") ? told + "\n" + then.get() : told;
  }

  private static boolean holds(Runnable check) {
    String told = tell(() -> Limit.of("this check", Limit.returning(check)));
    if (told.startsWith("not yet")) {
      System.out.println(told);
    }
    return !told.startsWith("not yet");
  }

  private static void near(String what, double got, double want, double tolerance, String hint) {
    if (!(Math.abs(got - want) <= tolerance)) {
      String told = "%s is %.4g, wanted %.4g ± %.2g. %s";
      throw Tally.broken(String.format(Locale.ROOT, told, what, got, want, tolerance, hint), null);
    }
  }

  private static void fits(String what, Matrix got, int rows, int columns, String hint) {
    require(
        got != null && got.rows() == rows && got.columns() == columns,
        "%s is %s, wanted %d×%d. %s"
            .formatted(what, got == null ? "null" : got.shape(), rows, columns, hint));
  }

  /** A copy, because what code gives may be an array that it changes later. */
  private static double[] copy(String what, Supplier<double[]> got, int length, String hint) {
    double[] values = Limit.of(what, got);
    require(
        values != null && values.length == length,
        "%s has %s numbers, wanted %d. %s"
            .formatted(what, values == null ? "no" : values.length, length, hint));
    return values.clone();
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw Tally.broken(message, null);
    }
  }
}
