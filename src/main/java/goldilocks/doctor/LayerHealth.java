package goldilocks.doctor;

import goldilocks.Activation;
import goldilocks.Dense;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Step;
import goldilocks.VarianceRule;
import goldilocks.inspect.Summary;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One layer's health in a few numbers: a row of the dashboard.
 *
 * @param layer counts from 1
 * @param sd of the weights
 * @param rule the rule of initialization that suits the activation
 * @param usual the sd that this rule would give them
 * @param lean by how much the weights' mean outweighs their spread in a sum of fanIn of them
 * @param growth the rms of Z over that of the data; ∞ where Z has values that are no numbers
 * @param signal what differs between the examples in Z, over what differs in the data
 * @param gradient the rms of dZ over that of the last hidden layer; NaN where that is 0, and in the
 *     output, whose width is not the layers'
 * @param dW the rms of ∂C/∂W
 * @param flat share of the values of Z where |f′(z)| is below {@link Summary#FLAT}
 * @param dead share of the units that are 0 for every example
 * @param copies share of the units that could be struck out, because others have the same weights
 *     and bias; none in the last layer, whose units differ by their targets
 * @param update the rms of a step's change over that of the weights, or over the usual sd if larger
 */
public record LayerHealth(
    int layer,
    Activation activation,
    double sd,
    VarianceRule rule,
    double usual,
    double lean,
    double growth,
    double signal,
    double gradient,
    double dW,
    double flat,
    double dead,
    double copies,
    double update) {

  static LayerHealth of(Examination examination, int layer) {
    Dense dense = examination.network().layer(layer);
    Activation f = dense.activation();
    // The last layer is drawn like the hidden ones: its own activation is the cost's business.
    int like = Math.min(layer, examination.lastHidden());
    VarianceRule rule = rule(examination.network().layer(like).activation());
    Matrix x = examination.data().x();
    Dense.Pass forward = examination.pass().layer(layer);
    List<Dense.Gradients> back = examination.back().layers();
    double reference = back.get(examination.lastHidden() - 1).dZ().rms();
    double usual = rule.sd(dense.fanIn(), dense.fanOut());
    return new LayerHealth(
        layer,
        f,
        dense.weights().sd(),
        rule,
        usual,
        lean(dense),
        growth(forward.z().rms() / x.rms()),
        spread(forward.z()) / spread(x),
        layer > examination.lastHidden() || reference == 0
            ? Double.NaN
            : back.get(layer - 1).dZ().rms() / reference,
        back.get(layer - 1).dW().rms(),
        Summary.shareFlat(forward.z(), f),
        Summary.of(forward.a()).shareDead(),
        layer == examination.depth() ? 0 : copies(dense),
        examination.steps().stream()
            .mapToDouble(step -> update(step, layer, usual))
            .average()
            .orElse(0));
  }

  /** The rule of initialization that suits an activation. */
  private static VarianceRule rule(Activation f) {
    if (f == Activation.identity()) {
      return Initializer.lecun();
    }
    return saturates(f) ? Initializer.xavier() : Initializer.he(f.slope(-1));
  }

  /** Whether f is flat far to the left and far to the right, unlike ReLU. */
  static boolean saturates(Activation f) {
    return Math.abs(f.slope(-100)) < Summary.FLAT && Math.abs(f.slope(100)) < Summary.FLAT;
  }

  /** How many times too large or too small the weights are. */
  double off() {
    return Math.max(sd / usual, usual / sd);
  }

  /** The rms of what is left when each column's mean is taken away. */
  static double spread(Matrix m) {
    return m.plusRow(m.sumRows().times(-1.0 / m.rows())).rms();
  }

  private static double lean(Dense dense) {
    Matrix w = dense.weights();
    return Math.sqrt(dense.fanIn()) * Math.abs(w.mean()) / w.sd();
  }

  private static double growth(double ratio) {
    return Double.isNaN(ratio) ? Double.POSITIVE_INFINITY : ratio;
  }

  private static double update(Step step, int layer, double usual) {
    Matrix before = step.network().layer(layer).weights();
    return step.next().layer(layer).weights().minus(before).rms() / Math.max(before.rms(), usual);
  }

  private static double copies(Dense dense) {
    Matrix units = dense.weights().transpose();
    Set<List<Object>> different = new HashSet<>();
    for (int j = 0; j < units.rows(); j++) {
      different.add(List.of(units.rows(j), dense.bias().get(0, j)));
    }
    return 1 - different.size() / (double) units.rows();
  }
}
