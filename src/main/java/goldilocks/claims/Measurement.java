package goldilocks.claims;

import java.util.Optional;

/**
 * One number of a claim: what was measured, and what the claim would have you expect.
 *
 * <p>{@code cell} is where a lesson shows it, such as {@code 10-he.ipynb#c23}, and {@code test} is
 * the test that measures it.
 */
public record Measurement(
    int claim, String what, Band found, Optional<Band> said, String cell, String test) {

  /** True if no number is said, or if the number found can be the one said. */
  public boolean agrees() {
    return said.isEmpty() || said.get().meets(found);
  }

  /** By which factor found and said differ: 1 if they agree, infinite if one is 0. */
  public double offBy() {
    double ratio = agrees() ? 1 : Math.abs(found.value() / said.orElseThrow().value());
    return Double.isNaN(ratio) ? Double.POSITIVE_INFINITY : Math.max(ratio, 1 / ratio);
  }

  /** A measurement of your own, judged in one line. */
  public String judge(double measured) {
    String verdict = found.contains(measured) ? "as in the ledger" : "NOT as in the ledger";
    return "measured %s, %s: %s".formatted(Band.write(measured), verdict, this);
  }

  @Override
  public String toString() {
    return what + ": " + found + said.map(band -> " (said " + band + ")").orElse("");
  }
}
