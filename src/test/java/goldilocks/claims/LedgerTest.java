package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The ledger and the tests under claims name each other, and verdicts follow from numbers. */
class LedgerTest {
  private static final Ledger LEDGER = Ledger.read();
  private static final String ONE =
      """
      # a comment
      claim: 7
      said: Water boils at 100 degrees
      source: A. Celsius 1742
      verdict: true if you are at the sea
      truth: On a mountain it boils earlier
      number: at the sea | 100 ± 0.5 | said 100 | a.ipynb#c1 | A.sea
      number: at 3000 m | 90 ×÷ 1.01 | said 100 | a.ipynb#c2 | A.top
      number: metres | 3000 | a.ipynb#c2 | A.top
      """;

  @Test
  void aParagraphIsAClaimWithItsNumbers() {
    Claim claim = Ledger.of(ONE + "\n" + ONE.replace("7", "8")).claim(7);
    assertEquals("Water boils at 100 degrees", claim.said());
    assertEquals("true if", claim.kind());
    assertEquals(claim.kind(), claim.follows());
    assertEquals("a.ipynb", claim.lesson());
    assertEquals(3, claim.measurements().size());
    assertEquals(List.of(1.0, 100 / 90.0, 1.0), offBy(claim));
    Claim zero = Ledger.of(ONE.replace("90 ×÷ 1.01", "0")).claim(7);
    assertEquals(List.of(1.0, Double.POSITIVE_INFINITY, 1.0), offBy(zero));
    Claim none = Ledger.of(ONE.replace("90 ×÷ 1.01 | said 100", "0 | said above 0")).claim(7);
    assertEquals(Double.POSITIVE_INFINITY, offBy(none).get(1));
    assertEquals(
        "measured 99.7, as in the ledger: at the sea: 100 ± 0.5 (said 100)",
        claim.measurements().get(0).judge(99.7));
    assertEquals(
        "measured 8, NOT as in the ledger: metres: 3000", claim.measurements().get(2).judge(8));
  }

  @Test
  void aLedgerReadsAsALedger() {
    assertEquals(
        """
        7 “Water boils at 100 degrees”: true if you are at the sea.
           Source: A. Celsius 1742.
           On a mountain it boils earlier.
           at the sea: 100 ± 0.5 (said 100)
           at 3000 m: 90 ×÷ 1.01 (said 100)
           metres: 3000""",
        Ledger.of(ONE).toString());
  }

  @Test
  void aBandContainsWhatItSays() {
    assertBand("4", new double[] {4}, new double[] {3.999, 4.001});
    assertBand("-5 ± 1", new double[] {-6, -4}, new double[] {-6.1, -3.9});
    assertBand("1e12 ×÷ 2", new double[] {5e11, 2e12}, new double[] {4.9e11, 2.1e12});
    assertBand("below 1", new double[] {0.999, -9}, new double[] {1, Double.NaN});
    assertBand("above 1", new double[] {1.001, 1e300}, new double[] {1, Double.NaN});
    assertTrue(Band.of("4 ± 1").meets(Band.of("below 3.1")));
    assertTrue(!Band.of("4 ± 1").meets(Band.of("below 3")));
  }

  @Test
  void whatIsMissingOrMiswrittenIsSaidInOneSentence() {
    assertSays("has no line “verdict: …”", ONE.replace("verdict", "verdikt"));
    assertSays("“90 about 1” is none of 4", ONE.replace("90 ×÷ 1.01", "90 about 1"));
    assertSays("claim 7: a number is “what | found", ONE.replace(" | A.top", ""));
    assertSays("claim 7 has no line “number: …”", ONE.replace("number:", "no:"));
    IllegalArgumentException none =
        assertThrows(IllegalArgumentException.class, () -> LEDGER.claim(99));
    assertEquals("the ledger has 0 entries for claim 99, wanted 1", none.getMessage());
  }

  @Test
  void claimsAreNumberedFromOneAndEveryNumberHasANameOfItsOwn() {
    List<Integer> numbers = LEDGER.claims().stream().map(Claim::number).toList();
    assertEquals(IntStream.rangeClosed(1, numbers.size()).boxed().toList(), numbers);
    LEDGER.measurements().forEach(f -> assertEquals(f, LEDGER.measurement(f.what())));
  }

  @Test
  void everyVerdictIsTheOneThatItsNumbersGive() {
    for (Claim claim : LEDGER.claims()) {
      assertEquals(claim.follows(), claim.kind(), "claim " + claim.number());
    }
  }

  @Test
  void theLedgerAndTheTestsNameEachOther() throws IOException {
    Set<String> named =
        LEDGER.measurements().stream()
            .map(f -> f.claim() + " " + f.test())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> asserting =
        tests()
            .filter(test -> test.isAnnotationPresent(Asserts.class))
            .flatMap(
                test ->
                    Arrays.stream(test.getAnnotation(Asserts.class).value())
                        .mapToObj(claim -> claim + " " + LedgerExtension.name(test)))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(String.join("\n", named), String.join("\n", asserting));
  }

  private static List<Double> offBy(Claim claim) {
    return claim.measurements().stream().map(Measurement::offBy).toList();
  }

  private static Stream<Method> tests() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/java/goldilocks/claims"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .filter(name -> name.endsWith("Test"))
          .flatMap(name -> Arrays.stream(load("goldilocks.claims." + name).getDeclaredMethods()))
          .filter(method -> method.isAnnotationPresent(Test.class))
          .toList()
          .stream();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name + " is not a class of its file's name", e);
    }
  }

  private static void assertBand(String text, double[] inside, double[] outside) {
    for (double number : inside) {
      assertTrue(Band.of(text).contains(number), text + " contains " + number);
    }
    for (double number : outside) {
      assertTrue(!Band.of(text).contains(number), text + " does not contain " + number);
    }
  }

  private static void assertSays(String part, String ledger) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Ledger.of(ledger)).getMessage();
    assertTrue(message.contains(part), message);
  }
}
