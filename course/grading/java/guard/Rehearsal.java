package guard;

import guard.Place.Author;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.dflib.jjava.distro.NotebookInitializer;
import org.dflib.jjava.kernel.execution.CompilationException;
import org.dflib.jjava.shaded.com.google.gson.Gson;

/**
 * Evaluates notebooks without a grader, a line of JSON each: what does not compile, what would be
 * refused, and what the checks rely on. Nothing runs unless asked.
 */
final class Rehearsal {
  private static final String SECRET = "rehearsal";

  /** A notebook: its rules, and its cells, each with its author, name and source. */
  private static final class Request {
    boolean runs;
    String rules;
    List<List<String>> cells;
  }

  private Rehearsal() {}

  public static void main(String[] words) throws Exception {
    PrintStream answers = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Gson gson = new Gson();
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      answers.println(gson.toJson(answer(gson.fromJson(line, Request.class))));
      answers.flush();
    }
    System.exit(0);
  }

  private static Map<String, Object> answer(Request request) {
    GuardedKernel kernel = GuardedKernel.of(SECRET, !request.runs);
    new NotebookInitializer().install(kernel); // JJava's own imports
    evaluate(kernel, "RULES", request.rules);
    List<List<String>> told = new ArrayList<>();
    for (List<String> cell : request.cells) {
      told.add(evaluate(kernel, cell.get(0) + " " + cell.get(1), cell.get(2)));
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("cells", told);
    answer.put("refusals", kernel.guard().refusals().stream().map(Rehearsal::words).toList());
    answer.put("needs", needs(kernel.guard(), kernel.getJShell()));
    kernel.getJShell().close();
    return answer;
  }

  private static List<String> words(Guard.Refusal no) {
    return List.of(no.cell().name(), String.valueOf(no.line()), no.why());
  }

  /** How a cell ends: "ok" and its value, or an error's name and its message. */
  private static List<String> evaluate(GuardedKernel kernel, String what, String source) {
    try {
      String cell = "//" + SECRET + " " + what + "\n" + source;
      Object value = kernel.evalBuilder(cell).resolveMagics().eval();
      return List.of("ok", String.valueOf(value));
    } catch (Throwable any) { // of a student's code, even an Error
      return List.of(any.getClass().getSimpleName(), message(kernel, any));
    }
  }

  private static String message(GuardedKernel kernel, Throwable error) {
    if (!(error instanceof CompilationException compilation)) {
      return String.valueOf(error.getMessage());
    }
    Snippet bad = compilation.getBadSnippetCompilation().snippet();
    return kernel
        .getJShell()
        .diagnostics(bad)
        .map(found -> found.getMessage(Locale.ROOT))
        .collect(Collectors.joining("; "));
  }

  /** What given cells and checks take from a student, and the checks from what is given. */
  private static Set<String> needs(Guard guard, JShell shell) {
    Set<String> needs = new TreeSet<>();
    for (Wrapper wrapper : guard.written(Author.GIVEN, Author.CHECK)) {
      guard.symbols(wrapper).stream()
          .filter(symbol -> guard.placeOf(symbol.wrapper()).isStudents())
          .forEach(symbol -> needs.add("asked " + symbol.name()));
    }
    for (Wrapper wrapper : guard.reach(guard.written(Author.CHECK))) {
      guard.symbols(wrapper).stream()
          .filter(symbol -> author(guard, symbol.wrapper()) == Author.GIVEN)
          .forEach(symbol -> needs.add(symbol.kind() + " " + symbol.name()));
      for (String type : guard.libraries(wrapper)) {
        String outer = type.split("\\$", 2)[0];
        needs.add("library " + outer.substring(outer.lastIndexOf('.') + 1) + " " + outer);
      }
    }
    shell
        .snippets()
        .filter(one -> one instanceof DeclarationSnippet)
        .filter(one -> author(guard, GuardedEvaluator.wrapper(one)) == Author.CHECK)
        .map(one -> ((DeclarationSnippet) one).name())
        .filter(name -> !name.startsWith("$"))
        .forEach(name -> needs.add("own " + name));
    return needs;
  }

  private static Author author(Guard guard, Wrapper wrapper) {
    return guard.placeOf(wrapper).cell().author();
  }
}
