package goldilocks.claims;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The claims of the course: one file from which the last lesson and the test report are made.
 *
 * <p>The file is {@code claims.txt} beside this package's classes. The tests take their numbers
 * from it, and it says itself how it is written.
 */
public record Ledger(List<Claim> claims) {

  /** The ledger of the course. */
  public static Ledger read() {
    try (InputStream file = Ledger.class.getResourceAsStream("claims.txt")) {
      return of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads claims that are written as in the course's file, one paragraph each. */
  public static Ledger of(String text) {
    String written = text.lines().filter(l -> !l.startsWith("#")).collect(Collectors.joining("\n"));
    List<Claim> claims =
        Arrays.stream(written.strip().split("\n\\s*\n")).map(Ledger::claim).toList();
    return new Ledger(claims);
  }

  public Claim claim(int number) {
    return only(claims.stream().filter(c -> c.number() == number), "claim " + number);
  }

  /** The claims of one kind: true, true if, or false. */
  public Ledger kind(String kind) {
    return new Ledger(claims.stream().filter(c -> c.kind().equals(kind)).toList());
  }

  /** All numbers of all claims. */
  public List<Measurement> measurements() {
    return claims.stream().flatMap(c -> c.measurements().stream()).toList();
  }

  /** The number of that name. */
  public Measurement measurement(String what) {
    return only(measurements().stream().filter(f -> f.what().equals(what)), "“" + what + "”");
  }

  /** Every claim with its source, what is true, and its numbers. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Claim claim : claims) {
      text.append(claim).append("\n   Source: ").append(claim.source()).append(".\n");
      text.append("   ").append(claim.truth()).append(".\n");
      claim.measurements().forEach(f -> text.append("   ").append(f).append('\n'));
    }
    return text.toString().stripTrailing();
  }

  private static <T> T only(Stream<T> found, String name) {
    List<T> all = found.toList();
    if (all.size() != 1) {
      throw new IllegalArgumentException(
          "the ledger has %d entries for %s, wanted 1".formatted(all.size(), name));
    }
    return all.get(0);
  }

  private static Claim claim(String paragraph) {
    List<String> lines = paragraph.strip().lines().map(String::strip).toList();
    int number = Integer.parseInt(field("claim", lines));
    List<Measurement> measurements =
        fields("number", lines).map(text -> measurement(number, text.split(" \\| "))).toList();
    if (measurements.isEmpty()) {
      throw new IllegalArgumentException("claim %d has no line “number: …”".formatted(number));
    }
    return new Claim(
        number,
        field("said", lines),
        field("source", lines),
        field("verdict", lines),
        field("truth", lines),
        measurements);
  }

  private static String field(String name, List<String> lines) {
    String missing = "the claim that begins “%s” has no line “%s: …”";
    return fields(name, lines)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(missing.formatted(lines.get(0), name)));
  }

  private static Stream<String> fields(String name, List<String> lines) {
    String start = name + ": ";
    return lines.stream().filter(l -> l.startsWith(start)).map(l -> l.substring(start.length()));
  }

  /** What | found | said … | cell | test, where “said …” may be missing. */
  private static Measurement measurement(int claim, String[] parts) {
    boolean said = parts.length == 5 && parts[2].startsWith("said ");
    if (!said && parts.length != 4) {
      throw new IllegalArgumentException(
          "claim %d: a number is “what | found | said … | cell | test”, not “%s”"
              .formatted(claim, String.join(" | ", parts)));
    }
    Optional<Band> expected = said ? Optional.of(Band.of(parts[2].substring(5))) : Optional.empty();
    int rest = said ? 3 : 2;
    return new Measurement(
        claim, parts[0], Band.of(parts[1]), expected, parts[rest], parts[rest + 1]);
  }
}
