package goldilocks.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class TablesTest {
  record Run(String scheme, double h, int run, double error) {}

  private static final Table RUNS =
      Tables.of(
          "runs",
          List.of(
              new Run("He", 0.1, 1, 7),
              new Run("He", 0.1, 2, 3),
              new Run("He", 0.1, 3, 4),
              new Run("He", 0.01, 1, 2),
              new Run("He", 0.01, 2, 1),
              new Run("Xavier", 0.1, 1, 5)));

  @Test
  void eachGroupIsOneRowInTheOrderInWhichTheGroupsCome() {
    Table bands = Tables.bands(RUNS, "error", "scheme", "h");
    assertEquals(List.of("scheme", "h", "least", "median", "greatest"), bands.columnNames());
    assertEquals(List.of("He", "He", "Xavier"), bands.stringColumn("scheme").asList());
    assertEquals(List.of(0.1, 0.01, 0.1), bands.doubleColumn("h").asList());
    assertEquals(List.of(3.0, 1.0, 5.0), bands.doubleColumn("least").asList());
    assertEquals(List.of(4.0, 1.5, 5.0), bands.doubleColumn("median").asList());
    assertEquals(List.of(7.0, 2.0, 5.0), bands.doubleColumn("greatest").asList());
  }

  @Test
  void aRunThatIsNotANumberIsTheGreatest() {
    Table runs =
        Tables.of("runs", List.of(new Run("He", 1, 1, Double.NaN), new Run("He", 1, 2, 3)));
    Table bands = Tables.bands(runs, "error", "scheme");
    assertEquals(3, bands.doubleColumn("least").getDouble(0));
    assertTrue(Double.isNaN(bands.doubleColumn("greatest").getDouble(0)));
  }

  @Test
  void aColumnIsOfWholeNumbersIfAllAreOfNumbersIfAllAreAndElseOfWords() {
    List<List<?>> columns =
        List.of(List.of(1, 2), List.of(0, 0.1), List.of(1, "none"), List.of(2L, 1));
    List<ColumnType> types =
        columns.stream()
            .map(values -> values.stream().map(v -> Map.of("x", v)).toList())
            .map(rows -> Tables.of("t", rows).column("x").type())
            .toList();
    assertEquals(
        List.of(ColumnType.INTEGER, ColumnType.DOUBLE, ColumnType.STRING, ColumnType.DOUBLE),
        types);
  }

  @Test
  void anOptionalIsItsValueOrNothing() {
    record Ended(Optional<String> problem) {}
    Table table =
        Tables.of("t", List.of(new Ended(Optional.of("NaN")), new Ended(Optional.empty())));
    assertEquals(List.of("NaN", ""), table.stringColumn("problem").asList());
  }

  @Test
  void rowsWithoutTheSameColumnsAreRefused() {
    List<Map<String, Integer>> rows = List.of(Map.of("a", 1), Map.of("a", 2, "b", 3));
    assertEquals(
        "table t: only 1 of 2 rows have b",
        assertThrows(IllegalArgumentException.class, () -> Tables.of("t", rows)).getMessage());
  }
}
