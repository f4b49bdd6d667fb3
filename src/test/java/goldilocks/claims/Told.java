package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;

/** What the ledger tells, for one test: the test measures, the ledger knows what must come out. */
final class Told {
  private final String test;
  private final Map<Finding, DoubleSummaryStatistics> measured;

  Told(String test, Map<Finding, DoubleSummaryStatistics> measured) {
    this.test = test;
    this.measured = measured;
  }

  /** Checks a measurement against the ledger; a number may be measured several times. */
  void measured(String what, double number) {
    Finding finding = LedgerExtension.LEDGER.finding(what);
    assertEquals(finding.test(), test, "the test that the ledger names for “" + what + "”");
    measured.computeIfAbsent(finding, f -> new DoubleSummaryStatistics()).accept(number);
    assertTrue(finding.found().contains(number), finding.judge(number));
  }

  /** The ledger's numbers that name this test, and that it has not measured. */
  List<String> forgotten() {
    return LedgerExtension.LEDGER.findings().stream()
        .filter(f -> f.test().equals(test) && !measured.containsKey(f))
        .map(Finding::what)
        .toList();
  }
}
