package goldilocks.doctor;

import goldilocks.Activation;
import goldilocks.Dense;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Step;
import goldilocks.VarianceRule;
import goldilocks.inspect.Summary;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * One layer's health in a few numbers: a row of the dashboard.
 *
 * @param layer counts from 1
 * @param sd of the weights
 * @param rule the rule of initialization that suits the activation
 * @param usual the sd that this rule would give them
 * @param lean by how much the weights' mean outweighs their spread in a sum of fanIn of them
 * @param signs by how many standard errors more weights have one sign than the other
 * @param growth the rms of Z over that of the data; ∞ where Z has values that are no numbers
 * @param signal what differs between the examples in Z, over what differs in the data
 * @param gradient the rms of dZ over that of the last hidden layer; NaN where that is 0, and in the
 *     output, whose width is not the layers'
 * @param dW the rms of ∂C/∂W over that of the last hidden layer, NaN like the gradient
 * @param flat share of the values of Z where |f′(z)| is below {@link Summary#FLAT}
 * @param dead share of the units that are 0 for every example
 * @param copies share of the units that could be struck out, because after the first steps others
 *     have the same weights and bias; none in the last layer, whose units differ by their targets
 * @param update the rms of a step's change over that of the weights, or over the usual sd if larger
 */
public record LayerHealth(
    int layer,
    int units,
    Activation activation,
    double sd,
    VarianceRule rule,
    double usual,
    double lean,
    double signs,
    double growth,
    double signal,
    double gradient,
    double dW,
    double flat,
    double dead,
    double copies,
    double update) {

  /** Enough to average over batches; few enough that the start is still what is judged. */
  private static final int STEPS = 10;

  /** Of all layers, by one pass forward and back over all the data, and the first steps. */
  static List<LayerHealth> of(Plan plan) {
    Network.Pass pass = plan.network().forward(plan.data().x());
    Network.Gradients back =
        plan.network().backward(pass, plan.cost().gradient(pass.output(), plan.data().y()));
    var all = plan.sgd().steps(plan.network(), plan.data(), plan.cost(), plan.seeds());
    List<Step> steps = StreamSupport.stream(all.spliterator(), false).limit(STEPS).toList();
    return IntStream.rangeClosed(1, plan.depth())
        .mapToObj(l -> of(l, plan, pass.layer(l), back, steps))
        .toList();
  }

  private static LayerHealth of(
      int layer, Plan plan, Dense.Pass pass, Network.Gradients back, List<Step> steps) {
    Dense dense = plan.network().layer(layer);
    Matrix w = dense.weights();
    VarianceRule rule = plan.rule(layer);
    boolean hidden = layer < plan.depth() || layer == 1;
    Dense.Gradients here = back.layer(layer);
    Dense.Gradients top = back.layer(Math.max(1, plan.depth() - 1));
    Dense after = steps.get(steps.size() - 1).next().layer(layer);
    double usual = rule.sd(dense.fanIn(), dense.fanOut());
    return new LayerHealth(
        layer,
        dense.fanOut(),
        dense.activation(),
        w.sd(),
        rule,
        usual,
        Math.sqrt(dense.fanIn()) * Math.abs(w.mean()) / w.sd(),
        Math.abs(w.map(Math::signum).sum()) / Math.sqrt(w.size()),
        pass.z().isFinite() ? pass.z().rms() / plan.data().x().rms() : Double.POSITIVE_INFINITY,
        spread(pass.z()) / spread(plan.data().x()),
        hidden ? ratio(here.dZ(), top.dZ()) : Double.NaN,
        hidden ? ratio(here.dW(), top.dW()) : Double.NaN,
        Summary.shareFlat(pass.z(), dense.activation()),
        Summary.of(pass.a()).shareDead(),
        layer == plan.depth() ? 0 : copies(dense, after),
        steps.stream().mapToDouble(step -> update(step, layer, usual)).average().orElse(0));
  }

  /** How many times too large or too small the weights are. */
  double off() {
    return Math.max(sd / usual, usual / sd);
  }

  /** The rms of what is left when each column's mean is taken away. */
  static double spread(Matrix m) {
    return m.plusRow(m.sumRows().times(-1.0 / m.rows())).rms();
  }

  private static double ratio(Matrix gradient, Matrix top) {
    return top.rms() == 0 ? Double.NaN : gradient.rms() / top.rms();
  }

  private static double update(Step step, int layer, double usual) {
    Matrix before = step.network().layer(layer).weights();
    return step.next().layer(layer).weights().minus(before).rms() / Math.max(before.rms(), usual);
  }

  /** NaN is not a copy of NaN. */
  private static double copies(Matrix weights, Matrix bias) {
    Matrix units = weights.transpose();
    IntStream all = IntStream.range(0, units.rows());
    long different = all.mapToObj(j -> List.of(units.rows(j), bias.get(0, j))).distinct().count();
    return units.isFinite() ? 1 - different / (double) units.rows() : 0;
  }

  /** Those from before the steps that only rounding tells apart after them, in the sixth digit. */
  private static double copies(Dense before, Dense after) {
    double unit = Math.max(after.weights().rms(), after.bias().rms()) * 1e-6 + Double.MIN_NORMAL;
    DoubleUnaryOperator rounded = v -> Math.rint(v / unit) + 0.0; // + 0: −0 is 0
    return Math.min(
        copies(before.weights(), before.bias()),
        copies(after.weights().map(rounded), after.bias().map(rounded)));
  }
}
