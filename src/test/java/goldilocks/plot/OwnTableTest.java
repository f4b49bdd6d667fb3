package goldilocks.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Datasets;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Sgd;
import goldilocks.Split;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** A reader's own CSV: two lines to a data set, and what one wants to see of a training on it. */
class OwnTableTest {
  private static final String FLATS =
      """
      rooms,town,lift,rent,let
      1,Ulm,true,400,yes
      2,Bonn,false,700,no
      4,Ulm,true,900,yes
      """;

  @Test
  void numbersStayAndWordsBecomeAColumnEach() {
    Dataset flats = Tables.dataset(csv(FLATS).removeColumns("let"), "rent");
    assertEquals(List.of("rooms", "town Bonn", "town Ulm", "lift"), flats.features());
    assertEquals(Matrix.of(new double[][] {{1, 0, 1, 1}, {2, 1, 0, 0}, {4, 0, 1, 1}}), flats.x());
    assertEquals(Matrix.column(400, 700, 900), flats.y());
    assertEquals(List.of(), flats.classes());
  }

  @Test
  void wordsAsTheTargetAreClasses() {
    Dataset flats = Tables.dataset(csv(FLATS), "let");
    assertEquals(List.of("no", "yes"), flats.classes());
    assertArrayEquals(new int[] {1, 0, 1}, flats.labels());
    assertEquals(Matrix.column(1, 0, 1), flats.binary().y());
  }

  @Test
  void zeroAndOneAreTwoClassesAndOtherNumbersAreWhenTheyAreMadeWords() {
    Table table = csv("x,sold,kind\n1,0,1\n2,1,3\n3,1,2\n");
    assertEquals(List.of("0", "1"), Tables.dataset(table, "sold").classes());
    assertEquals(List.of(), Tables.dataset(table, "kind").classes());
    table.replaceColumn("kind", table.column("kind").asStringColumn().setName("kind"));
    assertEquals(List.of("1", "2", "3"), Tables.dataset(table, "kind").classes());
  }

  @Test
  void severalNumbersCanBeAskedFor() {
    Dataset both = Tables.dataset(csv(FLATS).removeColumns("let", "town"), "rent", "rooms");
    assertEquals(Matrix.of(new double[][] {{400, 1}, {700, 2}, {900, 4}}), both.y());
    assertEquals(List.of("lift"), both.features());
  }

  @Test
  void whatCannotBeUsedIsNamed() {
    assertRefused(
        "dataset table: row 2 has no rooms: table.dropRowsWithMissingValues(), or fill it in",
        csv("rooms,rent\n1,400\n,700\n"),
        "rent");
    String names =
        IntStream.range(0, 21).mapToObj(i -> "n" + i + "," + i).collect(Collectors.joining("\n"));
    assertRefused(
        "dataset table: the column name has 21 different words: leave it out with"
            + " table.removeColumns(\"name\")",
        csv("name,rent\n" + names),
        "rent");
    assertRefused("dataset table: no column is left to predict from", csv("rent\n1\n2\n"), "rent");
    assertRefused(
        "dataset table: words can be predicted one column at a time", csv(FLATS), "rent", "let");
    assertRefused("dataset: name the column to predict, or several", csv(FLATS));
  }

  @Test
  void aDataSetAsATableHasItsTargetsInTheEnd() {
    Table flats = Tables.of(Tables.dataset(csv(FLATS).removeColumns("let"), "rent"));
    assertEquals(List.of("rooms", "town Bonn", "town Ulm", "lift", "target"), flats.columnNames());
    assertEquals(List.of(400.0, 700.0, 900.0), flats.doubleColumn("target").asList());
    assertEquals("setosa", Tables.of(Datasets.iris()).stringColumn("class").get(0));
  }

  @Test
  void theHistoryHasBothPartsOfEachEpoch() {
    Split iris = Datasets.iris().split(5, new Seeds(1)).scaled();
    Network start = Network.of(new Seeds(1), Initializer.he(), Activation.relu(), 4, 8, 3);
    Cost cost = Cost.softmaxCrossEntropy();
    Sgd sgd = new Sgd(0.1, 10, 3);
    Table history = Tables.history(sgd.epochs(start, iris.train(), cost, new Seeds(1)), iris, cost);
    assertEquals(List.of("epoch", "part", "cost", "accuracy"), history.columnNames());
    assertEquals(
        List.of("train", "test", "train", "test", "train", "test"),
        history.stringColumn("part").asList());
    Network end = sgd.fit(start, iris.train(), cost, new Seeds(1)).network();
    assertEquals(
        end.cost(iris.test().x(), iris.test().y(), cost), history.doubleColumn("cost").get(5));
    assertEquals(end.accuracy(iris.test()), history.doubleColumn("accuracy").get(5));
  }

  @Test
  void numbersHaveAnRSquaredInstead() {
    Dataset flats = Tables.dataset(csv(FLATS).removeColumns("let"), "rent").scaled();
    Network start = Network.of(new Seeds(1), Initializer.he(), Activation.relu(), 4, 8, 1);
    Cost cost = Cost.meanSquared();
    Table history =
        Tables.history(
            new Sgd(0.1, 3, 2).epochs(start, flats, cost, new Seeds(1)),
            new Split(flats, flats),
            cost);
    assertEquals(List.of("epoch", "part", "cost", "R²"), history.columnNames());
    // Of scaled targets the mean predictor's cost is 1.
    assertEquals(1 - history.doubleColumn("cost").get(3), history.doubleColumn("R²").get(3), 1e-12);
  }

  @Test
  void aConfusionMatrixCountsWhatWasTakenForWhich() {
    Dataset flats = Tables.dataset(csv(FLATS), "let");
    Table confusion = Tables.confusion(flats, new int[] {1, 1, 0});
    assertEquals(List.of("class", "taken for no", "taken for yes"), confusion.columnNames());
    assertEquals(List.of(0, 1), ((IntColumn) confusion.column(1)).asList());
    assertEquals(List.of(1, 1), ((IntColumn) confusion.column(2)).asList());
    Table exploded = Tables.confusion(flats, new int[] {-1, -1, -1});
    assertEquals(List.of(1, 2), ((IntColumn) exploded.column("not a number")).asList());
  }

  @Test
  void predictionsStandBesideTheirTargets() {
    Dataset flats = Tables.dataset(csv(FLATS), "let");
    Table chosen = Tables.predictions(flats, new int[] {1, 1, -1});
    assertEquals(List.of("yes", "no", "yes"), chosen.stringColumn("class").asList());
    assertEquals(List.of("yes", "yes", "not a number"), chosen.stringColumn("chosen").asList());
    Table rents = Tables.predictions(Matrix.column(400, 700), Matrix.column(410, 650));
    assertEquals(List.of("target", "predicted"), rents.columnNames());
    assertEquals("target,predicted\n400.0,410.0\n700.0,650.0\n", rents.write().toString("csv"));
  }

  private static Table csv(String text) {
    return Table.read()
        .usingOptions(CsvReadOptions.builder(new StringReader(text)).tableName("table"));
  }

  private static void assertRefused(String message, Table table, String... targets) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> Tables.dataset(table, targets))
            .getMessage());
  }
}
