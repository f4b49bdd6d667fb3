package guard;

import guard.References.Member;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a student's code may use, and the names that the checks rely on; read from lines of words.
 *
 * <pre>{@code
 * allow java.util.*          a type, all of a package (**: and those below), or one member of a type
 * deny java.util.Timer*      wins over allow
 * asked sigmoid              a name that the assignment asks a student to declare
 * variable seeds             a given variable, method or type that the checks rely on
 * library Check goldilocks.check.Check     a type of a library that they rely on
 * }</pre>
 */
final class Rules {
  private static final List<String> COLLECTIONS = List.of("java.util.", "java.util.stream.");
  private static final Set<String> FREE_TO_IMPLEMENT =
      Set.of(
          "java.util.Comparator",
          "java.util.Iterator",
          "java.util.PrimitiveIterator$OfInt",
          "java.util.PrimitiveIterator$OfDouble",
          "java.util.ListIterator");

  /** A word that is looked for in the source, and why it is refused. */
  record Finding(String word, String why) {}

  private final Map<String, Set<String>> words = new HashMap<>();
  private final Map<String, String> libraries = new HashMap<>();
  private final Predicate<String> allowed;
  private final Predicate<String> denied;

  Rules(String text) {
    for (String line : text.lines().toList()) {
      String[] parts = line.trim().split("\\s+");
      if (parts.length > 1 && !parts[0].startsWith("#")) {
        words.computeIfAbsent(parts[0], kind -> new HashSet<>()).add(parts[1]);
        if (parts.length > 2) {
          libraries.put(parts[1], parts[2]);
        }
      }
    }
    allowed = matching(all("allow"));
    denied = matching(all("deny"));
  }

  private static Predicate<String> matching(Set<String> patterns) {
    String either =
        patterns.stream()
            .map(
                pattern ->
                    Arrays.stream(pattern.split("(?<=\\*)(?!\\*)|(?<!\\*)(?=\\*)"))
                        .map(Rules::expression)
                        .collect(Collectors.joining()))
            .collect(Collectors.joining("|"));
    return Pattern.compile(either).asMatchPredicate();
  }

  private static String expression(String part) {
    return switch (part) {
      case "*" -> "[^.]*";
      case "**" -> ".*";
      default -> Pattern.quote(part);
    };
  }

  private Set<String> all(String kind) {
    return words.getOrDefault(kind, Set.of());
  }

  boolean isAsked(String name) {
    return all("asked").contains(name);
  }

  /** True if the checks rely on what was given under this name. */
  boolean isNeeded(String kind, String name) {
    return all(kind).contains(name);
  }

  /** Why a variable or type of this name would stand before a type that the checks use. */
  boolean isLibrary(String name) {
    return libraries.containsKey(name)
        || libraries.values().stream().anyMatch(type -> type.startsWith(name + "."));
  }

  /** True if an import, which gives such kinds of names, gives the checks' another meaning. */
  boolean isOtherThanOurs(String name, String imported, Predicate<String> gives) {
    return libraries.containsKey(name)
        ? !libraries.get(name).equals(imported)
        : Stream.of("variable", "method", "type")
            .anyMatch(kind -> isNeeded(kind, name) && gives.test(kind));
  }

  boolean allows(Member member) {
    String type = member.owner().split("\\$", 2)[0];
    String whole = type + "." + member.name();
    return (allowed.test(type) || allowed.test(whole)) && !denied.test(type) && !denied.test(whole);
  }

  /** What a class does in the place of Java's own: its word, and why that is refused. */
  Optional<Finding> pretence(References found) {
    if (found.methods().contains("finalize")) {
      return Optional.of(new Finding("finalize", "declares finalize, which Java calls by itself"));
    }
    boolean overrides =
        found.parent().startsWith("java.util.")
            && found.methods().stream().anyMatch(name -> !name.matches("<.*|lambda\\$.*"));
    return overrides
        ? Optional.of(replacing(found.parent()))
        : found.interfaces().stream().filter(Rules::isCollection).findFirst().map(Rules::replacing);
  }

  private static Finding replacing(String type) {
    String word = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    return new Finding(word, "replaces methods of " + type + ": use it as it is");
  }

  /** Why a method or field may not be used. */
  static Finding forbidden(Member member) {
    String type = member.owner().replace('$', '.');
    if (member.name().endsWith("Magic")) {
      return new Finding(member.name(), "is a magic, which speaks to the kernel: do without it");
    }
    if (member.name().equals("<init>")) {
      String word = type.substring(type.lastIndexOf('.') + 1);
      return new Finding(word, "uses new " + type + ", which no task needs: do without it");
    }
    return new Finding(
        member.name(),
        "uses " + type + "." + member.name() + ", which no task needs: do without it");
  }

  private static boolean isCollection(String type) {
    String home = type.substring(0, type.lastIndexOf('.') + 1);
    return type.equals("java.lang.CharSequence")
        || COLLECTIONS.contains(home) && !FREE_TO_IMPLEMENT.contains(type);
  }
}
