package goldilocks.web;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Datasets;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Sgd;
import goldilocks.Split;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An experiment as the address of the page tells it: everything but the starts is the same for all.
 *
 * @param data moons, circles, spirals, arms or own
 * @param csv the visitor's own table, empty for the others
 */
record Setting(
    String data,
    String csv,
    double noise,
    int points,
    String activation,
    int depth,
    int width,
    double rate,
    int batch,
    long seed,
    List<Start> starts) {
  static final String OWN = "own";

  /** What is not told is this; the order is that of the address. */
  private static final Map<String, String> USUAL = new LinkedHashMap<>();

  static {
    USUAL.put("v", "1");
    USUAL.put("data", "moons");
    USUAL.put("noise", "0.1");
    USUAL.put("points", "200");
    USUAL.put("f", "tanh");
    USUAL.put("depth", "6");
    USUAL.put("width", "8");
    USUAL.put("rate", "0.1");
    USUAL.put("batch", "10");
    USUAL.put("seed", "1");
    USUAL.put("starts", "zeros,normal:0.1,xavier,he");
  }

  private static final List<String> ACTIVATIONS =
      List.of("tanh", "relu", "sigmoid", "leaky", "identity");

  /** More would be slower than a picture. */
  private static final int MOST_PARAMETERS = 20_000;

  private static final int MOST_STARTS = 4;

  /** As many as a visitor may want to wait for. */
  static final int EPOCHS = 10_000;

  /** From lines key=value; what is wrong is told in a sentence. */
  static Setting of(String text, String csv) {
    Map<String, String> told = new LinkedHashMap<>(USUAL);
    for (String line : text.isBlank() ? List.<String>of() : Arrays.asList(text.split("\n"))) {
      int equals = line.indexOf('=');
      String key = equals < 0 ? line : line.substring(0, equals);
      if (!USUAL.containsKey(key)) {
        throw new IllegalArgumentException(
            "the address has a part “%s” that this page does not know".formatted(shown(key)));
      }
      told.put(key, line.substring(equals + 1));
    }
    if (!told.get("v").equals("1")) {
      throw new IllegalArgumentException(
          "the address is from another version of this page (%s, not 1)"
              .formatted(shown(told.get("v"))));
    }
    Setting setting =
        new Setting(
            oneOf("data set", told.get("data"), Set.of("moons", "circles", "spirals", "arms", OWN)),
            csv,
            number("noise", told.get("noise"), 0, 1),
            whole("number of points", told.get("points"), 40, 1000),
            oneOf("activation", told.get("f"), Set.copyOf(ACTIVATIONS)),
            whole("number of hidden layers", told.get("depth"), 1, 40),
            whole("number of neurons a layer", told.get("width"), 1, 64),
            number("learning rate", told.get("rate"), 0, 100),
            whole("batch size", told.get("batch"), 1, 800),
            whole("seed", told.get("seed"), 0, 999_999_999),
            starts(told.get("starts")));
    setting.size();
    return setting;
  }

  /** The address's text: every key, in order. */
  @Override
  public String toString() {
    return String.join(
        "\n",
        "v=1",
        "data=" + data,
        "noise=" + shortest(noise),
        "points=" + points,
        "f=" + activation,
        "depth=" + depth,
        "width=" + width,
        "rate=" + shortest(rate),
        "batch=" + batch,
        "seed=" + seed,
        "starts=" + String.join(",", starts.stream().map(Start::text).toList()));
  }

  Seeds seeds() {
    return new Seeds(seed);
  }

  /** A fifth is kept for the test; what is drawn is in one unit, an own table's columns are not. */
  Split split() {
    if (data.equals(OWN)) {
      return oneColumn(OwnTable.of(csv)).split(5, seeds()).scaled();
    }
    Dataset drawn =
        switch (data) {
          case "circles" -> Datasets.circles(points, noise, seeds());
          case "spirals" -> Datasets.spirals(points, 2, noise, seeds());
          case "arms" -> Datasets.spirals(points, 3, noise, seeds());
          default -> Datasets.moons(points, noise, seeds());
        };
    return oneColumn(drawn).split(5).standardized();
  }

  private static Dataset oneColumn(Dataset data) {
    return data.y().columns() == 2 ? data.binary() : data;
  }

  static Cost cost(Dataset data) {
    return data.y().columns() == 1 ? Cost.binaryCrossEntropy() : Cost.softmaxCrossEntropy();
  }

  Activation f() {
    return switch (activation) {
      case "relu" -> Activation.relu();
      case "sigmoid" -> Activation.sigmoid();
      case "leaky" -> Activation.leakyRelu(0.1);
      case "identity" -> Activation.identity();
      default -> Activation.tanh();
    };
  }

  int[] widths(Dataset data) {
    return Network.widths(data.x().columns(), width, depth, data.y().columns());
  }

  Sgd sgd(Dataset train) {
    if (batch > train.size()) {
      throw new IllegalArgumentException(
          "a batch of %d is more than the %d training rows: use %d or less"
              .formatted(batch, train.size(), train.size()));
    }
    return new Sgd(rate, batch, EPOCHS);
  }

  private void size() {
    long parameters = (long) (depth - 1) * width * width;
    if (parameters > MOST_PARAMETERS) {
      throw new IllegalArgumentException(
          "%d hidden layers of %d have %d weights, more than the %d that stay fluent here: use fewer or narrower layers"
              .formatted(depth, width, parameters, MOST_PARAMETERS));
    }
  }

  private static List<Start> starts(String text) {
    List<Start> starts = Arrays.stream(text.split(",")).map(Start::of).toList();
    if (starts.size() > MOST_STARTS) {
      throw new IllegalArgumentException(
          "%d networks are too many for one page: use 1 to %d"
              .formatted(starts.size(), MOST_STARTS));
    }
    return starts;
  }

  static double number(String what, String text, double least, double most) {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException noNumber) {
      value = Double.NaN;
    }
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "the %s is “%s”: use %s to %s"
              .formatted(what, shown(text), shortest(least), shortest(most)));
    }
    return value;
  }

  private static int whole(String what, String text, int least, int most) {
    double value = number(what, text, least, most);
    if (value != (int) value) {
      throw new IllegalArgumentException(
          "the %s is “%s”: use a whole number".formatted(what, shown(text)));
    }
    return (int) value;
  }

  private static String oneOf(String what, String text, Set<String> known) {
    if (!known.contains(text)) {
      throw new IllegalArgumentException("there is no %s “%s”".formatted(what, shown(text)));
    }
    return text;
  }

  /** 3 rather than 3.0. */
  static String shortest(double v) {
    return v == (long) v ? String.valueOf((long) v) : String.valueOf(v);
  }

  /** As much as a sentence can hold. */
  static String shown(String text) {
    return text.length() > 24 ? text.substring(0, 24) + "…" : text;
  }
}
