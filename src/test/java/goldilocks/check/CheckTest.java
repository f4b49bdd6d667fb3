package goldilocks.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import jdk.jshell.spi.SPIResolutionException;
import org.junit.jupiter.api.Test;

class CheckTest {
  private static final Seeds SEEDS = new Seeds(3);

  @Test
  void whatIsRightPassesInSilence() {
    Check.number("a third", () -> 1 / 3.0, 0.3333, 1e-4, "");
    Check.numbers("a pair", () -> new double[] {1, 2}, new double[] {1, 2}, 0, "");
    Check.matrix("a row", () -> Matrix.row(1, 2), Matrix.row(1, 2), 0, "");
    Check.shape("zeros", () -> Matrix.zeros(2, 3), 2, 3, "");
    Check.that(() -> true, "never said");
    Check.refuses("no widths", IllegalArgumentException.class, () -> Matrix.of(2, 2, A_THIRD), "");
  }

  private static final double[] A_THIRD = {1 / 3.0};

  @Test
  void aWrongNumberIsToldWithWhatWasWantedAndAHint() {
    String told = told(() -> Check.number("the gain", () -> 0.5, 1, 0.1, "Which variance?"));
    assertEquals("the gain is 0.5000, wanted 1.000 ± 0.10. Which variance?", told);
    assertEquals(
        "the pair has 1 numbers, wanted 2. Why?",
        told(() -> Check.numbers("the pair", () -> A_THIRD, new double[2], 0, "Why?")));
    assertTrue(told(() -> Check.number("nothing", () -> Double.NaN, 1, 9, "")).contains("NaN"));
  }

  @Test
  void aLoopThatNeverEndsEndsTheCheckInOneSentence() {
    String told =
        told(
            () ->
                Check.within(
                    0.2,
                    () -> {
                      while (!Thread.currentThread().isInterrupted()) {
                        Thread.onSpinWait();
                      }
                    }));
    assertTrue(
        told.matches(
            "this check was stopped after \\d+\\.\\d s: look for a loop that never ends\\."),
        told);
  }

  @Test
  void whateverGoesWrongInCodeIsOneSentence() {
    assertTrue(told(() -> Check.number("f", CheckTest::deeper, 0, 0, "")).contains("calls itself"));
    assertEquals(
        "f: your code is not written yet: "
            + "replace the line that throws UnsupportedOperationException.",
        told(() -> Check.number("f", CheckTest::unwritten, 0, 0, "")));
    assertTrue(told(() -> Check.that(() -> A_THIRD[1] > 0, "")).contains("IndexOutOfBounds"));
  }

  /** He's uniform weights with 3 where √3 belongs have three times the variance. */
  @Test
  void aSampleOfTheRightVariancePassesAndOneOfThreeTimesTheVarianceDoesNot() {
    var rule = Initializer.he().uniform();
    Matrix right = rule.weights(100, 50, SEEDS.stream("weights"));
    double variance = rule.variance(100, 50);
    Check.sample("the weights", () -> right, 0, variance, "");
    String told =
        told(
            () ->
                Check.sample(
                    "the weights", () -> right.times(Math.sqrt(3)), 0, variance, "Is it √3?"));
    assertTrue(told.startsWith("the variance of the weights is 0.06"), told);
    assertTrue(told.endsWith("Is it √3?"), told);
    Matrix shifted = right.map(w -> w + 0.02);
    assertTrue(
        told(() -> Check.sample("w", () -> shifted, 0, variance, "")).startsWith("the mean of w"));
  }

  @Test
  void aGradientIsComparedWithFiniteDifferences() {
    ToDoubleFunction<double[]> cost = w -> Math.sin(w[0]) + w[0] * w[1] * w[1];
    double[] at = {0.7, -2};
    double[] right = {Math.cos(0.7) + 4, 2 * 0.7 * -2};
    Check.gradient("the gradient", () -> right, at, cost, "");
    double[] wrong = {Math.cos(0.7) + 4, 0.7 * -2};
    String told = told(() -> Check.gradient("the gradient", () -> wrong, at, cost, "A factor?"));
    assertTrue(told.startsWith("the gradient[1] is -1.400, wanted -2.800"), told);
  }

  @Test
  void codeThatShouldRefuseBadInputIsToldIfItDoesNot() {
    assertEquals(
        "f should throw IllegalArgumentException, but throws nothing. Look at the shapes.",
        told(
            () ->
                Check.refuses(
                    "f", IllegalArgumentException.class, () -> {}, "Look at the shapes.")));
    Class<? extends Throwable> any = RuntimeException.class;
    assertTrue(told(() -> Check.refuses("f", any, CheckTest::unwritten, "")).contains("not writt"));
  }

  @Test
  void aMethodThatChangesAnArrayItIsGivenIsTold() {
    double[][] rows = {{1, 2}, {3, 4}};
    Check.unchanged("a sum", () -> Arrays.stream(rows[0]).sum(), (Object) rows);
    assertEquals(
        "fill changes what it is given, from [[[1.0, 2.0], [3.0, 4.0]]] to [[[1.0, 2.0], [7.0, "
            + "7.0]]]: work on a copy, clone() makes one.",
        told(() -> Check.unchanged("fill", () -> Arrays.fill(rows[1], 7), (Object) rows)));
  }

  /** A method may use one array for all its results. */
  @Test
  void aResultThatChangesWhileItIsCheckedCountsAsItCame() {
    double[] result = {2};
    ToDoubleFunction<double[]> cost =
        w -> {
          result[0] = 99;
          return 2 * w[0];
        };
    Check.gradient("the slope", () -> result, new double[] {1}, cost, "");
  }

  @Test
  void whatHasHeldIsCountedAndTheCountStartsAnew() {
    printedBy(Check::passed);
    String told =
        printedBy(
            () -> {
              Check.number("a third", 1 / 3.0, 0.33, 0.01, "");
              Check.matrix("rows", () -> Matrix.zeros(3, 4), Matrix.zeros(3, 4), 0, "");
              Check.within(1, () -> Check.that(true, ""));
              Check.passed();
              Check.that(true, "");
              Check.passed();
            });
    assertEquals("✓ 3 checks\n✓ 1 check\n", told);
    told(() -> Check.that(true, ""), () -> Check.that(false, "no"));
    assertEquals("✓ 0 checks\n", printedBy(Check::passed));
  }

  @Test
  void aMessageHasNoLinesOfTheKitBelowIt() {
    AssertionError error = error(() -> Check.number("f", () -> A_THIRD[1], 0, 0, ""));
    assertEquals(0, error.getStackTrace().length);
    assertEquals(0, error.getCause().getStackTrace().length);
    assertEquals(null, error(() -> Check.number("f", CheckTest::unwritten, 0, 0, "")).getCause());
  }

  @Test
  void whatIsKeptBackIsToldWhereTheChecksHoldAndNotBefore() {
    assertEquals("✓ right\nthe cause", Check.tell(() -> Check.that(true, ""), () -> "the cause"));
    Runnable wrong = () -> Check.that(false, "look again");
    assertEquals("not yet: look again", Check.tell(wrong, () -> fail("asked too early")));
  }

  @Test
  void creditIsNeverBelowZeroNorAboveThePoints() {
    assertEquals(0, Check.credit(4, -1));
    assertEquals(4, Check.credit(4, 7));
    assertEquals(0, Check.credit(4, Double.NaN));
    assertEquals(1, Check.credit(4, 0.25));
    assertEquals(
        2, Check.credit(4, () -> Check.that(true, ""), () -> Check.that(false, "the second")));
  }

  private static String told(Runnable... checks) {
    return error(() -> List.of(checks).forEach(Runnable::run)).getMessage();
  }

  private static AssertionError error(Runnable check) {
    return assertThrows(AssertionError.class, check::run);
  }

  private static String printedBy(Runnable code) {
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      code.run();
    } finally {
      System.setOut(out);
    }
    return printed.toString(UTF_8).replace("\r", "");
  }

  private static double deeper() {
    return 1 + deeper();
  }

  @Test
  void aNameThatNoCellDeclaresIsToldWithoutTheCauseThatHangsTheKernel() {
    AssertionError told =
        assertThrows(
            AssertionError.class, () -> Check.number("z", CheckTest::undeclared, 1, 0, ""));
    assertTrue(told.getMessage().contains("no cell declares"), told.getMessage());
    assertEquals(null, told.getCause());
  }

  private static double undeclared() {
    throw new SPIResolutionException(0);
  }

  private static double unwritten() {
    throw new UnsupportedOperationException("not implemented yet");
  }
}
