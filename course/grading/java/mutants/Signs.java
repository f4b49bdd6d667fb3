package mutants;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.WhileLoopTree;
import java.util.List;
import java.util.Map;
import javax.lang.model.type.TypeKind;

/** Other operators, constants, indices and bounds; loops that end early; statements left out. */
final class Signs extends Walk {
  private static final Map<String, List<String>> OTHERS =
      Map.ofEntries(
          Map.entry("+", List.of("-")),
          Map.entry("-", List.of("+")),
          Map.entry("*", List.of("/")),
          Map.entry("/", List.of("*")),
          Map.entry("<", List.of("<=", ">=")),
          Map.entry("<=", List.of("<", ">")),
          Map.entry(">", List.of(">=", "<=")),
          Map.entry(">=", List.of(">", "<")),
          Map.entry("==", List.of("!=")),
          Map.entry("!=", List.of("==")),
          Map.entry("&&", List.of("||")),
          Map.entry("||", List.of("&&")),
          Map.entry("+=", List.of("-=", "=")),
          Map.entry("-=", List.of("+=", "=")),
          Map.entry("*=", List.of("/=", "=")),
          Map.entry("/=", List.of("*=", "=")));

  private static final String SIGN = "both give the same for all that can come";
  private static final String LEFT_OUT = "what is left out changes nothing";
  private static final String NUMBER = "more than one number is right";
  private static final String INDEX = "there is only one, or all are equal";
  private static final String END = "nothing happens after the first time";

  Signs(Analysis analysis, Method method) {
    super(analysis, method);
  }

  @Override
  public Void visitBinary(BinaryTree tree, Void none) {
    Tree left = tree.getLeftOperand();
    Tree right = tree.getRightOperand();
    signs(left, right);
    if (type(left).getKind() == TypeKind.INT && type(tree).getKind() == TypeKind.BOOLEAN) {
      by(right, text(right) + " - 1", SIGN);
    }
    if (type(left).getKind() == type(tree).getKind() || type(tree).getKind().isPrimitive()) {
      by(tree, text(left), LEFT_OUT);
      by(tree, text(right), LEFT_OUT);
    }
    return super.visitBinary(tree, none);
  }

  @Override
  public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void none) {
    signs(tree.getVariable(), tree.getExpression());
    return super.visitCompoundAssignment(tree, none);
  }

  private void signs(Tree left, Tree right) {
    String between = between(left, right);
    for (String other : OTHERS.getOrDefault(between.strip(), List.of())) {
      by(left, right, text(left) + between.replace(between.strip(), other) + text(right), SIGN);
    }
  }

  @Override
  public Void visitUnary(UnaryTree tree, Void none) {
    String argument = text(tree.getExpression());
    switch (tree.getKind()) {
      case POSTFIX_INCREMENT -> by(tree, argument + "--", SIGN);
      case POSTFIX_DECREMENT -> by(tree, argument + "++", SIGN);
      default -> by(tree, argument, SIGN);
    }
    return super.visitUnary(tree, none);
  }

  @Override
  public Void visitLiteral(LiteralTree tree, Void none) {
    if (tree.getValue() instanceof Integer n) {
      by(tree, String.valueOf(n + 1), NUMBER);
      by(tree, String.valueOf(n - 1), NUMBER);
    } else if (tree.getValue() instanceof Double d) {
      by(tree, String.valueOf(2 * d), NUMBER);
      by(tree, String.valueOf(d / 2), NUMBER);
      by(tree, String.valueOf(d.intValue()), NUMBER);
    } else if (tree.getValue() instanceof Boolean b) {
      by(tree, String.valueOf(!b), NUMBER);
    }
    return null;
  }

  @Override
  public Void visitTypeCast(TypeCastTree tree, Void none) {
    by(tree, text(tree.getExpression()), LEFT_OUT);
    return super.visitTypeCast(tree, none);
  }

  @Override
  public Void visitArrayAccess(ArrayAccessTree tree, Void none) {
    by(tree.getIndex(), "0", INDEX);
    by(tree.getIndex(), text(tree.getExpression()) + ".length - 1", INDEX);
    if (tree.getExpression() instanceof ArrayAccessTree row) {
      String turned = "%s[%s][%s]";
      by(
          tree,
          turned.formatted(text(row.getExpression()), text(tree.getIndex()), text(row.getIndex())),
          INDEX);
    }
    return super.visitArrayAccess(tree, none);
  }

  /** Of rows that are all of one length, any will do. */
  @Override
  public Void visitMemberSelect(MemberSelectTree tree, Void none) {
    if (!tree.getIdentifier().contentEquals("length")) {
      return super.visitMemberSelect(tree, none);
    }
    by(tree, text(tree) + " - 1", NUMBER);
    return null;
  }

  @Override
  public Void visitConditionalExpression(ConditionalExpressionTree tree, Void none) {
    by(tree, text(tree.getTrueExpression()), LEFT_OUT);
    by(tree, text(tree.getFalseExpression()), LEFT_OUT);
    return super.visitConditionalExpression(tree, none);
  }

  @Override
  public Void visitIf(IfTree tree, Void none) {
    by(tree.getCondition(), "(true)", LEFT_OUT);
    by(tree.getCondition(), "(false)", LEFT_OUT);
    return super.visitIf(tree, none);
  }

  @Override
  public Void visitForLoop(ForLoopTree tree, Void none) {
    once(tree, tree.getStatement());
    return super.visitForLoop(tree, none);
  }

  @Override
  public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void none) {
    once(tree, tree.getStatement());
    return super.visitEnhancedForLoop(tree, none);
  }

  @Override
  public Void visitWhileLoop(WhileLoopTree tree, Void none) {
    once(tree, tree.getStatement());
    return super.visitWhileLoop(tree, none);
  }

  private void once(Tree loop, StatementTree body) {
    String told = text(loop).substring(0, text(loop).length() - text(body).length());
    by(body, "{ " + text(body) + " break; }", told + " → ends after its first time", END);
  }

  @Override
  public Void visitExpressionStatement(ExpressionStatementTree tree, Void none) {
    if (text(tree).endsWith(";")) { // the end of a loop's head does not
      by(tree, ";", LEFT_OUT);
    }
    return super.visitExpressionStatement(tree, none);
  }

  @Override
  public Void visitReturn(ReturnTree tree, Void none) {
    if (tree.getExpression() != null) {
      TypeKind kind = type(tree.getExpression()).getKind();
      String value = text(tree.getExpression());
      by(tree.getExpression(), kind.isPrimitive() ? "0" : "null", LEFT_OUT);
      if (kind.isPrimitive()) {
        by(tree.getExpression(), "-(" + value + ")", SIGN);
      }
    }
    return super.visitReturn(tree, none);
  }
}
