package goldilocks.cells;

import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/** Refuses variables that would hide a package from all cells below, % lines among them. */
final class Packages {
  private static final Set<String> NEEDED = Set.of("goldilocks", "java", "org", "tech");

  /** A variable that was refused. */
  static final class Hidden extends RuntimeException {
    Hidden(String name) {
      super(
          "a variable called %s would hide the package %1$s: choose another name".formatted(name));
    }
  }

  private final JShell shell;

  Packages(JShell shell) {
    this.shell = shell;
    shell.onSnippetEvent(this::happened);
  }

  private void happened(SnippetEvent event) {
    if (event.snippet() instanceof VarSnippet variable
        && event.status().isDefined()
        && NEEDED.contains(variable.name())) {
      shell.drop(variable);
      throw new Hidden(variable.name());
    }
  }
}
