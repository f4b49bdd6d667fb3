package goldilocks.cells;

import goldilocks.cells.Cells.Cell;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;

/** Methods that are still those from before, as the cell that declares them anew was rejected. */
final class Stale {
  private static final Pattern DECLARED = Pattern.compile("(\\w+)\\s*\\([^()]*\\)\\s*\\{");
  private static final Pattern CALLED = Pattern.compile("(\\w+)\\s*\\(");

  private final Map<String, Cell> rejected = new TreeMap<>();
  private final JShell shell;
  private final Cells cells;

  Stale(JShell shell, Cells cells) {
    this.shell = shell;
    this.cells = cells;
    shell.onSnippetEvent(
        event -> {
          if (event.snippet() instanceof MethodSnippet method && event.causeSnippet() == null) {
            rejected.remove(method.name());
          }
        });
  }

  /** The methods that a rejected cell declares, and that are there from another. */
  List<String> of(Cell cell) {
    List<String> stale =
        names(DECLARED, cell)
            .filter(
                name ->
                    shell
                        .methods()
                        .anyMatch(known -> known.name().equals(name) && cells.of(known) != cell))
            .toList();
    stale.forEach(name -> rejected.put(name, cell));
    return stale;
  }

  /** What is to be said to a cell that calls such methods. */
  List<String> toldTo(Cell cell) {
    List<String> mended = names(DECLARED, cell).toList();
    return names(CALLED, cell)
        .filter(name -> rejected.containsKey(name) && !mended.contains(name))
        .map(
            name ->
                "%s is still the method from before: your cell [%d] was rejected."
                    .formatted(name, rejected.get(name).number()))
        .toList();
  }

  private static Stream<String> names(Pattern pattern, Cell cell) {
    return pattern.matcher(cell.code()).results().map(found -> found.group(1)).distinct();
  }
}
