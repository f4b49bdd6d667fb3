package goldilocks.notebook;

import goldilocks.arithmetic.Arithmetic;

/** Prints which arithmetic this JVM runs; {@code python3 -m lab doctor} asks. */
public final class About {
  private About() {}

  public static void main(String[] arguments) {
    System.out.println(Arithmetic.best().name());
  }
}
