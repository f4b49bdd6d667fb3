package mutants;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.Collectors;

/** Runs each mutant's own checks: those below its solution that call it. */
final class Trial {
  private static final int ORIGINAL = 0;

  private final List<Cell> cells;
  private final NavigableMap<Integer, Mutant> mutants;
  private final Path folder;
  private final Map<Cell, Long> called = new HashMap<>();
  private final Map<Cell, Long> time = new HashMap<>();
  private Checks checks;

  Trial(List<Cell> cells, NavigableMap<Integer, Mutant> mutants, Path folder) {
    this.cells = cells;
    this.mutants = mutants;
    this.folder = folder;
  }

  void run() throws Exception {
    checks = new Checks(folder);
    for (Cell check : all()) {
      long begin = System.nanoTime();
      if (!holds(check, ORIGINAL)) {
        Main.tell("wrong", check.name() + " does not give the reference its points");
      }
      time.put(check, System.nanoTime() - begin);
      called.put(check, checks.called());
    }
    for (Cell cell : cells) {
      if (cell.kind() == Cell.Kind.SOLUTION) {
        run(cell);
      }
    }
    methods().forEach(this::tellWhoBuildsOn);
  }

  /** The checks of other questions that fail with a method. */
  private void tellWhoBuildsOn(Method method) {
    List<Cell> own = own(method);
    String others =
        all().stream()
            .filter(check -> calls(check, method) && !own.contains(check))
            .map(Cell::name)
            .collect(Collectors.joining(", "));
    if (!others.isEmpty()) {
      Main.tell("also", method.cell().name() + ": " + method.name(), others);
    }
  }

  private List<Method> methods() {
    return mutants.values().stream().map(Mutant::method).distinct().toList();
  }

  private void run(Cell cell) throws Exception {
    int count = 0;
    for (Map.Entry<Integer, Mutant> entry : mutants.entrySet()) {
      Mutant mutant = entry.getValue();
      if (mutant.method().cell() == cell && !own(mutant.method()).isEmpty()) {
        boolean careless = mutant.kind() == Mutant.Kind.CARELESS;
        count += careless ? careless(entry.getKey(), mutant) : plain(entry.getKey(), mutant);
      }
    }
    Main.tell("cell", cell.name(), count);
  }

  private int plain(int number, Mutant mutant) throws Exception {
    Spoil.wasDone();
    for (Cell check : own(mutant.method())) {
      if (!holds(check, number)) {
        return 1;
      }
    }
    if (mutant.kind() == Mutant.Kind.BLIND && !Spoil.wasDone()) {
      return 0;
    }
    survives(mutant);
    return 1;
  }

  /** What spoils its arguments may make other checks fail, then and later: all are run. */
  private int careless(int number, Mutant mutant) throws Exception {
    Spoil.wasDone();
    List<Cell> lost = new ArrayList<>();
    for (Cell check : all()) {
      if (calls(check, mutant.method()) && !holds(check, number)) {
        lost.add(check);
      }
    }
    if (!Spoil.wasDone()) {
      return 0;
    }
    if (lost.stream().noneMatch(own(mutant.method())::contains)) {
      survives(mutant);
    }
    for (Cell check : all()) {
      if (!holds(check, ORIGINAL)) {
        String told = "%s fails after %s, which %s: give it copies";
        Main.tell("wrong", told.formatted(check.name(), mutant.method().name(), mutant.change()));
        checks = new Checks(folder);
      }
    }
    return 1;
  }

  private static void survives(Mutant mutant) {
    Cell cell = mutant.method().cell();
    Main.tell("survivor", cell.name(), mutant.line(), mutant.change(), mutant.maybe());
  }

  private boolean holds(Cell check, int mutant) throws ReflectiveOperationException {
    return checks.points(check, mutant) >= check.points();
  }

  private boolean calls(Cell check, Method method) {
    return (called.get(check) >> method.number() & 1) == 1;
  }

  /** The fast ones first. */
  private List<Cell> own(Method method) {
    int first = method.cell().number();
    List<Cell> after = cells.stream().filter(cell -> cell.number() > first).toList();
    List<Cell> own = new ArrayList<>();
    for (Cell cell : after) {
      if (cell.kind() == Cell.Kind.SOLUTION && !own.isEmpty()) {
        break;
      }
      if (cell.kind() == Cell.Kind.CHECK && calls(cell, method)) {
        own.add(cell);
      }
    }
    own.sort(Comparator.comparing(time::get));
    return own;
  }

  private List<Cell> all() {
    return cells.stream().filter(cell -> cell.kind() == Cell.Kind.CHECK).toList();
  }
}
