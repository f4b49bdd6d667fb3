package guard;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The class in which JShell wraps a piece of code: REPL.$JShell$12B is number 12, made anew once.
 */
record Wrapper(String name, String number) {
  private static final Pattern NAME =
      Pattern.compile("(REPL\\.\\$JShell\\$(\\w+?)[A-Z]*)(?:\\$(\\w+).*)?");

  static boolean isOne(String className) {
    return className.startsWith("REPL.");
  }

  /** The one that a class is, or stands in. */
  static Wrapper of(String className) {
    Matcher match = match(className);
    return new Wrapper(match.group(1), match.group(2));
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
