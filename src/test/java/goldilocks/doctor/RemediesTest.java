package goldilocks.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dense;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Sgd;
import goldilocks.Split;
import goldilocks.doctor.Diagnosis.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each remedy is followed as it is worded, and the next one, to the end. */
class RemediesTest {
  /** More than one after the other were never needed. */
  private static final int ENOUGH = 4;

  /** Here other data is needed, and nothing else helps. */
  private static final Set<Fault> ENDS =
      Set.of(Fault.INPUTS_EQUAL, Fault.TARGETS_EQUAL, Fault.LABELS_AT_RANDOM);

  static Stream<Case> stuck() {
    return StuckNetworks.all().stream();
  }

  @ParameterizedTest
  @MethodSource("stuck")
  void followedToTheEndTheyEndInSilence(Case c) {
    Plan plan = c.plan(1);
    List<String> followed = new ArrayList<>();
    List<Finding> found = ask(plan).findings();
    while (!found.isEmpty() && !ENDS.contains(found.get(0).fault())) {
      Finding first = found.get(0);
      assertTrue(
          !followed.contains(first.fault() + first.remedy()), followed + ", again: " + first);
      followed.add(first.fault() + first.remedy());
      plan = follow(plan, first, followed.size());
      found = ask(plan).findings();
      assertTrue(followed.size() <= ENOUGH, followed::toString);
    }
    assertEquals(c.due().stream().anyMatch(ENDS::contains), !found.isEmpty(), followed::toString);
  }

  private static Diagnosis ask(Plan p) {
    return Diagnosis.of(p.network(), p.data(), p.cost(), p.sgd(), p.seeds());
  }

  private static Plan follow(Plan p, Finding first, int step) {
    String remedy = first.remedy();
    Matcher rate = Pattern.compile("a learning rate of (\\S+) and (\\d+) epochs").matcher(remedy);
    if (rate.matches()) {
      int epochs = Integer.parseInt(rate.group(2));
      Sgd sgd = new Sgd(Double.parseDouble(rate.group(1)), p.sgd().batchSize(), epochs);
      return new Plan(p.network(), p.data(), p.cost(), sgd, p.seeds());
    }
    if (remedy.startsWith("split.scaled()")) {
      return p.with(p.data().scaled());
    }
    if (remedy.endsWith("split.standardized()")) {
      return p.with(new Split(p.data(), p.data()).standardized().train());
    }
    if (remedy.contains("Cost.binaryCrossEntropy()")) {
      return new Plan(p.network(), p.data(), Cost.binaryCrossEntropy(), p.sgd(), p.seeds());
    }
    if (remedy.contains("Cost.meanSquared()")) {
      return new Plan(p.network(), p.data(), Cost.meanSquared(), p.sgd(), p.seeds());
    }
    if (remedy.startsWith("Activation.identity()")) {
      return p.with(Case.ending(p.network(), Activation.identity()));
    }
    if (remedy.contains("more units")) {
      return p.redrawn("more units " + step, 10);
    }
    if (remedy.contains("tanh or ReLU")) {
      return p.with(hidden(p.network(), Activation.tanh())).redrawn("tanh " + step, 1);
    }
    return new Plan(p.network(), p.data(), p.cost(), p.sgd(), new Seeds(step)).redrawn("new", 1);
  }

  private static Network hidden(Network network, Activation f) {
    Network other = network;
    for (int l = 1; l < network.layers().size(); l++) {
      other = other.with(l, layer -> new Dense(layer.weights(), layer.bias(), f));
    }
    return other;
  }
}
