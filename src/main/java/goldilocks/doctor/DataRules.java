package goldilocks.doctor;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Matrix;
import goldilocks.doctor.Diagnosis.Finding;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rules about what comes in and what is asked for. */
final class DataRules {
  /** With fewer examples than this, agreement with a neighbour proves nothing. */
  private static final int ENOUGH = 100;

  private static final String STANDARDIZE = "split.standardized()";

  private static final List<Function<Examination, Optional<Finding>>> RULES =
      List.of(DataRules::centre, DataRules::scale, DataRules::labels, DataRules::output);

  private DataRules() {}

  static Stream<Finding> findings(Examination examination) {
    return RULES.stream().map(rule -> rule.apply(examination)).flatMap(Optional::stream);
  }

  private static Optional<Finding> centre(Examination examination) {
    Matrix x = examination.data().x();
    double spread = LayerHealth.spread(x);
    double common = 1 - spread * spread / x.meanSquare();
    return new Finding(
            Fault.DATA_OFF_CENTRE,
            "data",
            common,
            "%s of the mean square is the same in every example".formatted(Wording.percent(common)),
            STANDARDIZE)
        .unless(common <= Fault.DATA_OFF_CENTRE.limit);
  }

  private static Optional<Finding> scale(Examination examination) {
    double spread = LayerHealth.spread(examination.data().x());
    double off = Math.max(spread, 1 / spread);
    return new Finding(
            Fault.DATA_OFF_SCALE,
            "data",
            off,
            "the features' sd is %s, wanted 1".formatted(Wording.number(spread)),
            STANDARDIZE)
        .unless(off <= Fault.DATA_OFF_SCALE.limit);
  }

  private static Optional<Finding> labels(Examination examination) {
    if (examination.data().size() < ENOUGH || !isClasses(examination.data())) {
      return Optional.empty();
    }
    Neighbours n = Neighbours.of(examination.data());
    String what =
        "nearest neighbours agree in %s of the cases, chance is %s"
            .formatted(Wording.percent(n.agree()), Wording.percent(n.chance()));
    return new Finding(
            Fault.LABELS_AT_RANDOM,
            "labels",
            n.evidence(),
            what,
            "look at some examples with their labels: was one of the two shuffled alone?")
        .unless(n.evidence() >= Fault.LABELS_AT_RANDOM.limit);
  }

  private static Optional<Finding> output(Examination examination) {
    Cost cost = examination.cost();
    Activation last = examination.network().layer(examination.depth()).activation();
    boolean softmax = cost.equals(Cost.softmaxCrossEntropy());
    if (softmax && examination.network().outputs() == 1) {
      return Optional.of(
          new Finding(
              Fault.OUTPUT_DOES_NOT_FIT,
              "output",
              1,
              "the softmax of a single output is always 1",
              "Cost.binaryCrossEntropy()"));
    }
    return new Finding(
            Fault.OUTPUT_DOES_NOT_FIT,
            "output",
            1,
            "%s takes logits, but the last layer ends in %s".formatted(cost, last),
            "Activation.identity() in the last layer")
        .unless(
            last == Activation.identity() || !(softmax || cost.equals(Cost.binaryCrossEntropy())));
  }

  private static boolean isClasses(Dataset data) {
    for (double y : data.y().toArray()) {
      if (y != 0 && y != 1) {
        return false;
      }
    }
    return true;
  }
}
