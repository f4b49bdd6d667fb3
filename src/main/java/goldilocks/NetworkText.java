package goldilocks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Scanner;

/**
 * A network as text that keeps every bit.
 *
 * <pre>{@code
 * goldilocks network 1
 * layer 2 1 tanh          fanIn, fanOut, activation
 * 0.5                     fanIn lines of fanOut weights
 * -1.25
 * 0.0                     the biases
 * end
 * }</pre>
 *
 * Java writes as many digits of a number as tell it from every other.
 */
final class NetworkText {
  private static final String HEAD = "goldilocks network 1";
  private static final String END = "end";

  private NetworkText() {}

  static String of(Network network) {
    List<String> lines = new ArrayList<>(List.of(HEAD));
    for (int l = 1; l <= network.layers().size(); l++) {
      Dense layer = network.layer(l);
      String name = layer.activation().toString();
      if (!layer.activation().equals(NamedActivation.of(name))) {
        throw new IllegalArgumentException(
            "save: layer %d has an activation of your own, %s: a file can name the package's only"
                .formatted(l, name));
      }
      lines.add("layer %d %d %s".formatted(layer.fanIn(), layer.fanOut(), name));
      for (double[] row : layer.weights().toRows()) {
        lines.add(line(row));
      }
      lines.add(line(layer.bias().toArray()));
    }
    lines.add(END + "\n");
    return String.join("\n", lines);
  }

  private static String line(double[] numbers) {
    return String.join(" ", Arrays.stream(numbers).mapToObj(Double::toString).toList());
  }

  /** The network of a text that was read from the named file. */
  static Network read(String file, String text) {
    List<Dense> layers = new ArrayList<>();
    try (Scanner words = new Scanner(text)) {
      require(words.nextLine().equals(HEAD));
      for (String word = words.next(); !word.equals(END); word = words.next()) {
        require(word.equals("layer"));
        layers.add(layer(words, text.length()));
      }
      return new Network(layers);
    } catch (RuntimeException damaged) {
      throw new IllegalArgumentException(
          "load: %s is not a network or is damaged in layer %d: save the network again"
              .formatted(file, layers.size() + 1),
          damaged);
    }
  }

  private static Dense layer(Scanner words, int characters) {
    int fanIn = Integer.parseInt(words.next());
    int fanOut = Integer.parseInt(words.next());
    Activation activation = NamedActivation.of(words.nextLine().trim());
    // A number takes a character or more: no memory is asked for what cannot be there.
    require(activation != null && (long) fanIn * fanOut < characters);
    Matrix weights = Matrix.generate(fanIn, fanOut, () -> Double.parseDouble(words.next()));
    Matrix bias = Matrix.generate(1, fanOut, () -> Double.parseDouble(words.next()));
    return new Dense(weights, bias, activation);
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException();
    }
  }
}
