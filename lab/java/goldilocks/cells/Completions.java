package goldilocks.cells;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.VarSnippet;

/** What can stand at a place in a cell, each with its type. */
final class Completions {
  /** Each is asked for by itself, and a long list nobody reads. */
  private static final int TYPED = 100;

  private static final Pattern RETURNS =
      Pattern.compile("(?:<[^>]*> )?([\\w.<>\\[\\], ?]+?) \\S+\\(");
  private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

  private final JShell shell;

  Completions(JShell shell) {
    this.shell = shell;
  }

  /**
   * Where the statement begins that is not complete yet: the shell completes in the first alone.
   */
  int begin(String code, int at) {
    String open = code.substring(0, at);
    while (true) {
      CompletionInfo first = shell.sourceCodeAnalysis().analyzeCompletion(open);
      if (!first.completeness().isComplete() || first.remaining().isBlank()) {
        return at - open.length();
      }
      open = first.remaining();
    }
  }

  /** As JupyterLab reads it. */
  List<Map<String, String>> typed(String before, List<String> options) {
    return options.stream()
        .limit(TYPED)
        .map(o -> Map.of("text", o, "type", type(before, o)))
        .toList();
  }

  private String type(String before, String option) {
    int call = option.indexOf('(');
    return call < 0 ? ofVariable(option) : ofMethod(before + option.substring(0, call + 1));
  }

  private String ofVariable(String name) {
    return shell
        .variables()
        .filter(v -> v.name().equals(name))
        .map(VarSnippet::typeName)
        .findFirst()
        .orElse("");
  }

  private String ofMethod(String call) {
    return shell.sourceCodeAnalysis().documentation(call, call.length(), false).stream()
        .map(Documentation::signature)
        .map(RETURNS::matcher)
        .filter(Matcher::lookingAt)
        .map(found -> PACKAGE.matcher(found.group(1)).replaceAll(""))
        .findFirst()
        .orElse("");
  }
}
