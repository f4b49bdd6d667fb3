package goldilocks.doctor;

import goldilocks.Seeds;
import goldilocks.inspect.WrongGradients;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Case by case what was due and what was found, as a table in Markdown. */
final class Scoreboard {
  private static final int HEALTHY_SEEDS = 200;

  private Scoreboard() {}

  /** All cases, or those whose names begin like the argument. */
  public static void main(String[] arguments) {
    String begin = arguments.length > 0 ? arguments[0] : "";
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println("| case | what | due first | found first | right |");
    out.println("|---|---|---|---|---|");
    print(out, StuckNetworks.all(), Case.SEEDS, begin);
    WrongGradients.all().stream()
        .filter(wrong -> wrong.name().startsWith(begin))
        .map(Scoreboard::row)
        .forEach(out::println);
    print(out, HealthyNetworks.all(), HEALTHY_SEEDS, begin);
  }

  private static void print(PrintStream out, List<Case> cases, int seeds, String begin) {
    cases.stream()
        .filter(c -> c.name().startsWith(begin))
        .map(c -> row(c, seeds))
        .forEach(out::println);
  }

  static String row(Case c, int seeds) {
    List<Diagnosis> found =
        IntStream.rangeClosed(1, seeds).parallel().mapToObj(c::diagnose).toList();
    long right = IntStream.range(0, seeds).filter(i -> c.isRight(found.get(i), i + 1)).count();
    Map<String, Long> first =
        found.stream()
            .collect(Collectors.groupingBy(Scoreboard::first, TreeMap::new, Collectors.counting()));
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %d of %d%s |",
        c.name(),
        c.story(),
        c.dueInWords(),
        first.entrySet().stream()
            .map(e -> e.getKey() + (first.size() > 1 ? " " + e.getValue() : ""))
            .collect(Collectors.joining(", ")),
        right,
        seeds,
        right == seeds ? "" : " ✗");
  }

  private static String row(WrongGradients wrong) {
    List<String> causes =
        IntStream.rangeClosed(1, Case.SEEDS)
            .mapToObj(run -> wrong.check().apply(new Seeds(16).run(run)).cause())
            .toList();
    long right = causes.stream().filter(cause -> cause.startsWith(wrong.due())).count();
    return String.format(
        Locale.ROOT,
        "| %s | %s | gradient check: %s | %s | %d of %d%s |",
        wrong.name(),
        wrong.story(),
        wrong.due(),
        causes.get(0).split(" in |: |, ")[0],
        right,
        Case.SEEDS,
        right == Case.SEEDS ? "" : " ✗");
  }

  private static String first(Diagnosis found) {
    return found.faults().isEmpty() ? "silence" : found.faults().get(0).name();
  }
}
