package goldilocks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatasetsTest {
  private static final Seeds SEEDS = new Seeds(42);

  static List<Function<Seeds, Dataset>> drawn() {
    return List.of(
        seeds -> Datasets.moons(100, 0.1, seeds),
        seeds -> Datasets.circles(100, 0.1, seeds),
        seeds -> Datasets.spirals(100, 4, 0.1, seeds));
  }

  @Test
  void digitsAreThe1797ImagesOfEightByEightPixels() {
    Dataset digits = Datasets.digits();
    assertEquals(1797, digits.size());
    assertEquals("1797×64", digits.x().shape());
    assertEquals("1797×10", digits.y().shape());
    assertEquals(64, digits.features().size());
    assertEquals("r7c7", digits.features().get(63));
    assertEquals(0, min(digits.x()));
    assertEquals(1, max(digits.x()));
    assertEquals(1797, digits.y().sum());
  }

  @Test
  void theDigitsProtocolTrainsOn1437AndTestsOn360() {
    Split split = Datasets.digits().split(5);
    assertEquals(1437, split.train().size());
    assertEquals(360, split.test().size());
  }

  @Test
  void theDigitsOneSdIs02709() {
    Split raw = Datasets.digits().split(5);
    Split scaled = raw.standardized();
    double difference = raw.test().x().get(0, 20) - raw.test().x().get(1, 20);
    double scaledDifference = scaled.test().x().get(0, 20) - scaled.test().x().get(1, 20);
    assertEquals(0.2709, difference / scaledDifference, 5e-5);
    assertEquals(1, scaled.train().x().sd(), 1e-12);
    assertEquals(0, scaled.train().x().sumRows().sumOfSquares(), 1e-18);
    assertTrue(scaled.test().x().mean() != 0);
  }

  @Test
  void theFloorOnTheDigitsIsTheShareOfTheMostFrequentTrainingClass() {
    Split split = Datasets.digits().split(5);
    int[] counts = counts(split.train().labels(), 10);
    int most = Matrix.row(Arrays.stream(counts).asDoubleStream().toArray()).argMax(0);
    assertEquals(0.107, counts[most] / 1437.0, 5e-4);
    assertEquals(0.078, counts(split.test().labels(), 10)[most] / 360.0, 5e-4);
  }

  @Test
  void irisHasFiftyOfEachOfThreeKinds() {
    Dataset iris = Datasets.iris();
    assertEquals("150×4", iris.x().shape());
    assertArrayEquals(new int[] {50, 50, 50}, counts(iris.labels(), 3));
    assertEquals(Matrix.row(5.1, 3.5, 1.4, 0.2), iris.x().rows(0));
    assertEquals("petal length", iris.features().get(2));
    assertEquals("virginica", iris.classes().get(2));
  }

  @Test
  void xorIsOneWhereExactlyOneInputIs() {
    Dataset xor = Datasets.xor();
    for (int i = 0; i < 4; i++) {
      int ones = (int) (xor.x().get(i, 0) + xor.x().get(i, 1));
      assertEquals(ones == 1 ? 1 : 0, xor.y().get(i, 0));
    }
    assertArrayEquals(new int[] {0, 1, 1, 0}, xor.labels());
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void theSeedDecidesTheDrawnSets(Function<Seeds, Dataset> draw) {
    assertEquals(draw.apply(SEEDS), draw.apply(new Seeds(42)));
    assertNotEquals(draw.apply(SEEDS).x(), draw.apply(new Seeds(43)).x());
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void theClassesOfTheDrawnSetsAreEquallyLarge(Function<Seeds, Dataset> draw) {
    Dataset data = draw.apply(SEEDS);
    assertEquals("100×2", data.x().shape());
    int classes = data.classes().size();
    int[] wanted = new int[classes];
    Arrays.fill(wanted, 100 / classes);
    assertArrayEquals(wanted, counts(data.labels(), classes));
  }

  @Test
  void moonsWithoutNoiseLieOnTwoHalfCirclesThatInterlock() {
    Dataset moons = Datasets.moons(500, 0, SEEDS);
    for (int i = 0; i < moons.size(); i++) {
      boolean lower = moons.labels()[i] == 1;
      double x = moons.x().get(i, 0) - (lower ? 1 : 0);
      double y = moons.x().get(i, 1) - (lower ? 0.5 : 0);
      assertEquals(1, Math.hypot(x, y), 1e-15);
      assertTrue(lower ? y <= 0 : y >= 0);
    }
    assertTrue(max(moons.x()) > 1.9 && min(moons.x()) < -0.9, "the whole half circles");
  }

  @Test
  void circlesWithoutNoiseHaveRadiusOneAndOneHalf() {
    Dataset circles = Datasets.circles(100, 0, SEEDS);
    for (int i = 0; i < circles.size(); i++) {
      double radius = Math.hypot(circles.x().get(i, 0), circles.x().get(i, 1));
      assertEquals(circles.labels()[i] == 0 ? 1 : 0.5, radius, 1e-15);
    }
  }

  @Test
  void spiralsWithoutNoiseTurnOneAndAHalfTimesOnTheirWayOut() {
    Dataset spirals = Datasets.spirals(99, 3, 0, SEEDS);
    for (int i = 0; i < spirals.size(); i++) {
      double r = Math.hypot(spirals.x().get(i, 0), spirals.x().get(i, 1));
      double angle = 2 * Math.PI * spirals.labels()[i] / 3 + 3 * Math.PI * r;
      assertEquals(r * Math.cos(angle), spirals.x().get(i, 0), 1e-14);
      assertEquals(r * Math.sin(angle), spirals.x().get(i, 1), 1e-14);
    }
  }

  @Test
  void noiseIsNormalWithTheGivenSd() {
    Dataset circles = Datasets.circles(20_000, 0.2, SEEDS);
    // E|p + n|² = r² + 2·0.2², r² = 1 or ¼: the mean over both is 0.625 + 0.08.
    double meanSquare = 2 * circles.x().meanSquare();
    // Var|p + n|² = 4·r²·0.04 + 4·0.04² and the two radii's own (3/8)²: 0.1 + 0.0064 + 0.1406.
    assertEquals(0.705, meanSquare, 5 * Math.sqrt(0.247 / 20_000));
  }

  @Test
  void aSizeBelowTheNumberOfClassesOrANegativeNoiseIsRefused() {
    assertEquals(
        "moons: size 1, noise 0.1: wanted at least 2 points and a noise that is not negative",
        assertThrows(IllegalArgumentException.class, () -> Datasets.moons(1, 0.1, SEEDS))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> Datasets.circles(10, -0.1, SEEDS));
    assertThrows(IllegalArgumentException.class, () -> Datasets.circles(10, Double.NaN, SEEDS));
    assertThrows(IllegalArgumentException.class, () -> Datasets.spirals(2, 3, 0, SEEDS));
  }

  private static int[] counts(int[] labels, int classes) {
    int[] counts = new int[classes];
    Arrays.stream(labels).forEach(label -> counts[label]++);
    return counts;
  }

  private static double min(Matrix m) {
    return Arrays.stream(m.toArray()).min().orElseThrow();
  }

  private static double max(Matrix m) {
    return Arrays.stream(m.toArray()).max().orElseThrow();
  }
}
