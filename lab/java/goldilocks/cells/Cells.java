package goldilocks.cells;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/** Which cell and line each piece of code came from: the shell counts both in its own way. */
final class Cells {
  /** A cell as it was run. */
  record Cell(int number, String code) {}

  /** A line of a cell, counted from 1. */
  record Line(Cell cell, int number) {
    String text() {
      return cell.code().lines().skip(number - 1).findFirst().orElse("");
    }

    @Override
    public String toString() {
      return "your cell [%d], line %d".formatted(cell.number(), number);
    }
  }

  private final Map<String, Line> begins = new HashMap<>();
  private Cell cell = new Cell(0, "");
  private int read; // characters of the cell

  Cells(JShell shell) {
    shell.onSnippetEvent(this::happened);
  }

  /** From now on all new code is this cell's. */
  void begin(int number, String code) {
    cell = new Cell(number, code);
    read = 0;
  }

  Cell current() {
    return cell;
  }

  /** The cell that declares a snippet. */
  Cell of(Snippet snippet) {
    return begins.get(snippet.id()).cell();
  }

  private void happened(SnippetEvent event) {
    if (event.causeSnippet() == null) {
      place(event.snippet());
    }
  }

  /** Where a snippet begins in the cell that is running. */
  Line place(Snippet snippet) {
    Line known = begins.get(snippet.id());
    if (known != null && known.cell() == cell) {
      return known;
    }
    String source = snippet.source().strip();
    int at = Math.max(0, cell.code().indexOf(source, read));
    read = Math.min(cell.code().length(), at + source.length());
    int blank = breaks(snippet.source(), snippet.source().indexOf(source));
    Line line = new Line(cell, 1 + breaks(cell.code(), at) - blank);
    begins.put(snippet.id(), line);
    return line;
  }

  private static int breaks(String text, int end) {
    return (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  /** The line that a stack trace means by #27:1. */
  Optional<Line> line(StackTraceElement frame) {
    String file = frame.getFileName();
    if (file == null || !file.startsWith("#")) {
      return Optional.empty();
    }
    Line begin = begins.get(file.substring(1));
    return Optional.ofNullable(begin)
        .map(line -> new Line(line.cell(), line.number() + frame.getLineNumber() - 1));
  }
}
