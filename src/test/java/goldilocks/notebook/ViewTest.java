package goldilocks.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.claims.Ledger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ViewTest {
  @Test
  void numbersShowFourDigitsThatMatter() {
    assertEquals("0.1235", Html.number(0.123456));
    assertEquals("0.5", Html.number(0.5));
    assertEquals("1235", Html.number(1234.56));
    assertEquals("123456", Html.number(123456));
    assertEquals("1.235e+06", Html.number(1234567.8));
    assertEquals("-1.000e-07", Html.number(-1e-7));
    assertEquals("0", Html.number(0));
    assertEquals("NaN", Html.number(Double.NaN));
    assertEquals("-∞", Html.number(Double.NEGATIVE_INFINITY));
  }

  @Test
  void aTableLinesUpNumbersOnTheRightAndWordsOnTheLeft() {
    Table table =
        Table.create(
            IntColumn.create("step", 1, 200),
            DoubleColumn.create("cost", 0.123456, Double.NaN),
            StringColumn.create("scheme", "He", "<x>"),
            BooleanColumn.create("ok", true, false));
    assertEquals(
        """
        step    cost  scheme  ok
           1  0.1235  He      true
         200     NaN  <x>     false
        2 rows × 4 columns""",
        TableView.text(table));
    String html = TableView.html(table);
    assertTrue(html.contains("<td style=\"text-align: right\">0.1235</td>"), html);
    assertTrue(html.contains("<td style=\"text-align: left\">&lt;x&gt;</td>"), html);
    assertTrue(html.contains("<th style=\"text-align: left\">scheme</th>"), html);
  }

  @Test
  void aLongTableShowsTwentyRowsAndCountsTheRest() {
    Table table = Table.create(IntColumn.create("i", IntStream.range(0, 50).toArray()));
    assertEquals(22, TableView.text(table).lines().count());
    assertTrue(TableView.text(table).endsWith("50 rows × 1 columns, 30 of them not shown"));
    assertEquals(20, TableView.html(table).split("<td").length - 1);
  }

  @Test
  void anEmptyTableIsItsHead() {
    assertEquals("i\n0 rows × 1 columns", TableView.text(Table.create(IntColumn.create("i"))));
  }

  @Test
  void aSmallMatrixShowsAllItsNumbersUnderItsShape() {
    String html = MatrixView.html(Matrix.of(new double[] {1, 2.5}, new double[] {-1e-7, 0.123456}));
    assertTrue(html.contains("<caption>2×2</caption>"), html);
    assertEquals(4, html.split("<td").length - 1);
    assertTrue(html.contains(">-1.000e-07</td>") && html.contains(">0.1235</td>"), html);
  }

  @Test
  void aLargeMatrixShowsItsCorner() {
    String html = MatrixView.html(Matrix.zeros(100, 200));
    assertTrue(html.contains("<caption>100×200</caption>"), html);
    assertEquals(9, html.split("<tr>").length - 1);
    assertEquals(9 * 9, html.split("<td").length - 1);
    assertEquals(8 * 8, html.split(">0</td>").length - 1);
    assertFalse(MatrixView.html(Matrix.zeros(8, 8)).contains("…"));
  }

  @Test
  void aNetworkShowsItsLayersAndParameters() {
    Network network = Network.of(new Seeds(1), Initializer.he(), Activation.relu(), 64, 100, 10);
    String html = NetworkView.html(network).replaceAll("<t[dh][^>]*>", "").replace("\n", "");
    // 64·100 + 100 = 6500 and 100·10 + 10 = 1010
    assertTrue(html.contains("1</td>64 → 100</td>ReLU</td>6,500</td>"), html);
    assertTrue(html.contains("2</td>100 → 10</td>identity</td>1,010</td>"), html);
    assertTrue(html.contains("total</td></td></td>7,510</td>"), html);
  }

  @Test
  void aLedgerLinksEachNumberToTheCellThatShowsIt() {
    Ledger ledger =
        Ledger.of(
            """
            claim: 3
            said: 1 < 2
            source: B & C 2020
            verdict: true
            truth: so it is
            number: difference | 1 | said above 0 | 10-he.ipynb#c23 | A.b
            number: sum | 3 | 02-cost.ipynb#c04 | A.b
            """);
    String html = LedgerView.html(ledger);
    assertTrue(
        html.contains(">3</td>") && html.contains(">1 &lt; 2<br><small>B &amp; C 2020<"), html);
    assertTrue(html.contains("<b>true.</b> so it is.</td>"), html);
    String first = "difference: 1 (said above 0), <a href=\"10-he.ipynb#cell-id=c23\">10</a><br>";
    assertTrue(html.contains(first + "sum: 3, "), html);
  }
}
