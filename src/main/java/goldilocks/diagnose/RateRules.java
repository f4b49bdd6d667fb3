package goldilocks.diagnose;

import goldilocks.diagnose.Diagnosis.Finding;
import goldilocks.train.Step;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The rules about the learning rate, from the first steps. */
final class RateRules {
  private RateRules() {}

  static Stream<Finding> findings(Look look, List<Vitals> layers) {
    String where = "learning rate " + look.sgd().learningRate();
    Step last = look.steps().get(look.steps().size() - 1);
    Vitals fastest = layers.stream().max(Comparator.comparingDouble(Vitals::update)).orElseThrow();
    double update = fastest.update();
    if (last.problem().isPresent() || update > Fault.RATE_TOO_LARGE.limit) {
      String what =
          last.problem()
              .orElse(
                  "a step changes %s of layer %d's weights"
                      .formatted(Words.percent(update), fastest.layer()));
      return Stream.of(
          new Finding(Fault.RATE_TOO_LARGE, where, update, what, "a tenth of this rate"));
    }
    double way = update * look.planned();
    if (way < Fault.RATE_TOO_SMALL.limit) {
      String what =
          "all %d steps together cannot change more than %s of any layer's weights"
              .formatted(look.planned(), Words.number(way));
      return Stream.of(new Finding(Fault.RATE_TOO_SMALL, where, way, what, "ten times this rate"));
    }
    return Stream.of();
  }
}
