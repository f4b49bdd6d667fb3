package mutants;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Other variables, methods and constants of the same type; arguments that change places. */
final class Names extends Walk {
  private static final String ORDER = "the order does not matter";
  private static final String LEFT_OUT = "what is left out changes nothing";
  private static final String SAME = "both are the same here";

  private static final Set<String> EITHER_WAY = Set.of("plus", "hadamard", "equals", "max", "min");

  private final Siblings siblings;
  private final Map<String, TypeMirror> variables = new LinkedHashMap<>();

  Names(Analysis analysis, Method method) {
    super(analysis, method);
    siblings = new Siblings(analysis.types);
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree tree, Void none) {
        variables.put(tree.getName().toString(), analysis.type(getCurrentPath()));
        return super.visitVariable(tree, none);
      }
    }.scan(method.path(), null);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void none) {
    if (!EITHER_WAY.contains(element(tree.getMethodSelect()).getSimpleName().toString())) {
      order(tree.getArguments());
    }
    for (ExpressionTree argument : tree.getArguments()) {
      if (siblings.isA(type(argument), type(tree))) {
        by(tree, text(argument), LEFT_OUT);
      }
      if (type(argument).getKind() == TypeKind.INT) {
        by(argument, "0", SAME);
      }
    }
    if (tree.getMethodSelect() instanceof MemberSelectTree select
        && isValue(select.getExpression())) {
      receiver(tree, select);
    }
    return super.visitMethodInvocation(tree, none);
  }

  private void receiver(MethodInvocationTree tree, MemberSelectTree select) {
    ExpressionTree receiver = select.getExpression();
    List<? extends ExpressionTree> arguments = tree.getArguments();
    if (siblings.isA(type(receiver), type(tree))) {
      by(tree, text(receiver), LEFT_OUT);
    }
    if (arguments.size() == 1
        && !EITHER_WAY.contains(select.getIdentifier().toString())
        && siblings.isA(type(arguments.get(0)), type(receiver))) {
      String swapped = "(%s).%s(%s)";
      by(
          tree,
          swapped.formatted(text(arguments.get(0)), select.getIdentifier(), text(receiver)),
          ORDER);
    }
  }

  private boolean isValue(Tree tree) {
    Element element = element(tree);
    return element == null || !(element.getKind().isClass() || element.getKind().isInterface());
  }

  @Override
  public Void visitNewClass(NewClassTree tree, Void none) {
    order(tree.getArguments());
    return super.visitNewClass(tree, none);
  }

  /** Two neighbours of one type change places. */
  private void order(List<? extends ExpressionTree> arguments) {
    for (int i = 1; i < arguments.size(); i++) {
      ExpressionTree left = arguments.get(i - 1);
      ExpressionTree right = arguments.get(i);
      if (siblings.isA(type(left), type(right)) && siblings.isA(type(right), type(left))) {
        by(left, right, text(right) + between(left, right) + text(left), ORDER);
      }
    }
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree tree, Void none) {
    others(tree, text(tree.getExpression()) + ".");
    return super.visitMemberSelect(tree, none);
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree tree, Void none) {
    others(tree, text(tree.getQualifierExpression()) + "::");
    return super.visitMemberReference(tree, none);
  }

  @Override
  public Void visitIdentifier(IdentifierTree tree, Void none) {
    others(tree, "");
    Element element = element(tree);
    if (element.getKind() == ElementKind.LOCAL_VARIABLE
        || element.getKind() == ElementKind.PARAMETER) {
      variables.forEach(
          (name, type) -> {
            if (!element.getSimpleName().contentEquals(name)
                && siblings.isA(type, element.asType())) {
              by(tree, name, SAME);
            }
          });
    }
    return null;
  }

  private void others(Tree tree, String before) {
    Element element = element(tree);
    if (element != null
        && (element.getKind() == ElementKind.METHOD
            || element.getKind() == ElementKind.ENUM_CONSTANT)) {
      siblings.of(element).forEach(name -> by(tree, before + name, SAME));
    }
  }
}
