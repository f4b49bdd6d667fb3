package goldilocks.inspect;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dense;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * A notebook of what every layer's signals looked like: one row per run, step, layer and signal.
 *
 * <p>To compare runs, record them into one recorder. {@code Tables.of(recorder)} shows it.
 */
public final class Recorder {
  /** Slopes below this count as flat: 1 % of what a gradient needs to pass unchanged. */
  public static final double FLAT = 0.01;

  /**
   * One line.
   *
   * @param layer counts from 1
   * @param signal a, z, dZ, dW, w, b, or update/weight
   * @param shareFlat of the layer's pre-activations, those where |f′(z)| is below {@link #FLAT}
   */
  public record Row(
      String run, int step, int layer, String signal, Summary summary, double shareFlat) {}

  private final List<Row> rows = new ArrayList<>();

  /** Records one step of a training. */
  public Recorder add(String run, Step step) {
    return add(run, step.step(), step.network(), step.pass(), step.gradients(), step.next());
  }

  /** Records a network as it is: one pass forward and back, as step 0. */
  public Recorder add(String run, Network network, Matrix x, Matrix y, Cost cost) {
    Network.Pass pass = network.forward(x);
    Network.Gradients gradients = network.backward(pass, cost.gradient(pass.output(), y));
    return add(run, 0, network, pass, gradients, network);
  }

  public List<Row> rows() {
    return List.copyOf(rows);
  }

  private Recorder add(
      String run,
      int step,
      Network before,
      Network.Pass pass,
      Network.Gradients gradients,
      Network after) {
    for (int l = 1; l <= before.layers().size(); l++) {
      Dense layer = before.layer(l);
      Dense.Pass forward = pass.layer(l);
      Dense.Gradients backward = gradients.layer(l);
      Matrix update = after.layer(l).weights().minus(layer.weights());
      double flat = shareFlat(forward.z(), layer.activation());
      rows.add(row(run, step, l, "a", forward.a(), flat));
      rows.add(row(run, step, l, "z", forward.z(), flat));
      rows.add(row(run, step, l, "dZ", backward.dZ(), flat));
      rows.add(row(run, step, l, "dW", backward.dW(), flat));
      rows.add(row(run, step, l, "w", layer.weights(), flat));
      rows.add(row(run, step, l, "b", layer.bias(), flat));
      Matrix ratio = Matrix.row(rms(update) / rms(layer.weights()));
      rows.add(row(run, step, l, "update/weight", ratio, flat));
    }
    return this;
  }

  private static Row row(String run, int step, int layer, String signal, Matrix m, double flat) {
    return new Row(run, step, layer, signal, Summary.of(m), flat);
  }

  private static double rms(Matrix m) {
    return Math.sqrt(m.meanSquare());
  }

  private static double shareFlat(Matrix z, Activation f) {
    return z.map(v -> Math.abs(f.slope(v)) < FLAT ? 1 : 0).mean();
  }
}
