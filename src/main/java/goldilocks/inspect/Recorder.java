package goldilocks.inspect;

import goldilocks.Cost;
import goldilocks.Dense;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A notebook of what every layer's signals looked like: one row per run, step, layer and signal.
 *
 * <p>To compare runs, record them into one recorder. {@code Tables.of(recorder)} shows it. Threads
 * may share one, but then the runs' rows stand in the order in which they happen to come: where the
 * order matters, give each run a recorder and put them together with {@link #add(Recorder)}.
 */
public final class Recorder {
  /**
   * One line.
   *
   * @param layer counts from 1
   * @param signal a, z, dZ, dW, w, b, or update/weight
   * @param shareFlat of the layer's pre-activations, those where |f′(z)| is below {@link
   *     Summary#FLAT}
   */
  public record Row(
      String run, int step, int layer, String signal, Summary summary, double shareFlat) {}

  private final List<Row> rows = new ArrayList<>();

  /** Records a network as it is: one pass forward and back, as step 0. */
  public Recorder add(String run, Network network, Matrix x, Matrix y, Cost cost) {
    Network.Pass pass = network.forward(x);
    Network.Gradients back = network.backward(pass, cost.gradient(pass.output(), y));
    double c = cost.value(pass.output(), y);
    return add(run, new Step(0, 0, x, y, network, pass, c, back, network, Optional.empty()));
  }

  /** Records one step of a training. */
  public synchronized Recorder add(String run, Step step) {
    for (int l = 1; l <= step.network().layers().size(); l++) {
      Dense layer = step.network().layer(l);
      Dense.Pass pass = step.pass().layer(l);
      Dense.Gradients back = step.gradients().layer(l);
      Matrix update = step.next().layer(l).weights().minus(layer.weights());
      Map<String, Matrix> signals = new LinkedHashMap<>();
      signals.put("a", pass.a());
      signals.put("z", pass.z());
      signals.put("dZ", back.dZ());
      signals.put("dW", back.dW());
      signals.put("w", layer.weights());
      signals.put("b", layer.bias());
      signals.put("update/weight", Matrix.row(update.rms() / layer.weights().rms()));
      double flat = Summary.shareFlat(pass.z(), layer.activation());
      int number = l;
      signals.forEach(
          (name, m) -> rows.add(new Row(run, step.step(), number, name, Summary.of(m), flat)));
    }
    return this;
  }

  /** Appends what another recorder has. */
  public synchronized Recorder add(Recorder other) {
    rows.addAll(other.rows());
    return this;
  }

  /** All rows so far, in the order in which they came. */
  public synchronized List<Row> rows() {
    return List.copyOf(rows);
  }
}
