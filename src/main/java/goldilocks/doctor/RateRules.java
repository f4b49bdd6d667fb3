package goldilocks.doctor;

import goldilocks.Step;
import goldilocks.doctor.Diagnosis.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The rules about the learning rate, from the first steps. */
final class RateRules {
  private RateRules() {}

  static Stream<Finding> findings(Examination examination, List<LayerHealth> layers) {
    String where = "learning rate " + examination.sgd().learningRate();
    Step last = examination.steps().get(examination.steps().size() - 1);
    LayerHealth fastest =
        layers.stream().max(Comparator.comparingDouble(LayerHealth::update)).orElseThrow();
    double update = fastest.update();
    if (last.problem().isPresent() || update > Fault.RATE_TOO_LARGE.limit) {
      String what =
          last.problem()
              .orElse(
                  "a step changes %s of layer %d's weights"
                      .formatted(Wording.percent(update), fastest.layer()));
      return Stream.of(
          new Finding(Fault.RATE_TOO_LARGE, where, update, what, "a tenth of this rate"));
    }
    double way = update * examination.planned();
    if (way < Fault.RATE_TOO_SMALL.limit) {
      String what =
          "all %d steps together cannot change more than %s of any layer's weights"
              .formatted(examination.planned(), Wording.number(way));
      return Stream.of(new Finding(Fault.RATE_TOO_SMALL, where, way, what, "ten times this rate"));
    }
    return Stream.of();
  }
}
