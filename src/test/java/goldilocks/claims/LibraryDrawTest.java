package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lesson 14 reads this table. */
class LibraryDrawTest {
  private static final List<LibraryDraw> ALL = LibraryDraw.all();

  @Test
  void sevenLibrariesDrewASquareLayerAndOneThatIsNot() {
    assertEquals(7, ALL.stream().map(LibraryDraw::library).distinct().count());
    assertEquals(44, ALL.size());
    for (int i = 0; i < ALL.size(); i += 2) {
      assertEquals(ALL.get(i).code(), ALL.get(i + 1).code());
      assertEquals(256, ALL.get(i).fanIn());
      assertEquals(256, ALL.get(i).fanOut());
      assertEquals(400, ALL.get(i + 1).fanIn());
      assertEquals(100, ALL.get(i + 1).fanOut());
    }
  }

  @Test
  void everyNumberFitsTheOthers() {
    for (LibraryDraw d : ALL) {
      assertEquals(d.fanIn() * d.fanOut(), d.draws(), d.toString());
      assertTrue(d.min() < d.mean() && d.mean() < d.max(), d.toString());
      // No distribution on an interval has a larger variance (Popoviciu 1935).
      assertTrue(d.variance() <= Math.pow(d.max() - d.min(), 2) / 4, d.toString());
      assertTrue(d.standardError() < 0.01 * d.variance(), d.toString());
      assertTrue(!d.version().isEmpty() && !d.code().isEmpty(), d.toString());
    }
  }

  @Test
  void measuredAndErrorAreMultiplesOfTheVarianceAndItsOwn() {
    LibraryDraw d = new LibraryDraw("a", "1", "b", "", 1, 10, 5, 50, true, 0, 0.3, 0.02, -1, 1);
    assertEquals(3, d.measured(), 1e-15);
    assertEquals(0.2, d.error(), 1e-15);
  }

  @Test
  void whereNothingIsPromisedThePromiseIsNotANumber() {
    assertTrue(Double.isNaN(LibraryDraw.of("rapaio", "Linear", 256).promised()));
    assertEquals(2, LibraryDraw.of("DL4J", "RELU", 256).promised());
  }

  @Test
  void aMeasurementThatIsNotThereIsRefusedWithWhereToLook() {
    assertEquals(
        "library draws: there is no RELU of Keras at 256 inputs: look in LibraryDraw.all()",
        assertThrows(IllegalArgumentException.class, () -> LibraryDraw.of("Keras", "RELU", 256))
            .getMessage());
  }
}
