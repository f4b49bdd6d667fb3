package goldilocks.web;

import goldilocks.Matrix;
import goldilocks.Split;
import goldilocks.arithmetic.Elementary;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Float64Array;

/** What the page asks for; each answer is a text or a row of numbers. */
public final class Playground {
  /** As long as a visitor watches, or so. */
  private static final int DIAGNOSED_EPOCHS = 50;

  private static List<Run> runs = List.of();

  private Playground() {}

  public static void main(String[] arguments) {}

  /** The whole state, what was not told as usual; or a sentence that begins with “!”. */
  @JSExport
  public static String whole(String text) {
    try {
      return Setting.of(text, "").toString();
    } catch (IllegalArgumentException wrong) {
      return "!" + wrong.getMessage();
    }
  }

  /** Begins an experiment: a sentence if that cannot be, and then the one before goes on. */
  @JSExport
  public static String begin(String text, String csv) {
    try {
      Setting setting = Setting.of(text, csv);
      Split split = setting.split();
      List<Run> fresh = new ArrayList<>();
      for (Start start : setting.starts()) {
        fresh.add(new Run(setting, start, split));
      }
      runs = fresh;
      return "";
    } catch (IllegalArgumentException wrong) {
      return wrong.getMessage();
    }
  }

  /** Trains on: why it has ended, or nothing. */
  @JSExport
  public static String advance(int run, int steps) {
    runs.get(run).advance(steps);
    return runs.get(run).problem;
  }

  @JSExport
  public static Float64Array look(int run) {
    return numbers(Look.at(runs.get(run)));
  }

  /** The examples: two coordinates, the class, and 1 for a test row. */
  @JSExport
  public static Float64Array points() {
    Run run = runs.get(0);
    int rows = run.train.size() + run.test.size();
    double[] points = new double[4 * rows];
    for (int i = 0; i < rows; i++) {
      boolean test = i >= run.train.size();
      int row = test ? i - run.train.size() : i;
      Matrix x = (test ? run.test : run.train).x();
      points[4 * i] = x.get(row, 0);
      points[4 * i + 1] = x.columns() > 1 ? x.get(row, 1) : 0;
      points[4 * i + 2] = (test ? run.testLabels : run.trainLabels)[row];
      points[4 * i + 3] = test ? 1 : 0;
    }
    return numbers(points);
  }

  /**
   * What the network says of a square of side² inputs around the origin, top row first; further
   * features are at their mean. One output: its probability; several: the class plus its own.
   */
  @JSExport
  public static Float64Array map(int run, int side, double edge) {
    Run asked = runs.get(run);
    int features = asked.network.inputs();
    double[] x = new double[side * side * features];
    for (int i = 0; i < side * side; i++) {
      x[i * features] = edge * (2 * (i % side + 0.5) / side - 1);
      if (features > 1) {
        x[i * features + 1] = -edge * (2 * (i / side + 0.5) / side - 1);
      }
    }
    Matrix out = asked.network.output(Matrix.of(side * side, features, x));
    double[] map = new double[side * side];
    for (int i = 0; i < map.length; i++) {
      map[i] = out.columns() == 1 ? Elementary.sigmoid(out.get(i, 0)) : classAndShare(out, i);
    }
    return numbers(map);
  }

  private static double classAndShare(Matrix out, int row) {
    int best = out.argMax(row);
    double sum = 0;
    for (int j = 0; j < out.columns(); j++) {
      sum += Elementary.exp(out.get(row, j) - out.get(row, best));
    }
    return best + Math.min(0.999, 1 / sum);
  }

  /** Theory, where the weights are drawn: χ, then of each layer rms of A, dZ, dW and A's bins. */
  @JSExport
  public static Float64Array expected(int run) {
    Run asked = runs.get(run);
    if (!Expected.isThere(asked.start)) {
      return numbers(new double[0]);
    }
    Expected expected = Expected.of(asked);
    int layers = expected.q().length;
    int each = 3 + Bins.COUNT;
    double[] row = new double[1 + layers * each];
    row[0] = expected.chi();
    for (int l = 0; l < layers; l++) {
      int at = 1 + l * each;
      row[at] = expected.a()[l];
      row[at + 1] = expected.dZ()[l];
      row[at + 2] = expected.dW()[l];
      goldilocks.Activation f = asked.network.layer(l + 1).activation();
      double[] bins = Bins.ofNormal(Math.sqrt(expected.q()[l]), f::value, Bins.of(f));
      System.arraycopy(bins, 0, row, at + 3, Bins.COUNT);
    }
    return numbers(row);
  }

  /** The bins of gradients that are normal with this rms. */
  @JSExport
  public static Float64Array normal(double rms) {
    return numbers(Bins.ofNormal(rms, z -> z, Bins::power));
  }

  /** What theory says in words; nothing where it has nothing to say. */
  @JSExport
  public static String theory(int run) {
    Run asked = runs.get(run);
    return Expected.isThere(asked.start)
        ? Expected.of(asked).words(asked.setting.depth())
        : "no theory: these weights are not drawn at random";
  }

  @JSExport
  public static String diagnosis(int run) {
    return runs.get(run).diagnosis(DIAGNOSED_EPOCHS).toString();
  }

  @JSExport
  public static String cell(int run) {
    return Cell.of(runs.get(run));
  }

  @JSExport
  public static String trace(String text, int steps) {
    return Trace.of(text, steps);
  }

  private static Float64Array numbers(double[] row) {
    return Float64Array.copyFromJavaArray(row);
  }
}
