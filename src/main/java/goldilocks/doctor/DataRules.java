package goldilocks.doctor;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Matrix;
import goldilocks.Scaling;
import goldilocks.doctor.Diagnosis.Finding;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rules about what comes in and what is asked for, as a table. */
final class DataRules {
  /** With fewer examples than this, agreement with a neighbour proves nothing. */
  private static final int ENOUGH = 100;

  private static final Cost SOFTMAX = Cost.softmaxCrossEntropy();

  /** Far out and around their bends activations have their least and greatest values. */
  private static final double[] EVERYWHERE = {-1e9, -3, -1.3, -1, -0.5, 0, 1, 1e9};

  /**
   * One line of the table.
   *
   * @param what says what was measured; %s is the number
   */
  private record Rule(
      Fault fault, String where, ToDoubleFunction<Plan> measure, String what, String remedy) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              Fault.INPUTS_EQUAL,
              "data",
              plan -> isSame(plan.data().x()),
              "all examples have the same inputs",
              "look at how they are read: examples that are alike cannot be told apart"),
          new Rule(
              Fault.TARGETS_EQUAL,
              "targets",
              plan -> isSame(plan.data().y()),
              "all examples have the same targets",
              "examples of every class: those of one are answered by a bias alone"),
          new Rule(
              Fault.COLUMNS_UNEQUAL,
              "data",
              plan -> inequality(plan.data().x()),
              "one goes %s times as far from its mean as another",
              "split.scaled(): each feature by its own mean and sd"),
          new Rule(
              Fault.DATA_OFF_CENTRE,
              "data",
              plan -> common(plan.data().x()),
              "%s of the mean square is the same in every example",
              "split.standardized()"),
          new Rule(
              Fault.DATA_OFF_SCALE,
              "data",
              plan -> off(LayerHealth.spread(plan.data().x())),
              "the features' sd is %s times 1, or 1 over that",
              "split.standardized()"),
          new Rule(
              Fault.LABELS_AT_RANDOM,
              "labels",
              DataRules::strength,
              "what a neighbour or a line tells of them is %s of the least that is no chance",
              "look at some examples with their labels: was one of the two shuffled alone?"),
          new Rule(
              Fault.OUTPUT_DOES_NOT_FIT,
              "output",
              plan -> plan.cost().equals(SOFTMAX) && plan.network().outputs() == 1 ? 1 : 0,
              "the softmax of a single output is always 1",
              "Cost.binaryCrossEntropy()"),
          new Rule(
              Fault.OUTPUT_DOES_NOT_FIT,
              "output",
              plan -> plan.cost().takesLogits() && plan.last() != Activation.identity() ? 1 : 0,
              "the cost takes logits, but the last layer has an activation",
              "Activation.identity() in the last layer"),
          new Rule(
              Fault.TARGETS_OUT_OF_REACH,
              "targets",
              plan -> plan.cost().takesLogits() ? beyond(plan, DoubleStream.of(0, 1)) : 0,
              "the cost takes 0 to 1, and they go %s beyond",
              "a column of 0 and 1 for each class; for numbers Cost.meanSquared()"),
          new Rule(
              Fault.TARGETS_OUT_OF_REACH,
              "targets",
              plan -> plan.cost().takesLogits() ? 0 : beyond(plan, everywhere(plan)),
              "they go %s beyond what the last layer's activation can give",
              "Activation.identity() in the last layer"),
          new Rule(
              Fault.NO_BEND,
              "hidden layers",
              plan -> plan.isLine() ? 1 : 0,
              "without activations all layers together are one, and draw a line",
              "tanh or ReLU in the hidden layers"));

  private DataRules() {}

  static Stream<Finding> findings(Plan plan, Trial trial) {
    return RULES.stream()
        .filter(rule -> !rule.fault().heals() || trial.explained() < enough(rule.fault()))
        .flatMap(
            rule -> {
              double measured = rule.measure().applyAsDouble(plan);
              String what = rule.what().formatted(Wording.number(measured));
              return Stream.of(
                      new Finding(rule.fault(), rule.where(), measured, what, rule.remedy()))
                  .filter(finding -> rule.fault().isIll(measured));
            });
  }

  /** A line may get halfway to what a bend would learn. */
  private static double enough(Fault fault) {
    return fault == Fault.NO_BEND ? Trial.SOLVED : Trial.LEARNED;
  }

  /** One example is the same as all. */
  private static double isSame(Matrix m) {
    return m.rows() > 1 && LayerHealth.spread(m) == 0 ? 1 : 0;
  }

  /** How far the columns go from their means: a pixel that is seldom set is no small one. */
  private static double inequality(Matrix x) {
    Scaling scaling = Scaling.of(x);
    Matrix columns = x.plusRow(scaling.mean().times(-1)).transpose();
    DoubleSummaryStatistics reaches =
        IntStream.range(0, x.columns())
            .filter(j -> scaling.sd().get(0, j) > 0)
            .mapToDouble(
                j -> DoubleStream.of(columns.rows(j).toArray()).map(Math::abs).max().orElse(0))
            .summaryStatistics();
    return reaches.getMax() / reaches.getMin();
  }

  private static double common(Matrix x) {
    double spread = LayerHealth.spread(x);
    return spread == 0 ? 0 : 1 - spread * spread / x.meanSquare();
  }

  private static double off(double sd) {
    return sd == 0 ? 0 : Math.max(sd, 1 / sd);
  }

  private static double strength(Plan plan) {
    boolean same = isSame(plan.data().x()) + isSame(plan.data().y()) > 0;
    return same || plan.data().size() < ENOUGH ? Double.NaN : Labels.of(plan.data()).strength();
  }

  private static DoubleStream everywhere(Plan plan) {
    return DoubleStream.of(EVERYWHERE).map(plan.last()::value);
  }

  /** How far the targets go beyond these values. */
  private static double beyond(Plan plan, DoubleStream possible) {
    DoubleSummaryStatistics given = possible.summaryStatistics();
    DoubleSummaryStatistics y = DoubleStream.of(plan.data().y().toArray()).summaryStatistics();
    return Math.max(given.getMin() - y.getMin(), y.getMax() - given.getMax());
  }
}
