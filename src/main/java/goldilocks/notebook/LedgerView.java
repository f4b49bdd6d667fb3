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
    return Html.table(
        "",
        List.of(true, false, false, false),
        List.of("", "people say, and who", "what is true", "the number, and where it is shown"),
        ledger.claims().stream().map(LedgerView::row).toList());
  }

  private static List<String> row(Claim claim) {
    return List.of(
        Integer.toString(claim.number()),
        "%s<br><small>%s</small>".formatted(Html.escape(claim.said()), Html.escape(claim.source())),
        "<b>%s.</b> %s.".formatted(Html.escape(claim.verdict()), Html.escape(claim.truth())),
        claim.measurements().stream().map(LedgerView::linked).collect(Collectors.joining("<br>")));
  }

  /** JupyterLab goes to the cell of that id, other readers to the notebook. */
  private static String linked(Measurement measurement) {
    String[] place = measurement.cell().split("#");
    String number = place[0].substring(0, place[0].indexOf('-'));
    return "%s, <a href=\"%s#cell-id=%s\">%s</a>"
        .formatted(Html.escape(measurement.toString()), place[0], place[1], number);
  }
}
