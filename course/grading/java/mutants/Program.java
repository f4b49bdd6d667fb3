package mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * The cells as one class: what they declare are its members, each check is a class inside of it.
 *
 * <p>So its constructor runs the given cells once, and a check can be run as often as one likes.
 */
final class Program {
  static final String NAME = "Notebook";
  private static final Pattern IMPORT = Pattern.compile("\\s*import\\b[^;]*;");
  private static final String START =
      """
      import java.io.*;
      import java.math.*;
      import java.net.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.regex.*;
      """;
  private static final String END =
      """
      static int $variant;
      static long $called;
      static int $steps;
      static void $step() {
        if (++$steps > 1_000_000) throw new IllegalStateException("a loop that never ends");
      }
      }
      """;

  /** Where a piece of a solution stands in the class's body. */
  private record Piece(int start, int end, Cell cell, int inCell) {}

  /** A character of a cell. */
  record Place(Cell cell, int offset) {}

  private final StringBuilder imports = new StringBuilder(START);
  private final StringBuilder body = new StringBuilder();
  private final List<Piece> pieces = new ArrayList<>();

  Program(List<Cell> cells) {
    open(NAME);
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      cells.forEach(cell -> add(cell, shell.sourceCodeAnalysis()));
    }
    body.append(END);
  }

  String text() {
    return imports.toString() + body;
  }

  /** Where a character of the text comes from; null if from no solution. */
  Place place(int offset) {
    int at = offset - imports.length();
    return pieces.stream()
        .filter(piece -> piece.start <= at && at < piece.end)
        .map(piece -> new Place(piece.cell, piece.inCell + at - piece.start))
        .findFirst()
        .orElse(null);
  }

  private void open(String name) {
    body.append("class %s {\nObject $value;\n%1$s() throws Throwable {}\n".formatted(name));
  }

  private void add(Cell cell, SourceCodeAnalysis analysis) {
    boolean check = cell.kind() == Cell.Kind.CHECK;
    if (check) {
      open(cell.className());
    }
    String rest = cell.source();
    while (!rest.isBlank()) {
      CompletionInfo next = analysis.analyzeCompletion(rest);
      String piece = next.source() == null ? rest : next.source();
      add(piece, cell, cell.source().length() - rest.length());
      rest = next.source() == null ? "" : next.remaining();
    }
    body.append(check ? "}\n" : "");
  }

  private void add(String piece, Cell cell, int offset) {
    if (IMPORT.matcher(piece).lookingAt()) {
      imports.append(piece.strip()).append('\n');
    } else if (new Source("class C {" + piece + "\n}").parses()) {
      if (cell.kind() == Cell.Kind.SOLUTION) {
        pieces.add(new Piece(body.length(), body.length() + piece.length(), cell, offset));
      }
      body.append(piece).append('\n');
    } else if (new Source("class C {{" + piece + "\n}}").parses()) {
      body.append('{').append(piece).append("\n}\n");
    } else {
      body.append("{ $value = ").append(piece).append("\n; }\n");
    }
  }
}
