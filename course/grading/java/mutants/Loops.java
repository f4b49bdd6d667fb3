package mutants;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gives the loops of a method an end: each of them counts its steps. */
final class Loops extends TreeScanner<Void, Void> {
  private record Insert(int at, String text) {}

  private static final String BEFORE = "class C {";

  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final List<Insert> inserts = new ArrayList<>();

  private Loops(Source source) {
    unit = source.parse();
    positions = source.positions();
    scan(unit, null);
  }

  static String bounded(String method) {
    StringBuilder text = new StringBuilder(BEFORE + method + "}");
    Loops loops = new Loops(new Source(text.toString()));
    loops.inserts.sort(Comparator.comparing(Insert::at).reversed());
    loops.inserts.forEach(insert -> text.insert(insert.at, insert.text));
    return text.substring(BEFORE.length(), text.length() - 1);
  }

  private void bound(StatementTree body) {
    inserts.add(new Insert((int) positions.getStartPosition(unit, body), "{ $step(); "));
    inserts.add(new Insert((int) positions.getEndPosition(unit, body), " }"));
  }

  @Override
  public Void visitForLoop(ForLoopTree tree, Void none) {
    bound(tree.getStatement());
    return super.visitForLoop(tree, none);
  }

  @Override
  public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void none) {
    bound(tree.getStatement());
    return super.visitEnhancedForLoop(tree, none);
  }

  @Override
  public Void visitWhileLoop(WhileLoopTree tree, Void none) {
    bound(tree.getStatement());
    return super.visitWhileLoop(tree, none);
  }

  @Override
  public Void visitDoWhileLoop(DoWhileLoopTree tree, Void none) {
    bound(tree.getStatement());
    return super.visitDoWhileLoop(tree, none);
  }
}
