package goldilocks.claims;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The ledger with what the tests of this run have measured, written when the run ends. */
final class LedgerReport implements ExtensionContext.Store.CloseableResource {
  private static final Path FILE = Path.of("target", "claims.txt");

  final Map<Measurement, DoubleSummaryStatistics> measured = new LinkedHashMap<>();

  @Override
  public void close() throws IOException {
    StringBuilder report = new StringBuilder();
    for (Claim claim : LedgerExtension.LEDGER.claims()) {
      report.append(claim).append('\n');
      claim.measurements().forEach(measurement -> report.append(line(measurement)).append('\n'));
    }
    Files.writeString(FILE, report);
  }

  private String line(Measurement measurement) {
    DoubleSummaryStatistics numbers = measured.get(measurement);
    if (numbers == null) {
      return "   · %s; not measured in this run".formatted(measurement);
    }
    Band found = measurement.found();
    boolean holds = found.contains(numbers.getMin()) && found.contains(numbers.getMax());
    String least = Band.write(numbers.getMin());
    String most = Band.write(numbers.getMax());
    String came = least.equals(most) ? least : least + " to " + most;
    return "   %s %s; measured %s in %s"
        .formatted(holds ? "✓" : "✗", measurement, came, measurement.test());
  }
}
