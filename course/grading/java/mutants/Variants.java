package mutants;

import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The program with all mutants in it.
 *
 * <p>In the place of each method stands one that calls the mutant whose number is set, or else the
 * original, so that all are compiled at once and nothing is declared anew.
 */
final class Variants {
  private static final int NONE = 0;

  private final Analysis analysis;
  private final NavigableMap<Integer, Mutant> mutants = new TreeMap<>();
  private final NavigableMap<Integer, Integer> starts = new TreeMap<>();
  private final StringBuilder text = new StringBuilder();

  Variants(Analysis analysis, List<Mutant> found) {
    this.analysis = analysis;
    found.forEach(mutant -> mutants.put(mutants.size() + 1, mutant));
  }

  /** Compiles into a folder; the mutants, by number, without those that are no Java. */
  NavigableMap<Integer, Mutant> compile(Path folder) {
    for (; ; ) {
      write();
      Source source = new Source(text.toString(), "-d", folder.toString());
      if (source.task.call()) {
        return mutants;
      }
      Set<Integer> wrong =
          source.errors().stream()
              .map(error -> starts.floorEntry((int) error.getPosition()).getValue())
              .collect(Collectors.toSet());
      if (!mutants.keySet().removeAll(wrong)) {
        throw new IllegalStateException(source.errors().toString());
      }
    }
  }

  private void write() {
    text.setLength(0);
    starts.clear();
    starts.put(0, NONE);
    String all = analysis.program.text();
    int at = 0;
    for (Method method : analysis.methods) {
      text.append(all, at, method.start()).append(method.head()).append(choice(method));
      text.append(renamed(method, method.text(), method.original()));
      mutants.forEach((number, mutant) -> write(method, number, mutant));
      starts.put(text.length(), NONE);
      at = method.start() + method.text().length();
    }
    text.append(all, at, all.length());
  }

  private void write(Method method, int number, Mutant mutant) {
    if (mutant.method() == method) {
      starts.put(text.length(), number);
      String name = method.original() + number;
      text.append(Loops.bounded(renamed(method, mutant.text(), name))).append('\n');
    }
  }

  private String choice(Method method) {
    StringBuilder cases = new StringBuilder("{ $called |= 1L << " + method.number() + ";\n");
    cases.append("switch ($variant) {\n");
    String call = "%s %s(" + method.arguments() + ");%s\n";
    boolean gives = method.returns();
    mutants.forEach(
        (number, mutant) -> {
          if (mutant.method() == method) {
            cases.append("case ").append(number).append(": ");
            String name = method.original() + number;
            cases.append(call.formatted(gives ? "return" : "", name, gives ? "" : " return;"));
          }
        });
    cases.append("default: ");
    cases.append(call.formatted(gives ? "return" : "", method.original(), gives ? "" : " return;"));
    return cases + "}}\n";
  }

  private static String renamed(Method method, String text, String name) {
    String head = method.head().replaceFirst("\\b" + method.name() + "(?=\\s*\\()", "\\" + name);
    return head + text.substring(method.body()) + "\n";
  }
}
