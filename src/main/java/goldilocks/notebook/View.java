package goldilocks.notebook;

import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.claims.Ledger;
import goldilocks.plot.Chart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/**
 * How values of a type look in a notebook: a rich form, and a text that stands alone.
 *
 * <p>Notebooks that are not trusted, and readers that cannot see the rich form, get the text.
 */
record View<T>(Class<T> type, String mimeType, Function<T, Object> rich, Function<T, String> text) {
  static final String TEXT = "text/plain";
  static final String HTML = "text/html";
  static final String PLOTLY = "application/vnd.plotly.v1+json";

  static final List<View<?>> ALL =
      List.of(
          new View<>(Figure.class, PLOTLY, PlotlyFigure::json, PlotlyFigure::text),
          new View<>(
              Chart.class,
              PLOTLY,
              chart -> PlotlyFigure.json(chart.figure()),
              chart -> PlotlyFigure.text(chart.figure())),
          new View<>(Table.class, HTML, TableView::html, TableView::text),
          new View<>(Matrix.class, HTML, MatrixView::html, Matrix::toString),
          new View<>(Network.class, HTML, NetworkView::html, Network::toString),
          new View<>(Ledger.class, HTML, LedgerView::html, Ledger::toString));

  String[] mimeTypes() {
    return new String[] {mimeType, TEXT};
  }

  Map<String, Object> of(T value) {
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put(mimeType, rich.apply(value));
    bundle.put(TEXT, text.apply(value));
    return bundle;
  }
}
