package mutants;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import java.util.stream.Collectors;

/**
 * A method that a solution cell declares.
 *
 * @param number from 0 on
 * @param start where it begins in the program's text
 * @param body where its body begins in its own text
 * @param text the whole of it
 */
record Method(int number, Cell cell, TreePath path, int start, int body, String text) {
  MethodTree tree() {
    return (MethodTree) path.getLeaf();
  }

  String name() {
    return tree().getName().toString();
  }

  /** The name that the method as it was written gets, beside its mutants. */
  String original() {
    return "$" + number + name();
  }

  boolean returns() {
    return !tree().getReturnType().toString().equals("void");
  }

  String head() {
    return text.substring(0, body);
  }

  String arguments() {
    return tree().getParameters().stream()
        .map(parameter -> parameter.getName().toString())
        .collect(Collectors.joining(", "));
  }
}
