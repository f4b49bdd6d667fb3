package mutants;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Changes the solutions of an assignment in many small ways and tells which changes cost nothing.
 *
 * <p>The arguments: a folder with the code cells, and one to compile into. The answer is lines of
 * words with tabs between, the first says what they tell.
 */
public final class Main {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    System.setErr(new PrintStream(OutputStream.nullOutputStream()));
    try {
      List<Cell> cells = Cell.read(Path.of(arguments[0]));
      Analysis analysis = new Analysis(new Program(cells));
      analysis.source.errors().forEach(error -> tell("wrong", error.getMessage(null)));
      if (analysis.source.errors().isEmpty()) {
        Variants variants = new Variants(analysis, mutants(analysis));
        new Trial(cells, variants.compile(Path.of(arguments[1])), Path.of(arguments[1])).run();
      }
    } catch (Exception failed) {
      tell("wrong", String.valueOf(failed.getCause() == null ? failed : failed.getCause()));
    } finally {
      System.exit(0); // a mutant's thread may still run
    }
  }

  private static List<Mutant> mutants(Analysis analysis) {
    List<Mutant> all = new ArrayList<>();
    for (Method method : analysis.methods) {
      Map<String, Mutant> byText = new LinkedHashMap<>();
      Stream.of(
              new Signs(analysis, method).mutants(),
              new Names(analysis, method).mutants(),
              Wrapped.mutants(analysis, method))
          .flatMap(List::stream)
          .filter(mutant -> !mutant.text().equals(method.text()))
          .forEach(mutant -> byText.putIfAbsent(mutant.text(), mutant));
      all.addAll(byText.values());
    }
    return all;
  }

  static void tell(Object... words) {
    OUT.println(String.join("\t", Stream.of(words).map(Main::flat).toList()));
  }

  private static String flat(Object word) {
    return String.valueOf(word).strip().replaceAll("\\s+", " ");
  }
}
