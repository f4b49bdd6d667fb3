package mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A code cell of an assignment; its file is named "number kind points name". */
record Cell(int number, Kind kind, double points, String name, String source) {
  enum Kind {
    GIVEN,
    SOLUTION,
    CHECK
  }

  static List<Cell> read(Path folder) throws IOException {
    List<Cell> cells = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String[] words = file.getFileName().toString().split(" ", 4);
        Kind kind = Kind.valueOf(words[1]);
        double points = Double.parseDouble(words[2]);
        String source = Files.readString(file);
        cells.add(new Cell(Integer.parseInt(words[0]), kind, points, words[3], source));
      }
    }
    return cells;
  }

  /** The line of a character. */
  int line(int offset) {
    return 1 + (int) source.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  /** The name of the class that a check becomes. */
  String className() {
    return "$Check" + number;
  }
}
