package mutants;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** What could stand in a name's place: methods and constants of the same types. */
record Siblings(Types types) {
  /** Of java.lang.Math, what one may mistake for another: not what changes the last bit alone. */
  private static final Set<String> MATH =
      Set.of("exp", "expm1", "log", "log10", "log1p", "sqrt", "cbrt", "abs", "tanh", "min", "max");

  private static final Set<String> OF_ANY_OBJECT = Set.of("hashCode", "toString", "clone");

  List<String> of(Element element) {
    return element.getEnclosingElement().getEnclosedElements().stream()
        .filter(other -> other.getKind() == element.getKind() && fits(other, element))
        .map(other -> other.getSimpleName().toString())
        .filter(name -> !element.getSimpleName().contentEquals(name) && !name.startsWith("$"))
        .distinct()
        .toList();
  }

  private boolean fits(Element other, Element element) {
    if (element.getKind() == ElementKind.ENUM_CONSTANT) {
      return true;
    }
    String name = other.getSimpleName().toString();
    boolean math = element.getEnclosingElement().toString().equals("java.lang.Math");
    return element instanceof ExecutableElement method
        && isStatic(other) == isStatic(method)
        && !OF_ANY_OBJECT.contains(name)
        && (!math || MATH.contains(name))
        && fits((ExecutableType) other.asType(), (ExecutableType) method.asType());
  }

  private boolean fits(ExecutableType other, ExecutableType method) {
    List<? extends TypeMirror> theirs = other.getParameterTypes();
    List<? extends TypeMirror> ours = method.getParameterTypes();
    boolean same = theirs.size() == ours.size();
    for (int i = 0; same && i < ours.size(); i++) {
      same = types.isSameType(theirs.get(i), ours.get(i));
    }
    return same && isA(other.getReturnType(), method.getReturnType());
  }

  /** Whether a value of one type can stand for one of another, without widening a number. */
  boolean isA(TypeMirror one, TypeMirror other) {
    return other.getKind().isPrimitive() || one.getKind().isPrimitive()
        ? types.isSameType(one, other)
        : types.isSubtype(one, other);
  }

  private static boolean isStatic(Element element) {
    return element.getModifiers().contains(Modifier.STATIC);
  }
}
