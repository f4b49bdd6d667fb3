package mutants;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** What the compiler knows of a program: places, types, and the methods that solutions declare. */
final class Analysis {
  final Program program;
  final Source source;
  final Types types;
  final List<Method> methods = new ArrayList<>();
  private final Trees trees;
  private final CompilationUnitTree unit;

  Analysis(Program program) {
    this.program = program;
    source = new Source(program.text());
    unit = source.parse();
    try {
      source.task.analyze();
    } catch (IOException impossible) { // the text is in memory
      throw new IllegalStateException(impossible);
    }
    types = source.task.getTypes();
    trees = Trees.instance(source.task);
    new Finder().scan(unit, null);
  }

  int start(Tree tree) {
    return (int) trees.getSourcePositions().getStartPosition(unit, tree);
  }

  int end(Tree tree) {
    return (int) trees.getSourcePositions().getEndPosition(unit, tree);
  }

  String text(Tree tree) {
    return program.text().substring(start(tree), end(tree));
  }

  /** The line of a cell that a place in the text comes from. */
  int line(int offset) {
    Program.Place place = program.place(offset);
    return place.cell().line(place.offset());
  }

  TypeMirror type(TreePath path) {
    return trees.getTypeMirror(path);
  }

  Element element(TreePath path) {
    return trees.getElement(path);
  }

  private final class Finder extends TreePathScanner<Void, Void> {
    @Override
    public Void visitMethod(MethodTree tree, Void none) {
      Program.Place place = start(tree) < 0 ? null : program.place(start(tree));
      boolean onTop = getCurrentPath().getParentPath().getParentPath().getLeaf() == unit;
      if (place != null && onTop) {
        int start = start(tree);
        int body = start(tree.getBody()) - start;
        methods.add(
            new Method(methods.size(), place.cell(), getCurrentPath(), start, body, text(tree)));
      }
      return null;
    }
  }
}
