package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the ledger to the tests, sees that they measure all of it, and writes the report. */
final class LedgerExtension implements ParameterResolver, AfterEachCallback {
  static final Ledger LEDGER = Ledger.read();
  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(LedgerExtension.class);

  static String name(Method test) {
    return test.getDeclaringClass().getSimpleName() + "." + test.getName();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == LedgerCheck.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return checkOf(test);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    if (test.getExecutionException().isEmpty()) {
      assertEquals(List.of(), checkOf(test).forgotten(), "numbers of the ledger, not measured");
    }
  }

  private static LedgerCheck checkOf(ExtensionContext test) {
    LedgerReport report =
        test.getRoot()
            .getStore(HERE)
            .getOrComputeIfAbsent("report", key -> new LedgerReport(), LedgerReport.class);
    return test.getStore(HERE)
        .getOrComputeIfAbsent(
            "ledger check",
            key -> new LedgerCheck(name(test.getRequiredTestMethod()), report.measured),
            LedgerCheck.class);
  }
}
