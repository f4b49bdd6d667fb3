package guard;

import guard.Place.Author;
import guard.Place.Cell;
import guard.Rules.Finding;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Kind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.dflib.jjava.kernel.execution.CodeEvaluator;
import org.dflib.jjava.kernel.execution.CompilationException;
import org.dflib.jjava.kernel.execution.IncompleteSourceException;

/**
 * Evaluates cells piece by piece. What the grader sends says so in its first line, with a secret;
 * all else is a student's.
 *
 * <pre>{@code
 * //SECRET CHECK test-z        what follows is a check's source
 * //SECRET RULES               what follows are the rules to hold
 * //SECRET REFUSALS            asks what was not run so far
 * }</pre>
 */
final class GuardedEvaluator extends CodeEvaluator {
  private static final Method CLASS_NAME = of(Snippet.class, "classFullName");
  private static final Method KEY = of(Snippet.class, "key");
  private static final Method INDEX = of(KEY.getReturnType(), "index");

  private final Pattern header;
  private final boolean isRehearsal;
  private final Map<String, Place> before = new HashMap<>();
  private Guard guard;

  GuardedEvaluator(String name, String secret, boolean isRehearsal) {
    super(name, -1, TimeUnit.MILLISECONDS);
    header = Pattern.compile("//" + Pattern.quote(secret) + " (\\w+)(?: (.*))?\\R?");
    this.isRehearsal = isRehearsal;
  }

  /** True if nothing runs. */
  boolean isRehearsal() {
    return isRehearsal;
  }

  Guard guard() {
    return guard;
  }

  @Override
  public ExecutionControlProvider getExecControlProvider() {
    ExecutionControlProvider real = super.getExecControlProvider();
    return new ExecutionControlProvider() {
      @Override
      public String name() {
        return real.name();
      }

      @Override
      public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters)
          throws Throwable {
        guard = new Guard(isRehearsal ? null : real.generate(env, parameters));
        return guard;
      }
    };
  }

  int lengthOfHeader(String code) {
    Matcher match = header.matcher(code);
    return match.lookingAt() ? match.end() : 0;
  }

  @Override
  public Object eval(JShell shell, String code) {
    Matcher match = header.matcher(code);
    if (!match.lookingAt()) {
      return evalCell(shell, new Cell(Author.STUDENT, "?"), code);
    }
    String rest = code.substring(match.end());
    switch (match.group(1)) {
      case "RULES" -> guard.follow(new Rules(rest));
      case "REFUSALS" -> {
        return guard.refusals().stream()
            .map(no -> no.cell().name() + "\t" + no.line() + "\t" + no.why())
            .collect(Collectors.joining("\n"));
      }
      default -> {
        return evalCell(shell, new Cell(Author.valueOf(match.group(1)), match.group(2)), rest);
      }
    }
    return null;
  }

  private Object evalCell(JShell shell, Cell cell, String code) {
    try {
      Object result = evalAll(shell, cell, code);
      Refused.throwIfAny(guard.refusals(), cell, null);
      return result;
    } catch (RuntimeException failed) {
      Refused.throwIfAny(guard.refusals(), cell, failed);
      throw failed;
    }
  }

  private Object evalAll(JShell shell, Cell cell, String code) {
    SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
    Object result = null;
    String rest = code;
    CompletionInfo info = analysis.analyzeCompletion(rest);
    while (info.completeness().isComplete()) {
      int line = (int) code.substring(0, code.length() - rest.length()).lines().count() + 1;
      guard.enter(new Place(cell, line, info.source()));
      result = evalSingle(shell, info.source());
      rest = info.remaining();
      info = analysis.analyzeCompletion(rest);
    }
    if (info.completeness() != Completeness.EMPTY) {
      throw new IncompleteSourceException(info.remaining().trim());
    }
    return result;
  }

  @Override
  protected Object evalSingle(JShell shell, String code) {
    List<Snippet> parsed = shell.sourceCodeAnalysis().sourceToSnippets(code);
    String piece = parsed.stream().findFirst().map(GuardedEvaluator::importOf).orElse(code);
    if (!piece.equals(code)) {
      parsed = shell.sourceCodeAnalysis().sourceToSnippets(piece);
    }
    if (guard.current().isStudents() && parsed.stream().anyMatch(one -> hides(shell, one))) {
      return null;
    }
    parsed.forEach(one -> expect(shell, one));
    JShell.Subscription watch = shell.onSnippetEvent(this::settle);
    try {
      return isRehearsal ? rehearse(shell, piece) : super.evalSingle(shell, piece);
    } catch (RuntimeException failed) {
      if (guard.isCurrentRefused()) {
        return null;
      }
      throw failed;
    } finally {
      shell.unsubscribe(watch);
      shell.snippets().filter(one -> isRefused(shell, one)).toList().forEach(shell::drop);
      before.clear();
    }
  }

  /** An import alone: below a comment, one of a whole package would reset all variables. */
  private static String importOf(Snippet parsed) {
    return parsed instanceof ImportSnippet
        ? parsed
            .source()
            .replaceAll("(?s)//[^\\n]*|/\\*.*?\\*/", " ")
            .replaceAll("\\s+", " ")
            .replaceAll(" ?\\. ?", ".")
            .trim()
        : null;
  }

  private Object rehearse(JShell shell, String code) {
    for (SnippetEvent event : shell.eval(code)) {
      if (event.causeSnippet() == null && event.status() == Snippet.Status.REJECTED) {
        throw new CompilationException(event);
      }
    }
    return null;
  }

  /** True if a declaration would take a name away from the checks; then it is refused. */
  private boolean hides(JShell shell, Snippet parsed) {
    Rules rules = guard.rules();
    String name = nameOf(parsed);
    boolean hides =
        switch (parsed.kind()) {
          case VAR, TYPE_DECL -> rules.isLibrary(name) || isGiven(shell, parsed);
          case METHOD -> isGiven(shell, parsed);
          case IMPORT -> {
            ImportSnippet found = (ImportSnippet) parsed;
            yield rules.isOtherThanOurs(name, found.fullname(), kind -> gives(found, kind));
          }
          default -> false;
        };
    if (hides) {
      String does = parsed.kind() == Kind.IMPORT ? "imports " : "declares ";
      String why = does + name + ", a name that checks rely on: choose another";
      guard.refuse(guard.current(), new Finding(name, why));
    }
    return hides;
  }

  /** True if an import may give its name to a variable, a method or a type. */
  private boolean gives(ImportSnippet found, String kind) {
    if (!found.isStatic()) {
      return kind.equals("type");
    }
    String whole = found.fullname();
    String name = found.name();
    try {
      Class<?> type =
          Class.forName(
              whole.substring(0, Math.max(0, whole.lastIndexOf('.'))), false, getClassLoader());
      return switch (kind) {
        case "variable" -> Stream.of(type.getFields()).anyMatch(one -> one.getName().equals(name));
        case "method" -> Stream.of(type.getMethods()).anyMatch(one -> one.getName().equals(name));
        default -> Stream.of(type.getClasses()).anyMatch(c -> c.getSimpleName().equals(name));
      };
    } catch (ClassNotFoundException | LinkageError unknown) {
      return true;
    }
  }

  private boolean isGiven(JShell shell, Snippet parsed) {
    String kind =
        Map.of(Kind.VAR, "variable", Kind.METHOD, "method").getOrDefault(parsed.kind(), "type");
    return guard.rules().isNeeded(kind, nameOf(parsed))
        && twin(shell, parsed).filter(one -> !guard.placeOf(number(one)).isStudents()).isPresent();
  }

  /** What this declaration will replace is this place's from now on. */
  private void expect(JShell shell, Snippet parsed) {
    twin(shell, parsed)
        .map(GuardedEvaluator::number)
        .ifPresent(
            number ->
                guard.move(number, guard.current()).ifPresent(old -> before.put(number, old)));
  }

  /** The declaration that has the same name and, as a method, the same parameters. */
  private static Optional<Snippet> twin(JShell shell, Snippet parsed) {
    Stream<? extends Snippet> declared =
        switch (parsed.kind()) {
          case VAR -> shell.variables();
          case TYPE_DECL -> shell.types();
          case METHOD -> shell.methods();
          default -> Stream.empty();
        };
    return declared
        .filter(
            one -> nameOf(one).equals(nameOf(parsed)) && parameters(one).equals(parameters(parsed)))
        .map(one -> (Snippet) one)
        .findFirst();
  }

  private static String nameOf(Snippet snippet) {
    return snippet instanceof DeclarationSnippet declared
        ? declared.name()
        : snippet instanceof ImportSnippet imported ? imported.name() : "";
  }

  private static String parameters(Snippet snippet) {
    return snippet instanceof MethodSnippet method ? method.parameterTypes() : "";
  }

  /** After a piece was evaluated: whose it is, and whether it became what was expected. */
  private void settle(SnippetEvent event) {
    if (event.causeSnippet() != null || event.snippet().kind() == Kind.IMPORT) {
      return;
    }
    String number = number(event.snippet());
    if (event.status() == Snippet.Status.REJECTED) {
      Optional.ofNullable(before.get(number)).ifPresent(old -> guard.move(number, old));
    } else if (event.status() != Snippet.Status.OVERWRITTEN) {
      guard.know(number);
      if (guard.current().isStudents() && !guard.placeOf(number).isStudents()) {
        String name = nameOf(event.snippet());
        Finding replaced = new Finding(name, "replaces " + name + ", which is given");
        guard.refuse(wrapper(event.snippet()), guard.current(), replaced);
      }
    }
  }

  private boolean isRefused(JShell shell, Snippet snippet) {
    return shell.status(snippet).isActive()
        && snippet.kind() != Kind.IMPORT
        && guard.isRefused(wrapper(snippet));
  }

  private static Method of(Class<?> type, String name) {
    try {
      Method method = type.getDeclaredMethod(name);
      method.setAccessible(true);
      return method;
    } catch (NoSuchMethodException otherJava) {
      throw new IllegalStateException(otherJava);
    }
  }

  /** Its number, which stays when it is made anew or together with others. */
  static String number(Snippet snippet) {
    try {
      return INDEX.invoke(KEY.invoke(snippet)).toString();
    } catch (ReflectiveOperationException otherJava) {
      throw new IllegalStateException(otherJava);
    }
  }

  static Wrapper wrapper(Snippet snippet) {
    try {
      return Wrapper.of((String) CLASS_NAME.invoke(snippet));
    } catch (ReflectiveOperationException otherJava) {
      throw new IllegalStateException(otherJava);
    }
  }
}
