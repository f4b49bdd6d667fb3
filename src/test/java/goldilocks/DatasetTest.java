package goldilocks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class DatasetTest {
  private static final List<String> ONE = List.of("x");
  private static final List<String> AB = List.of("a", "b");
  private static final Matrix X7 = Matrix.column(1, 2, 4, 8, 16, 32, 64);
  private static final Dataset SIX =
      Dataset.ofClasses(
          "six", Matrix.column(0, 1, 2, 3, 4, 5), new int[] {0, 1, 1, 0, 0, 1}, ONE, AB);

  @Test
  void labelsBecomeOneHotTargetsAndBack() {
    assertEquals(Matrix.of(new double[][] {{1, 0}, {0, 1}}), SIX.rows(0, 1).y());
    assertArrayEquals(new int[] {0, 1, 1, 0, 0, 1}, SIX.labels());
  }

  @Test
  void twoClassesBecomeOneColumnWithTheSameLabels() {
    assertEquals(Matrix.column(0, 1, 1, 0, 0, 1), SIX.binary().y());
    assertArrayEquals(SIX.labels(), SIX.binary().labels());
    assertEquals(SIX.x(), SIX.binary().x());
  }

  @Test
  void rowsKeepTheirTargets() {
    Dataset picked = SIX.rows(5, 0);
    assertEquals(Matrix.column(5, 0), picked.x());
    assertArrayEquals(new int[] {1, 0}, picked.labels());
  }

  @Test
  void everyNthRowBeginningWithTheFirstIsTested() {
    Split split = SIX.split(3);
    assertEquals(Matrix.column(0, 3), split.test().x());
    assertEquals(Matrix.column(1, 2, 4, 5), split.train().x());
    assertArrayEquals(new int[] {1, 1, 0, 1}, split.train().labels());
  }

  @Test
  void aSplitInStepWithTheClassesIsRefused() {
    Dataset moons = Datasets.moons(300, 0.1, new Seeds(1)).binary();
    String message =
        "split: one part of moons has no 0 at all, because its rows are in step: split(n, seeds)";
    assertRefused(message, () -> moons.split(2));
    assertRefused(message.replace("no 0", "no 1"), () -> moons.split(4));
    assertRefused(
        message.replace("moons", "spirals"),
        () -> Datasets.spirals(300, 5, 0.1, new Seeds(1)).split(5));
    // Of six rows three can be missed by chance.
    assertEquals(2, SIX.split(3).test().size());
  }

  @Test
  void aDrawnSplitTakesOneInNOfEachClass() {
    Split split = Datasets.spirals(300, 5, 0.1, new Seeds(1)).split(5, new Seeds(2));
    for (Dataset part : List.of(split.train(), split.test())) {
      int[] counts = new int[5];
      Arrays.stream(part.labels()).forEach(label -> counts[label]++);
      assertEquals(5 * counts[0], part.size());
      assertEquals(1, Arrays.stream(counts).distinct().count());
    }
    assertEquals(60, split.test().size());
    assertEquals(
        split.test(), Datasets.spirals(300, 5, 0.1, new Seeds(1)).split(5, new Seeds(2)).test());
  }

  @Test
  void aDrawnSplitOfNumbersKeepsEachRowOnce() {
    Dataset seven = new Dataset("seven", X7, X7, ONE, List.of());
    Split split = seven.split(3, new Seeds(1));
    // Of seven rows the first, fourth and seventh drawn are tested.
    assertEquals(3, split.test().size());
    assertEquals(split.test().x(), split.test().y());
    assertEquals(X7.sum(), split.train().x().sum() + split.test().x().sum());
  }

  @Test
  void numbersHaveNoLabels() {
    Dataset seven = new Dataset("seven", X7, X7, ONE, List.of());
    assertEquals("seven: 7 examples, 1 features, 1 targets that are numbers", seven.toString());
    assertRefused(
        "data set seven: its targets are numbers, not classes: ask for the cost or for rSquared",
        seven::labels);
  }

  @Test
  void standardizingUsesTheMeansAndTheOneSdOfTheTrainingPart() {
    Dataset train = numbers(Matrix.of(new double[][] {{1, 10}, {3, 14}}));
    Dataset test = numbers(Matrix.of(new double[][] {{2, 12}, {4, 12}}));
    Split split = new Split(train, test).standardized();
    // Means (2, 12); differences ±1 and ±2, so the one sd is √((1 + 1 + 4 + 4)/4) = √2.5.
    double sd = Math.sqrt(2.5);
    assertClose(Matrix.of(new double[][] {{-1, -2}, {1, 2}}).times(1 / sd), split.train().x());
    assertClose(Matrix.of(new double[][] {{0, 0}, {2, 0}}).times(1 / sd), split.test().x());
    assertEquals(1, split.train().x().sd(), 1e-15);
  }

  @Test
  void anEmptyDataSetIsRefused() {
    assertRefused(
        "data set none: it is empty: give some rows",
        () -> new Dataset("none", Matrix.zeros(0, 1), Matrix.zeros(0, 1), ONE, AB));
    assertRefused("data set six: it is empty: give some rows", () -> SIX.split(1));
  }

  @Test
  void targetsForOtherRowsAreRefused() {
    assertRefused(
        "data set odd: 2 rows of x but 3 of y: one target per example",
        () -> new Dataset("odd", Matrix.zeros(2, 1), Matrix.zeros(3, 1), ONE, AB));
  }

  @Test
  void aNameForEachClassIsWanted() {
    assertRefused(
        "data set odd: 2 class names for 3 target columns: one each, or two for a single one",
        () -> new Dataset("odd", Matrix.zeros(2, 1), Matrix.zeros(2, 3), ONE, AB));
  }

  @Test
  void aNameForEachFeatureIsWanted() {
    assertRefused(
        "data set odd: 1 feature names for 2 columns",
        () -> new Dataset("odd", Matrix.zeros(2, 2), Matrix.zeros(2, 1), ONE, AB));
  }

  @Test
  void valuesThatAreNotFiniteAreRefusedInInputsAndTargets() {
    String message =
        "data set bad: there are values that are NaN or infinite: mend or drop these rows first";
    Matrix good = Matrix.column(1, 2);
    for (double value : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      Matrix bad = Matrix.column(1, value);
      assertRefused(message, () -> new Dataset("bad", bad, good, ONE, AB));
      assertRefused(message, () -> new Dataset("bad", good, bad, ONE, AB));
    }
  }

  @Test
  void aLabelOutsideTheClassesIsNamedWithItsRow() {
    assertRefused(
        "data set off: label 2 in row 1 is outside 0 … 1",
        () -> Dataset.ofClasses("off", Matrix.column(0, 0), new int[] {0, 2}, ONE, AB));
    assertRefused(
        "data set off: label -1 in row 0 is outside 0 … 1",
        () -> Dataset.ofClasses("off", Matrix.column(0, 0), new int[] {-1, 1}, ONE, AB));
  }

  @Test
  void moreThanTwoClassesAreNotBinary() {
    assertRefused(
        "binary: data set iris has 3 target columns, wanted 2", () -> Datasets.iris().binary());
  }

  @Test
  void featuresThatNeverVaryCannotBeStandardized() {
    Dataset flat = numbers(Matrix.filled(2, 2, 3));
    assertRefused(
        "standardized: the features of numbers never vary",
        () -> new Split(flat, flat).standardized());
  }

  @Test
  void textSaysNameAndSizes() {
    assertEquals("six: 6 examples, 1 features, 2 classes", SIX.toString());
  }

  private static Dataset numbers(Matrix x) {
    return new Dataset("numbers", x, Matrix.zeros(x.rows(), 1), List.of("x1", "x2"), List.of());
  }

  private static void assertClose(Matrix wanted, Matrix got) {
    assertEquals(0, got.minus(wanted).meanSquare(), 1e-30);
  }

  private static void assertRefused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
