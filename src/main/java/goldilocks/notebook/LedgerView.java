package goldilocks.notebook;

import goldilocks.claims.Claim;
import goldilocks.claims.Ledger;
import goldilocks.claims.Measurement;
import java.util.List;
import java.util.stream.Collectors;

/** A ledger as a table, one row a claim, its numbers linked to the cells that show them. */
final class LedgerView {
  private LedgerView() {}

  static String html(Ledger ledger) {
    Html html = new Html("", List.of(true, false, false, false));
    html.head(List.of("", "people say", "what is true", "the number, and where it is shown"));
    for (Claim claim : ledger.claims()) {
      String verdict = "<b>" + Html.escape(claim.verdict()) + ".</b> ";
      html.rowOfHtml(
          List.of(
              Integer.toString(claim.number()),
              Html.escape(claim.said()),
              verdict + Html.escape(claim.truth()) + ".",
              claim.measurements().stream()
                  .map(LedgerView::linked)
                  .collect(Collectors.joining("<br>"))));
    }
    return html.end("");
  }

  /** JupyterLab goes to the cell of that id, other readers to the notebook. */
  private static String linked(Measurement measurement) {
    String[] place = measurement.cell().split("#");
    String number = place[0].substring(0, place[0].indexOf('-'));
    return "%s, <a href=\"%s#cell-id=%s\">%s</a>"
        .formatted(Html.escape(measurement.toString()), place[0], place[1], number);
  }
}
