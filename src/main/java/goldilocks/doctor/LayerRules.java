package goldilocks.doctor;

import static goldilocks.doctor.Wording.number;
import static goldilocks.doctor.Wording.percent;

import goldilocks.doctor.Diagnosis.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The rules about layers, as a table: which number, in which layers, in which words. */
final class LayerRules {
  /** The weights are at fault where their sd is this many times off: Xavier's for He's is √2. */
  private static final double FAR = 1.25;

  /** Signs that differ by so many standard errors have a chance of 1 in 16,000. */
  private static final double NO_CHANCE = 4;

  /** What few units have in common is chance; where a planned training fails, it may be why. */
  private static final int WIDE = 8;

  /**
   * One line of the table.
   *
   * @param what says what was measured, of the worst layer
   * @param remedy of the layer whose weights are furthest off
   */
  private record Rule(
      Fault fault,
      ToDoubleFunction<LayerHealth> measure,
      Function<LayerHealth, String> what,
      Function<LayerHealth, String> remedy) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              Fault.COPIES,
              LayerHealth::copies,
              v -> "%s of the units could be struck out".formatted(percent(v.copies())),
              v -> "draw the weights at random, with %s".formatted(v.rule())),
          new Rule(
              Fault.ONE_SIDED,
              v -> v.signs() > NO_CHANCE ? v.lean() : 0,
              v -> "in a sum their mean counts %s times their sd".formatted(number(v.lean())),
              v -> "weights of mean 0: nextGaussian(), not nextDouble()"),
          new Rule(
              Fault.DEAD,
              v -> v.activation().slope(-1) == 0 ? v.dead() : 0,
              v -> "%s of the units are 0 for every example".formatted(percent(v.dead())),
              v -> "biases of 0; if they are: draw again, more units, no ReLU in the output"),
          new Rule(
              Fault.SIGNAL_EXPLODES,
              LayerHealth::growth,
              v -> "Z grows to %s times the data's rms".formatted(number(v.growth())),
              v -> mend(v, "smaller", "biases of 0, and split.standardized()")),
          new Rule(
              Fault.SATURATED,
              v -> Plan.saturates(v.activation()) ? v.flat() : 0,
              v -> "%s of Z is where %s is flat".formatted(percent(v.flat()), v.activation()),
              v -> mend(v, "smaller", "biases of 0, and split.standardized()")),
          new Rule(
              Fault.SIGNAL_VANISHES,
              v -> v.sd() > 0 ? v.signal() : Double.NaN,
              v -> "what differs between examples shrinks to %s".formatted(number(v.signal())),
              v -> mend(v, "larger", fewer(v))),
          new Rule(
              Fault.GRADIENT_EXPLODES,
              LayerHealth::gradient,
              v -> "dZ grows to %s of the last hidden layer's".formatted(number(v.gradient())),
              v -> mend(v, "smaller", "biases of 0, and split.standardized()")),
          new Rule(
              Fault.GRADIENT_VANISHES,
              LayerHealth::dW,
              v -> "dW shrinks to %s of the last hidden layer's".formatted(number(v.dW())),
              v -> mend(v, "larger", fewer(v))));

  private LayerRules() {}

  /** Of a start: what is trained already is not judged by how it might have begun. */
  static Stream<Finding> findings(List<LayerHealth> layers, Trial trial, boolean isOwn) {
    return RULES.stream()
        .filter(rule -> !trial.isOfTrained() && !(trial.learned() && rule.fault().heals()))
        .flatMap(rule -> finding(rule, layers, trial.learned() || !isOwn ? WIDE : 1));
  }

  private static Stream<Finding> finding(Rule rule, List<LayerHealth> layers, int wide) {
    Comparator<LayerHealth> order = Comparator.comparingDouble(rule.measure());
    List<LayerHealth> ill =
        layers.stream()
            .filter(v -> v.units() >= wide || rule.fault() == Fault.COPIES)
            .filter(v -> rule.fault().isIll(rule.measure().applyAsDouble(v)))
            .toList();
    LayerHealth furthest =
        layers.stream().max(Comparator.comparingDouble(LayerHealth::off)).orElseThrow();
    return ill.stream()
        .sorted(rule.fault().isLack() ? order : order.reversed())
        .limit(1)
        .map(
            worst ->
                new Finding(
                    rule.fault(),
                    Wording.layers(ill),
                    rule.measure().applyAsDouble(worst),
                    rule.what().apply(worst) + weights(furthest),
                    rule.remedy().apply(furthest.off() > FAR ? furthest : layers.get(0))));
  }

  private static String weights(LayerHealth v) {
    return v.off() > FAR
        ? "; the weights of layer %d have sd %s, %s would be %s"
            .formatted(v.layer(), number(v.sd()), v.rule(), number(v.usual()))
        : "";
  }

  private static String mend(LayerHealth v, String size, String otherwise) {
    boolean isOff = v.off() > FAR && size.equals(v.sd() > v.usual() ? "smaller" : "larger");
    return isOff ? "draw %s weights, with %s".formatted(size, v.rule()) : otherwise;
  }

  private static String fewer(LayerHealth v) {
    // A sigmoid's slope is at most ¼: no usual weights make up for that.
    boolean weak = Plan.saturates(v.activation()) && v.activation().slope(0) < 0.5;
    return "fewer layers" + (weak ? ", or tanh or ReLU instead of " + v.activation() : "");
  }
}
