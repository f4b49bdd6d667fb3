package goldilocks.claims;

import java.util.List;

/**
 * A sentence that introductions state, what is true instead, and the numbers that say so.
 *
 * @param source who says it, in which work and year, and how this course reads it
 */
public record Claim(
    int number,
    String said,
    String source,
    String verdict,
    String truth,
    List<Measurement> measurements) {

  /** The verdict without its condition: true, true if, or false. */
  public String kind() {
    return verdict.startsWith("true if ") ? "true if" : verdict;
  }

  /** The verdict that the numbers give: all agree with the claim, some do, or none. */
  public String follows() {
    List<Measurement> tested = measurements.stream().filter(f -> f.said().isPresent()).toList();
    long agree = tested.stream().filter(Measurement::agrees).count();
    return agree == 0 ? "false" : agree == tested.size() ? "true" : "true if";
  }

  /** The lesson that tests the claim first, such as 10-he.ipynb. */
  public String lesson() {
    String cell = measurements.get(0).cell();
    return cell.substring(0, cell.indexOf('#'));
  }

  /** The claim in one line, such as: 3 “…”: false. */
  @Override
  public String toString() {
    return "%d “%s”: %s.".formatted(number, said, verdict);
  }
}
