package goldilocks.notebook;

import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.claims.Ledger;
import goldilocks.picture.Picture;
import goldilocks.plot.Chart;
import goldilocks.plot.Explorer;
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
record View<T>(Class<T> type, List<String> mimeTypes, Function<T, Shown> shown) {
  static final String TEXT = "text/plain";
  static final String HTML = "text/html";
  static final String PNG = "image/png";
  static final String PLOTLY = "application/vnd.plotly.v1+json";

  /** A value in each of its MIME types, and what is to be known of some of them. */
  record Shown(Map<String, Object> data, Map<String, Object> metadata) {}

  static final List<View<?>> ALL =
      List.of(
          figure(Figure.class, figure -> figure),
          figure(Chart.class, Chart::figure),
          new View<>(Explorer.class, List.of(PLOTLY, PNG, TEXT), View::shown),
          html(Table.class, TableView::html, TableView::text),
          html(Matrix.class, MatrixView::html, Matrix::toString),
          html(Network.class, NetworkView::html, Network::toString),
          html(Ledger.class, LedgerView::html, Ledger::toString));

  private static <T> View<T> figure(Class<T> type, Function<T, Figure> figure) {
    return new View<>(
        type, List.of(PLOTLY, PNG, TEXT), value -> shown(new PlotlyFigure(figure.apply(value))));
  }

  static Shown shown(Explorer explorer) {
    PlotlyExplorer figure = new PlotlyExplorer(explorer);
    return shown(figure.middle(), figure.json(), figure.text());
  }

  static Shown shown(PlotlyFigure figure) {
    return shown(figure, figure.shorter(), figure.text());
  }

  /** Interactive, as a picture that says what it shows, in words. */
  private static Shown shown(PlotlyFigure picture, Map<String, Object> json, String text) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put(PLOTLY, json);
    picture.png().ifPresent(png -> data.put(PNG, png));
    data.put(TEXT, text);
    Map<String, Object> size =
        Map.of("alt", text, "width", Picture.WIDTH, "height", picture.height());
    return new Shown(data, data.containsKey(PNG) ? Map.of(PNG, size) : Map.of());
  }

  private static <T> View<T> html(
      Class<T> type, Function<T, String> html, Function<T, String> text) {
    return new View<>(
        type,
        List.of(HTML, TEXT),
        value -> new Shown(Map.of(HTML, html.apply(value), TEXT, text.apply(value)), Map.of()));
  }

  Shown of(T value) {
    return shown.apply(value);
  }
}
