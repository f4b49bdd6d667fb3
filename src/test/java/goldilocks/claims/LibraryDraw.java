package goldilocks.claims;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What an initializer of a Java library promises, and what it drew; lesson 14 reads the same table.
 *
 * <p>{@code python3 -m lab libraries} fetches the libraries and measures them anew.
 *
 * @param code what was called
 * @param words the name or the documentation that promises, in its own words
 * @param promised fanIn·Var(w) according to these words; NaN where nothing is promised
 * @param draws the number of weights
 * @param seeded whether the library gives the same weights each time
 * @param standardError of the variance: √((m₄ − m₂²)/draws)
 */
record LibraryDraw(
    String library,
    String version,
    String code,
    String words,
    double promised,
    int fanIn,
    int fanOut,
    int draws,
    boolean seeded,
    double mean,
    double variance,
    double standardError,
    double min,
    double max) {

  /** Every measurement, library by library. */
  static List<LibraryDraw> all() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                LibraryDraw.class.getResourceAsStream("/goldilocks/libraries.csv"),
                StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(line -> of(line.split(","))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("libraries.csv is damaged: build the jar again", e);
    }
  }

  /** The measurement of the code that contains these words, on a layer with so many inputs. */
  static LibraryDraw of(String library, String code, int fanIn) {
    return all().stream()
        .filter(d -> d.library.equals(library) && d.code.contains(code) && d.fanIn == fanIn)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "library draws: there is no %s of %s at %d inputs: look in LibraryDraw.all()"
                        .formatted(code, library, fanIn)));
  }

  private static LibraryDraw of(String[] cells) {
    return new LibraryDraw(
        cells[0],
        cells[1],
        cells[2],
        cells[3],
        cells[4].isEmpty() ? Double.NaN : Double.parseDouble(cells[4]),
        Integer.parseInt(cells[5]),
        Integer.parseInt(cells[6]),
        Integer.parseInt(cells[7]),
        Boolean.parseBoolean(cells[8]),
        Double.parseDouble(cells[9]),
        Double.parseDouble(cells[10]),
        Double.parseDouble(cells[11]),
        Double.parseDouble(cells[12]),
        Double.parseDouble(cells[13]));
  }

  /** fanIn·Var(w), by which a linear layer multiplies the mean square of its inputs. */
  double measured() {
    return fanIn * variance;
  }

  /** The standard error of {@link #measured()}. */
  double error() {
    return fanIn * standardError;
  }
}
