package guard;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The class in which JShell wraps a piece of code: REPL.$JShell$12B is number 12, made anew once;
 * REPL.$JShell$12B_13 are two that are made together, as methods of one name can be.
 */
record Wrapper(String name, List<String> numbers) {
  private static final Pattern NAME =
      Pattern.compile("(REPL\\.\\$JShell\\$(\\w+))(?:\\$(\\$*[^$]+).*)?");

  static boolean isOne(String className) {
    return className.startsWith("REPL.");
  }

  /** The one that a class is, or stands in. */
  static Wrapper of(String className) {
    Matcher match = match(className);
    String[] parts = match.group(2).split("_");
    return new Wrapper(
        match.group(1), Arrays.stream(parts).map(part -> part.replaceAll("\\D+$", "")).toList());
  }

  /** The type, declared in a cell, that a class is or stands in. */
  static String typeIn(String className) {
    return match(className).group(3);
  }

  private static Matcher match(String className) {
    Matcher match = NAME.matcher(className);
    if (!match.matches()) {
      throw new IllegalStateException(className + " is no class of JShell's");
    }
    return match;
  }
}
