package guard;

import guard.Place.Author;
import guard.Place.Cell;
import guard.References.Member;
import guard.Rules.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jshell.spi.ExecutionControl;

/**
 * Stands between JShell and the JVM: looks at every compiled class before it is loaded, and at what
 * the checks would call before they run.
 *
 * <p>What JShell compiles for a piece of code is a class named after the piece's number, with
 * letters behind it once it has been compiled anew: REPL.$JShell$12, REPL.$JShell$12B.
 */
final class Guard implements ExecutionControl {

  /** What was not run, and why. */
  record Refusal(Cell cell, int line, String why) {}

  private final ExecutionControl kernel; // null in a rehearsal, where nothing runs
  private final Ends ends;
  private Rules rules = new Rules("");
  private final Map<String, Place> places = new HashMap<>(); // by number
  private final Map<Wrapper, List<References>> code = new HashMap<>();
  private final Set<Wrapper> refused = new HashSet<>();
  private final Set<Refusal> refusals = new LinkedHashSet<>();
  private Place current;
  private boolean isCurrentRefused;

  Guard(ExecutionControl kernel) {
    this.kernel = kernel;
    ends = kernel == null ? null : Ends.of(kernel);
  }

  void follow(Rules rules) {
    this.rules = rules;
  }

  Rules rules() {
    return rules;
  }

  Set<Refusal> refusals() {
    return refusals;
  }

  /** From now on, what comes stands in this place. */
  void enter(Place place) {
    current = place;
    isCurrentRefused = false;
  }

  Place current() {
    return current;
  }

  /** Says that a number is another place's from now on; where it was before. */
  Optional<Place> move(String number, Place place) {
    return Optional.ofNullable(places.put(number, place));
  }

  void know(String number) {
    places.putIfAbsent(number, current);
  }

  Place placeOf(String number) {
    return places.getOrDefault(number, current);
  }

  /** A student's place, if any of what is made together is a student's. */
  Place placeOf(Wrapper wrapper) {
    return places(wrapper)
        .filter(Place::isStudents)
        .findFirst()
        .orElseGet(() -> placeOf(wrapper.numbers().get(0)));
  }

  private Stream<Place> places(Wrapper wrapper) {
    return wrapper.numbers().stream().map(this::placeOf);
  }

  boolean isRefused(Wrapper wrapper) {
    return refused.contains(wrapper);
  }

  void refuse(Place place, Finding finding) {
    refusals.add(new Refusal(place.cell(), place.lineOf(finding.word()), finding.why()));
  }

  boolean isCurrentRefused() {
    return isCurrentRefused;
  }

  void refuse(Wrapper wrapper, Place place, Finding finding) {
    refused.add(wrapper);
    isCurrentRefused |= place == current;
    refuse(place, finding);
  }

  @Override
  public void load(ClassBytecodes[] classes)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    for (ClassBytecodes one : classes) {
      Wrapper wrapper = Wrapper.of(one.name());
      References found = References.of(one.bytecodes());
      wrapper.numbers().forEach(this::know);
      code.computeIfAbsent(wrapper, new_ -> new ArrayList<>()).add(found);
      if (placeOf(wrapper).isStudents()) {
        judge(wrapper, found);
      }
    }
    ClassBytecodes[] fine =
        List.of(classes).stream()
            .filter(one -> !isRefused(Wrapper.of(one.name())))
            .toArray(ClassBytecodes[]::new);
    if (kernel != null && fine.length > 0) {
      kernel.load(fine);
    }
  }

  private void judge(Wrapper wrapper, References found) {
    Place place = placeOf(wrapper);
    for (Member member : found.uses()) {
      if (Wrapper.isOne(member.owner())) {
        judgeOwn(wrapper, member, found.assigns().contains(member));
      } else if (!rules.allows(member)) {
        refuse(wrapper, place, Rules.forbidden(member));
      }
    }
    rules.pretence(found).ifPresent(finding -> refuse(wrapper, place, finding));
  }

  /** A name that some cell declares. */
  private void judgeOwn(Wrapper wrapper, Member member, boolean isAssigned) {
    Place from = placeOf(wrapper);
    Wrapper owner = Wrapper.of(member.owner());
    String name = member.name();
    if (places(owner).anyMatch(to -> to.cell().author() == Author.CHECK)) {
      refuse(wrapper, from, new Finding(name, "uses " + name + ", which belongs to a check"));
    } else if (isAssigned && !placeOf(owner).isStudents() && rules.isNeeded("variable", name)) {
      String why =
          "assigns %s, which is given and which checks rely on: use a variable of your own";
      refuse(wrapper, from, new Finding(name, why.formatted(name)));
    }
  }

  @Override
  public String invoke(String className, String method)
      throws RunException, EngineTerminationException, InternalException {
    Wrapper wrapper = Wrapper.of(className);
    if (isRefused(wrapper) || current.isStudents() && !placeOf(wrapper).isStudents()) {
      throw new UserException("refused", "Refused", new StackTraceElement[0]);
    }
    Optional<String> captured =
        current.cell().author() == Author.CHECK ? captured(wrapper) : Optional.empty();
    if (captured.isPresent()) {
      throw new UserException(captured.get(), "Captured", new StackTraceElement[0]);
    }
    if (kernel == null) {
      return "";
    }
    ends.begin();
    try {
      return kernel.invoke(className, method);
    } catch (InternalException | RuntimeException | Error other) {
      if (other instanceof InternalException nothing && ends.reached()) {
        throw nothing;
      }
      String why = "ended in an error that cannot say what it is";
      throw new UserException(why, "Untold", new StackTraceElement[0]);
    }
  }

  /** How a check would call something of a student's that it does not ask for. */
  private Optional<String> captured(Wrapper check) {
    for (Wrapper wrapper : reach(List.of(check))) {
      for (Symbol symbol : symbols(wrapper)) {
        Place place = placeOf(symbol.wrapper());
        if (place.isStudents() && !rules.isAsked(symbol.name())) {
          return Optional.of(
              "this check would use %s of the cell %s (line %d): choose another name there"
                  .formatted(symbol.name(), place.cell().name(), place.lineOf(symbol.name())));
        }
      }
    }
    return Optional.empty();
  }

  /** All code that this code leads to without passing through a student's. */
  Set<Wrapper> reach(Collection<Wrapper> from) {
    Set<Wrapper> reached = new LinkedHashSet<>(from);
    List<Wrapper> open = new ArrayList<>(from);
    while (!open.isEmpty()) {
      for (Symbol symbol : symbols(open.remove(open.size() - 1))) {
        Wrapper next = symbol.wrapper();
        if (!placeOf(next).isStudents() && reached.add(next)) {
          open.add(next);
        }
      }
    }
    return reached;
  }

  /** What a piece of code names of other pieces. */
  Set<Symbol> symbols(Wrapper wrapper) {
    Set<Symbol> symbols = new LinkedHashSet<>();
    for (References found : code.getOrDefault(wrapper, List.of())) {
      found.uses().stream()
          .filter(member -> Wrapper.isOne(member.owner()))
          .map(member -> Symbol.of(member))
          .forEach(symbols::add);
      found.types().stream()
          .filter(type -> Wrapper.isOne(type) && !Wrapper.of(type).name().equals(type))
          .map(type -> new Symbol(Wrapper.of(type), "type", Wrapper.typeIn(type)))
          .forEach(symbols::add);
    }
    symbols.removeIf(symbol -> symbol.wrapper().equals(wrapper));
    return symbols;
  }

  /** The types of libraries that a piece of code names. */
  Set<String> libraries(Wrapper wrapper) {
    Set<String> types = new LinkedHashSet<>();
    for (References found : code.getOrDefault(wrapper, List.of())) {
      types.addAll(found.types());
    }
    types.removeIf(type -> Wrapper.isOne(type) || type.startsWith("["));
    return types;
  }

  Set<Wrapper> written(Author... authors) {
    Set<Wrapper> wrappers = new LinkedHashSet<>(code.keySet());
    wrappers.removeIf(wrapper -> !List.of(authors).contains(placeOf(wrapper).cell().author()));
    return wrappers;
  }

  @Override
  public void redefine(ClassBytecodes[] classes) throws NotImplementedException {
    throw new NotImplementedException("a class is loaded under a new name instead");
  }

  @Override
  public String varValue(String className, String variable)
      throws RunException, EngineTerminationException, InternalException {
    return kernel == null ? "" : kernel.varValue(className, variable);
  }

  @Override
  public void addToClasspath(String path) throws EngineTerminationException, InternalException {
    if (kernel != null) {
      kernel.addToClasspath(path);
    }
  }

  @Override
  public void stop() throws EngineTerminationException, InternalException {
    if (kernel != null) {
      kernel.stop();
    }
  }

  @Override
  public Object extensionCommand(String command, Object argument)
      throws RunException, EngineTerminationException, InternalException {
    return kernel == null ? null : kernel.extensionCommand(command, argument);
  }

  @Override
  public void close() {
    if (kernel != null) {
      kernel.close();
    }
  }
}
