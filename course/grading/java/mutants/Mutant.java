package mutants;

/**
 * A method with one change.
 *
 * @param line the line of its cell
 * @param maybe why it may do all the same what it should
 * @param text the whole method
 */
record Mutant(Method method, Kind kind, int line, String change, String maybe, String text) {
  enum Kind {
    EDITED,
    /** Sees a part of its arguments, where they have parts. */
    BLIND,
    /** Spoils its arguments, where they can be spoilt, so that others may suffer. */
    CARELESS
  }
}
