package goldilocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map of the package, read from its sources. */
class ArchitectureTest {
  private static final Path SOURCES = Path.of("src/main/java/goldilocks");

  /** Arrows go from a package to those of smaller numbers. */
  private static final Map<String, Integer> ORDER =
      Map.ofEntries(
          Map.entry("arithmetic", 0),
          Map.entry("claims", 0),
          Map.entry("picture", 4),
          Map.entry("", 1),
          Map.entry("inspect", 2),
          Map.entry("doctor", 3),
          Map.entry("check", 4),
          Map.entry("plot", 4),
          Map.entry("notebook", 5));

  /** Each knows what it makes or runs on, which knows it: without them no circle is left. */
  private static final Set<String> KNOW_WHAT_THEY_MAKE =
      Set.of("Activation", "Choice", "Cost", "Dataset", "Factor", "Initializer", "Network", "Sgd");

  /** A source file: its package below goldilocks, and its code without comments. */
  private record Source(String home, String name, String code) {
    Stream<String> finds(String pattern) {
      Matcher matcher = Pattern.compile(pattern).matcher(code);
      return matcher.results().map(found -> found.group(found.groupCount()));
    }

    String type() {
      return name.replace(".java", "");
    }

    boolean knows(Source other) {
      String used = code.replaceAll("(?m)^import .*|\"(\\\\.|[^\"\\\\])*\"", "");
      return other.home().equals(home)
          && !other.name().equals(name)
          && Pattern.compile("\\b" + other.type() + "\\b").matcher(used).find();
    }

    long lines() {
      return code.lines().filter(line -> !line.isBlank()).count();
    }

    @Override
    public String toString() {
      return home + "/" + name;
    }
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    assertEquals(List.of(), broken(s -> !ORDER.containsKey(s.home())));
    assertTrue(sources().count() > 30, "the sources are read");
  }

  @Test
  void noArrowPointsBack() {
    assertEquals(
        List.of(),
        sources()
            .flatMap(
                s ->
                    s.finds("\\bgoldilocks\\.((?:[a-z]+(?=\\.))?)\\.?[A-Z*]")
                        .filter(to -> !to.equals(s.home()) && ORDER.get(to) >= ORDER.get(s.home()))
                        .map(to -> s + " → " + to))
            .toList());
  }

  @Test
  void insideAPackageATypeAndWhatItMakesAreTheOnlyCircles() {
    Map<Source, List<Source>> knows = new HashMap<>();
    for (Source s : sources().filter(s -> !KNOW_WHAT_THEY_MAKE.contains(s.type())).toList()) {
      knows.put(s, sources().filter(s::knows).toList());
    }
    // Who knows nobody that is left cannot be in a circle.
    while (knows.values().removeIf(to -> to.stream().noneMatch(knows::containsKey))) {}
    assertEquals(Map.of(), knows);
  }

  @Test
  void theNetworkAndItsExaminationsNeedNoThreadsAndNoToolsOfTheJvm() {
    String tools =
        "new Thread|java\\.util\\.concurrent|\\.parallel|java\\.lang\\.|com\\.sun|sun\\.";
    assertEquals(
        List.of(), broken(s -> s.home().matches("|inspect|doctor") && s.finds(tools).count() > 0));
  }

  @Test
  void onlyTheArithmeticKnowsTheVectorApi() {
    assertEquals(
        List.of(),
        broken(s -> s.code().contains("jdk.incubator") && !s.home().equals("arithmetic")));
  }

  @Test
  void onlyPlotAndNotebookKnowTablesaw() {
    assertEquals(
        List.of(),
        broken(s -> s.code().contains("tech.tablesaw") && !s.home().matches("plot|notebook")));
  }

  @Test
  void onlyTheNotebookPackageKnowsTheKernels() {
    assertEquals(
        List.of(),
        broken(s -> s.finds("dflib|spencerpark").count() > 0 && !s.home().equals("notebook")));
  }

  @Test
  void nothingButSeedsMakesRandomness() {
    String generators =
        "new (Well|Random|MersenneTwister|ISAAC|JDKRandom|SplittableRandom|SecureRandom)"
            + "|Math\\.random|ThreadLocalRandom|RandomGenerator(Factory)?\\.(of|get)";
    assertEquals(
        List.of("/Seeds.java"), broken(s -> s.code().matches("(?s).*(" + generators + ").*")));
  }

  @Test
  void noResultDependsOnTheJdksMath() {
    // Math.sqrt, fma, abs, max, min and hypot's kin aside, these may differ in the last bit.
    String inexact = "\\bMath\\.(exp|expm1|log|log10|log1p|pow|sin|cos|tan|sinh|cosh|tanh|cbrt)\\(";
    assertEquals(
        List.of(),
        broken(s -> s.finds(inexact).count() > 0 && ORDER.get(s.home()) < ORDER.get("plot")));
  }

  @Test
  void noClassIsLongerThan250LinesOfCode() {
    assertEquals(List.of(), broken(s -> s.lines() > 250));
  }

  private static List<String> broken(Predicate<Source> rule) {
    return sources().filter(rule).map(Source::toString).toList();
  }

  private static Stream<Source> sources() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .map(ArchitectureTest::source)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Source source(Path file) {
    try {
      String code = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/|(?<!:)//[^\n]*", "");
      Path home = SOURCES.relativize(file).getParent();
      return new Source(home == null ? "" : home.toString(), file.getFileName().toString(), code);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
