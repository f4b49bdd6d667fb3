package mutants;

import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A method that sees the first row of its arguments alone, or spoils what it is given. */
final class Wrapped {
  private static final String UNSEEN = "no check compares its arguments before and after";
  private static final String ONE_ROW = "there is no other row";

  private final Method method;
  private final int line;
  private final List<Mutant> found = new ArrayList<>();

  private Wrapped(Analysis analysis, Method method) {
    this.method = method;
    line = analysis.line(analysis.start(method.tree().getBody().getStatements().get(0)));
  }

  static List<Mutant> mutants(Analysis analysis, Method method) {
    Wrapped wrapped = new Wrapped(analysis, method);
    wrapped.firstRows();
    wrapped.careless();
    return wrapped.found;
  }

  private void firstRows() {
    List<? extends VariableTree> parameters = method.tree().getParameters();
    for (VariableTree one : parameters) {
      first("of %s the first row only".formatted(one.getName()), List.of(one));
    }
    first("of all it is given the first row only", parameters);
  }

  private void first(String told, List<? extends VariableTree> shortened) {
    String arguments =
        method.tree().getParameters().stream()
            .map(one -> shortened.contains(one) ? first(one) : one.getName().toString())
            .collect(Collectors.joining(", "));
    if (!arguments.equals(method.arguments())) {
      String result = method.returns() ? "return " : "";
      String body = "{ %s%s(%s); }".formatted(result, method.original(), arguments);
      add(Mutant.Kind.BLIND, told, ONE_ROW, body);
    }
  }

  private static String first(VariableTree parameter) {
    boolean number = parameter.getType() instanceof PrimitiveTypeTree;
    return (number ? "%s" : "mutants.Spoil.first(%s)").formatted(parameter.getName());
  }

  private void careless() {
    String call = method.original() + "(" + method.arguments() + ")";
    for (VariableTree parameter : method.tree().getParameters()) {
      String body = "{ try { %s%s; } finally { mutants.Spoil.overwrite(%s); } }";
      String result = method.returns() ? "return " : "";
      spoils(
          "overwrites " + parameter.getName(), body.formatted(result, call, parameter.getName()));
    }
    String body = "{ return (%s) mutants.Spoil.into(%s, %s); }";
    String type = method.tree().getReturnType().toString();
    spoils(
        "gives back its arguments with the result in them",
        body.formatted(type, call, method.arguments()));
  }

  private void spoils(String told, String body) {
    add(Mutant.Kind.CARELESS, told, UNSEEN, body);
  }

  private void add(Mutant.Kind kind, String told, String maybe, String body) {
    found.add(new Mutant(method, kind, line, told, maybe, method.head() + body));
  }
}
