package mutants;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/** A walk through a method that notes changes on its way; a subclass says which. */
abstract class Walk extends TreePathScanner<Void, Void> {
  private static final int SHORT = 40; // letters of what is told with a change

  private final Analysis analysis;
  private final Method method;
  private final List<Mutant> found = new ArrayList<>();

  Walk(Analysis analysis, Method method) {
    this.analysis = analysis;
    this.method = method;
  }

  List<Mutant> mutants() {
    scan(new TreePath(method.path(), method.tree().getBody()), null);
    return found;
  }

  /** Leaves out what stands in no text, such as the type of a lambda's parameter. */
  @Override
  public Void scan(Tree tree, Void none) {
    return tree == null || analysis.start(tree) < 0 ? null : super.scan(tree, none);
  }

  String text(Tree tree) {
    return analysis.text(tree);
  }

  TypeMirror type(Tree child) {
    return analysis.type(new TreePath(getCurrentPath(), child));
  }

  Element element(Tree child) {
    return analysis.element(new TreePath(getCurrentPath(), child));
  }

  /** Puts other text in the place of what is walked through, or of a part of it. */
  void by(Tree tree, String other, String maybe) {
    by(analysis.start(tree), analysis.end(tree), other, maybe);
  }

  /** The same for all from one part to another. */
  void by(Tree first, Tree last, String other, String maybe) {
    by(analysis.start(first), analysis.end(last), other, maybe);
  }

  String between(Tree left, Tree right) {
    return analysis.program.text().substring(analysis.end(left), analysis.start(right));
  }

  /** The same, told in other words. */
  void by(Tree tree, String other, String told, String maybe) {
    add(analysis.start(tree), analysis.end(tree), other, flat(told), maybe);
  }

  private void by(int start, int end, String other, String maybe) {
    add(start, end, other, told(start, end, other), maybe);
  }

  private void add(int start, int end, String other, String told, String maybe) {
    String changed = replace(method.text(), start - method.start(), end - method.start(), other);
    int line = analysis.line(start);
    found.add(new Mutant(method, Mutant.Kind.EDITED, line, told, maybe, changed));
  }

  /** The change with as much around it as is short. */
  private String told(int start, int end, String other) {
    Tree around = getCurrentPath().getLeaf();
    for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
      Tree larger = path.getLeaf();
      if (!(larger instanceof ExpressionTree)
          || analysis.end(larger) - analysis.start(larger) > SHORT) {
        break;
      }
      around = larger;
    }
    int from = Math.min(start, analysis.start(around));
    int to = Math.max(end, analysis.end(around));
    String before = analysis.program.text().substring(from, to);
    return flat(before) + " → " + flat(replace(before, start - from, end - from, other));
  }

  private static String replace(String text, int start, int end, String other) {
    return text.substring(0, start) + other + text.substring(end);
  }

  private static String flat(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
