package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;

/** What the ledger tells, for one test: the test measures, the ledger knows what must come out. */
final class LedgerCheck {
  private final String test;
  private final Map<Measurement, DoubleSummaryStatistics> measured;

  LedgerCheck(String test, Map<Measurement, DoubleSummaryStatistics> measured) {
    this.test = test;
    this.measured = measured;
  }

  /** Checks a measurement against the ledger; a number may be measured several times. */
  void measured(String what, double number) {
    Measurement measurement = LedgerExtension.LEDGER.measurement(what);
    assertEquals(measurement.test(), test, "the test that the ledger names for “" + what + "”");
    measured.computeIfAbsent(measurement, f -> new DoubleSummaryStatistics()).accept(number);
    assertTrue(measurement.found().contains(number), measurement.judge(number));
  }

  /** The ledger's numbers that name this test, and that it has not measured. */
  List<String> forgotten() {
    return LedgerExtension.LEDGER.measurements().stream()
        .filter(f -> f.test().equals(test) && !measured.containsKey(f))
        .map(Measurement::what)
        .toList();
  }
}
