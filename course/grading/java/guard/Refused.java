package guard;

import guard.Guard.Refusal;
import guard.Place.Cell;
import java.util.Collection;
import java.util.List;

/** Tells a student what of a cell was not run, and what else went wrong in it. */
final class Refused extends RuntimeException {
  Refused(String lines, RuntimeException also) {
    super(lines, also);
  }

  static void throwIfAny(Collection<Refusal> refusals, Cell cell, RuntimeException also) {
    List<String> lines =
        refusals.stream()
            .filter(no -> no.cell().equals(cell))
            .map(no -> "Line %d was not run: it %s.".formatted(no.line(), no.why()))
            .toList();
    if (!lines.isEmpty()) {
      throw new Refused(String.join("\n", lines), also);
    }
  }
}
