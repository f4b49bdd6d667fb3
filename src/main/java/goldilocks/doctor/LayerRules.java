package goldilocks.doctor;

import static goldilocks.doctor.Wording.number;
import static goldilocks.doctor.Wording.percent;

import goldilocks.doctor.Diagnosis.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The rules about layers, as a table: which number, which side of the limit, in which words. */
final class LayerRules {
  /** The weights are at fault where their sd is this many times off: Xavier's for He's is √2. */
  private static final double FAR = 1.25;

  /**
   * One line of the table.
   *
   * @param sign 1 where more than the limit is ill, −1 where less is
   * @param concerns the layers that can have the fault at all
   * @param what says what was measured, of the worst layer
   * @param remedy of the layer whose weights are furthest off
   */
  private record Rule(
      Fault fault,
      int sign,
      ToDoubleFunction<LayerHealth> measure,
      Predicate<LayerHealth> concerns,
      Function<LayerHealth, String> what,
      Function<LayerHealth, String> remedy) {

    boolean isIll(LayerHealth v) {
      return concerns.test(v) && sign * measure.applyAsDouble(v) > sign * fault.limit;
    }
  }

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              Fault.COPIES,
              1,
              LayerHealth::copies,
              v -> true,
              v -> "%s of the units could be struck out".formatted(percent(v.copies())),
              v -> "draw the weights at random, with %s".formatted(v.rule())),
          new Rule(
              Fault.ONE_SIDED,
              1,
              LayerHealth::lean,
              v -> v.sd() > 0,
              v ->
                  "in a sum the weights' mean counts %s times their sd".formatted(number(v.lean())),
              v -> "weights of mean 0: nextGaussian(), not nextDouble()"),
          new Rule(
              Fault.SIGNAL_EXPLODES,
              1,
              LayerHealth::growth,
              v -> true,
              v -> "Z grows to %s times the data's rms".formatted(number(v.growth())),
              LayerRules::weaken),
          new Rule(
              Fault.SATURATED,
              1,
              LayerHealth::flat,
              v -> LayerHealth.saturates(v.activation()),
              v -> "%s of Z is where %s is flat".formatted(percent(v.flat()), v.activation()),
              LayerRules::weaken),
          new Rule(
              Fault.DEAD,
              1,
              LayerHealth::dead,
              v -> v.activation().slope(-1) == 0,
              v -> "%s of the units are 0 for every example".formatted(percent(v.dead())),
              v -> "start again with biases of 0; if that is what you did, train more slowly"),
          new Rule(
              Fault.SIGNAL_VANISHES,
              -1,
              LayerHealth::signal,
              v -> v.sd() > 0,
              v -> "what differs between examples shrinks to %s".formatted(number(v.signal())),
              LayerRules::strengthen),
          new Rule(
              Fault.GRADIENT_EXPLODES,
              1,
              LayerHealth::gradient,
              v -> true,
              v -> "dZ grows to %s of the last hidden layer's".formatted(number(v.gradient())),
              LayerRules::weaken),
          new Rule(
              Fault.GRADIENT_VANISHES,
              -1,
              LayerHealth::gradient,
              v -> true,
              v -> "dZ shrinks to %s of the last hidden layer's".formatted(number(v.gradient())),
              LayerRules::strengthen));

  private LayerRules() {}

  static Stream<Finding> findings(List<LayerHealth> layers) {
    return RULES.stream().map(rule -> finding(rule, layers)).flatMap(Optional::stream);
  }

  private static Optional<Finding> finding(Rule rule, List<LayerHealth> layers) {
    List<LayerHealth> ill = layers.stream().filter(rule::isIll).toList();
    LayerHealth furthest =
        layers.stream().max(Comparator.comparingDouble(LayerHealth::off)).orElseThrow();
    return ill.stream()
        .max(Comparator.comparingDouble(v -> rule.sign() * rule.measure().applyAsDouble(v)))
        .map(
            worst ->
                new Finding(
                    rule.fault(),
                    Wording.layers(ill),
                    rule.measure().applyAsDouble(worst),
                    rule.what().apply(worst) + weights(furthest),
                    rule.remedy().apply(isFar(furthest) ? furthest : layers.get(0))));
  }

  private static boolean isFar(LayerHealth v) {
    return v.off() > FAR;
  }

  private static String weights(LayerHealth v) {
    return isFar(v)
        ? "; the weights of layer %d have sd %s, %s would be %s"
            .formatted(v.layer(), number(v.sd()), v.rule(), number(v.usual()))
        : "";
  }

  private static String weaken(LayerHealth v) {
    return isFar(v) && v.sd() > v.usual()
        ? "draw smaller weights, with %s".formatted(v.rule())
        : "smaller biases or inputs";
  }

  private static String strengthen(LayerHealth v) {
    if (isFar(v) && v.sd() < v.usual()) {
      return "draw larger weights, with %s".formatted(v.rule());
    }
    // A sigmoid's slope is at most ¼: no usual weights make up for that.
    boolean weak = LayerHealth.saturates(v.activation()) && v.activation().slope(0) < 0.5;
    return "fewer layers" + (weak ? ", or tanh or ReLU instead of " + v.activation() : "");
  }
}
