package guard;

import java.util.regex.Pattern;

/** Where a piece of code stands: in which cell, from which line on, and the piece itself. */
record Place(Cell cell, int line, String source) {

  /** Who wrote a cell. */
  enum Author {
    GIVEN,
    CHECK,
    STUDENT
  }

  /** A cell of the notebook. */
  record Cell(Author author, String name) {}

  boolean isStudents() {
    return cell.author() == Author.STUDENT;
  }

  /** The line of the cell where a word stands first; that of the piece if it is spelt otherwise. */
  int lineOf(String word) {
    Pattern whole = Pattern.compile("\\b" + Pattern.quote(word) + "\\b");
    int count = 0;
    for (String text : source.lines().toList()) {
      if (whole.matcher(text).find()) {
        return line + count;
      }
      count++;
    }
    return line;
  }
}
