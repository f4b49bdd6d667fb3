package goldilocks.cells;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.VarSnippet;

/**
 * What the word under the cursor is: its signatures, and for the kit's own what its source says.
 */
final class Docs {
  private static final String COMMENT =
      "/\\*\\*([^*]*+(?:\\*(?!/)[^*]*+)*+)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*";
  private static final Pattern TYPE =
      Pattern.compile(
          COMMENT + "(?:public|final|abstract|\\s)*(?:class|interface|record|enum) ",
          Pattern.DOTALL);
  private static final Pattern SIGNATURE = Pattern.compile("(?:(\\w+)\\.)?(\\w+)\\(");
  private static final String INDENT = "\n    ";

  private final JShell shell;

  Docs(JShell shell) {
    this.shell = shell;
  }

  /** The documentation at a place in a cell; nothing where none is known. */
  String at(String code, int cursor) {
    int begin = cursor;
    while (begin > 0 && Character.isJavaIdentifierPart(code.charAt(begin - 1))) {
      begin--;
    }
    int end = cursor;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    String word = code.substring(begin, end);
    boolean isCall = code.startsWith("(", end);
    String named = isCall ? "" : named(word);
    if (!named.isEmpty()) {
      return named;
    }
    String input = code.substring(statement(code, begin), end);
    String told = isCall ? "" : told(input, false);
    return told.isEmpty() ? told(input + "(", true) : told; // a method, its brackets not yet typed
  }

  private String told(String input, boolean isCall) {
    return shell.sourceCodeAnalysis().documentation(input, input.length(), true).stream()
        .map(found -> told(found, isCall))
        .distinct()
        .collect(Collectors.joining("\n\n"));
  }

  /** What a type of the kit is, or the type of a variable. */
  private String named(String word) {
    String type =
        shell
            .variables()
            .filter(variable -> variable.name().equals(word))
            .map(VarSnippet::typeName)
            .findFirst()
            .orElse(word);
    String comment = word.isEmpty() ? "" : ofType(type);
    String title = type.equals(word) ? type : type + " " + word;
    return comment.isEmpty() ? "" : title + INDENT + plain(comment).replace("\n", INDENT);
  }

  private static String ofType(String type) {
    Matcher comment = TYPE.matcher(Sources.of(type));
    return comment.find() ? comment.group(1) : "";
  }

  /**
   * Where the statement around a place begins, or an argument that has no need of what is before.
   */
  private static int statement(String code, int place) {
    int depth = 0;
    for (int i = place - 1; i >= 0; i--) {
      char c = code.charAt(i);
      depth += c == ')' || c == ']' ? 1 : c == '(' || c == '[' ? -1 : 0;
      if (depth < 0 || depth == 0 && ";{},=>\n".indexOf(c) >= 0) {
        return i + 1;
      }
    }
    return 0;
  }

  private static String told(Documentation found, boolean isCall) {
    String signature = found.signature();
    String own = isCall ? ofMethod(signature) : "";
    String known = found.javadoc() == null ? "" : found.javadoc();
    String brief = signature.replaceAll("\\b(?:java|goldilocks)(?:\\.[a-z]\\w*)*\\.(?=[A-Z])", "");
    return brief + INDENT + plain(own.isEmpty() ? known : own).replace("\n", INDENT);
  }

  private static String ofMethod(String signature) {
    Matcher named = SIGNATURE.matcher(signature);
    if (!named.find()) {
      return "";
    }
    String owner = named.group(1) == null ? named.group(2) : named.group(1);
    int parameters = parameters(signature, named.end());
    Pattern method =
        Pattern.compile(
            COMMENT + "[^;{}/=(]*?\\b" + named.group(2) + "\\(([^)]*)\\)", Pattern.DOTALL);
    Matcher candidate = method.matcher(Sources.of(owner));
    String best = "";
    while (candidate.find()) {
      boolean fits = parameters(candidate.group(2) + ")", 0) == parameters;
      best = fits || best.isEmpty() ? candidate.group(1) : best;
      if (fits) {
        break;
      }
    }
    return best.isEmpty() && named.group(1) == null ? ofType(owner) : best;
  }

  /** How many parameters stand before the closing bracket. */
  private static int parameters(String text, int begin) {
    int depth = 0;
    int count = 0;
    for (int i = begin; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ')' && depth == 0) {
        return text.substring(begin, i).isBlank() ? 0 : count + 1;
      }
      depth += c == '<' || c == '(' ? 1 : c == '>' || c == ')' ? -1 : 0;
      count += c == ',' && depth == 0 ? 1 : 0;
    }
    return count;
  }

  /** A comment without its stars and marks. */
  private static String plain(String comment) {
    return comment
        .replaceAll("(?m)^\\s*\\* ?", "")
        .replaceAll("\\{@(?:code|link(?:plain)?)\\s+#?((?:[^{}]|\\{[^}]*\\})*)\\}", "$1")
        .replaceAll("</?(?:p|pre|ul|li|em|b|i|code)>", "")
        .replaceAll("@param (\\w+)", "$1:")
        .strip();
  }

  /** The sources that the kit's jar has beside its classes. */
  private static final class Sources {
    private static final List<String> PACKAGES =
        List.of("", "inspect/", "plot/", "check/", "doctor/", "claims/");

    static String of(String type) {
      for (String home : PACKAGES) {
        try (InputStream source =
            Sources.class.getResourceAsStream("/sources/goldilocks/" + home + type + ".java")) {
          if (source != null) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return "";
    }
  }
}
