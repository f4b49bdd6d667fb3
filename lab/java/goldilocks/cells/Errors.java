package goldilocks.cells;

import goldilocks.cells.Cells.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/** What an error says to those who write cells: what, where in their code, and what to do. */
final class Errors {
  private static final Pattern MISSING = Pattern.compile("symbol:\\s+(?:class|variable) (\\w+)");
  private static final List<String> PACKAGES =
      List.of("", "check.", "inspect.", "plot.", "doctor.", "claims.");
  private static final String OF_A_CHECK = "java.lang.AssertionError";

  private final JShell shell;
  private final Cells cells;
  private final Stale stale;

  Errors(JShell shell, Cells cells, Stale stale) {
    this.shell = shell;
    this.cells = cells;
    this.stale = stale;
  }

  /** An exception that a cell threw, with the lines of cells that it came through. */
  List<String> thrown(EvalException error) {
    List<String> lines = new ArrayList<>();
    add(error, "", lines);
    return lines;
  }

  private void add(EvalException error, String before, List<String> lines) {
    StackTraceElement[] trace = error.getStackTrace();
    // Its message says all, and so it has no trace.
    boolean isCheck = trace.length == 0 && OF_A_CHECK.equals(error.getExceptionClassName());
    String name = isCheck ? "" : error.getExceptionClassName();
    String message = error.getMessage() == null ? "" : error.getMessage();
    String between = name.isEmpty() || message.isEmpty() ? "" : ": ";
    lines.addAll(bold(before + name + between + message));
    lines.addAll(frames(trace).stream().filter(frame -> !lines.contains(frame)).toList());
    if (error.getCause() instanceof EvalException cause) {
      add(cause, "because of ", lines);
    }
  }

  /** The lines of cells, or where there are none the first frames of others. */
  private List<String> frames(StackTraceElement[] trace) {
    List<String> own =
        Stream.of(trace)
            .map(cells::line)
            .flatMap(Optional::stream)
            .distinct()
            .map(Errors::told)
            .toList();
    return own.isEmpty() ? Stream.of(trace).limit(3).map(frame -> "  at " + frame).toList() : own;
  }

  private static String told(Line line) {
    // What JJava makes of a line with % is nothing that anybody has written.
    boolean isMagic = line.text().contains("BaseNotebookStatics.lineMagic(");
    return "  at " + line + (isMagic ? "" : ":  " + line.text().strip());
  }

  /** Code that ends before it is complete. */
  List<String> incomplete() {
    List<String> lines =
        new ArrayList<>(
            bold(
                "your cell [%d] is not complete: a bracket, a quote or a comment is never closed"
                    .formatted(cells.current().number())));
    lines.addAll(stillFromBefore());
    return lines;
  }

  /** Code that does not compile, each fault with its place marked. */
  List<String> rejected(Snippet snippet) {
    List<String> lines = new ArrayList<>();
    Line begin = cells.place(snippet);
    shell
        .diagnostics(snippet)
        .filter(Diag::isError)
        .forEach(fault -> add(fault, snippet, begin, lines));
    lines.addAll(stillFromBefore());
    return lines;
  }

  private void add(Diag fault, Snippet snippet, Line begin, List<String> lines) {
    String message = fault.getMessage(Locale.ENGLISH);
    lines.addAll(bold(inOneLine(message)));
    String source = snippet.source();
    int from = place(source, fault.getStartPosition(), fault.getPosition());
    int to = Math.max(from + 1, Math.min(source.length(), (int) fault.getEndPosition()));
    int row = (int) source.substring(0, from).chars().filter(c -> c == '\n').count();
    int column = from - source.lastIndexOf('\n', from - 1) - 1;
    String text = source.lines().skip(row).findFirst().orElse("");
    Line line = new Line(begin.cell(), begin.number() + row);
    lines.add("  at %s:".formatted(line));
    lines.add("    " + text);
    lines.add(
        "    "
            + " ".repeat(column)
            + "^".repeat(Math.max(1, Math.min(to - from, text.length() - column))));
    hint(message).filter(hint -> !lines.contains(hint)).ifPresent(lines::add);
  }

  /** cannot find symbol: variable k. */
  private static String inOneLine(String message) {
    String line = message.strip().replaceAll("\\s*\\n\\s*location:.*", "");
    return line.replaceAll("\\s*\\n\\s*symbol:\\s*", ": ").replaceAll("\\s+", " ");
  }

  /** A place within the source; a missing semicolon's is behind what it should end. */
  private static int place(String source, long start, long position) {
    int at = (int) Math.max(0, Math.min(source.length(), start >= 0 ? start : position));
    int end = source.stripTrailing().length();
    return Math.min(at, end);
  }

  /** What to do if a class of the kit is not known. */
  private static Optional<String> hint(String message) {
    Matcher missing = MISSING.matcher(message);
    return missing.find() && isOfTheKit(missing.group(1))
        ? Optional.of(
            "%s is imported by the notebook's first cell: run that first."
                .formatted(missing.group(1)))
        : Optional.empty();
  }

  private static boolean isOfTheKit(String name) {
    for (String home : PACKAGES) {
      if (Errors.class.getResource("/goldilocks/" + home.replace('.', '/') + name + ".class")
          != null) {
        return true;
      }
    }
    return false;
  }

  private List<String> stillFromBefore() {
    return stale.of(cells.current()).stream()
        .map("Nothing of this was taken: %s is still the method from before."::formatted)
        .toList();
  }

  /** Not in a colour, which on a dark page could not be read. */
  static List<String> bold(String text) {
    return text.lines().map(line -> "\u001b[1m" + line + "\u001b[0m").toList();
  }
}
