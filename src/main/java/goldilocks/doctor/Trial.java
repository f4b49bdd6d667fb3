package goldilocks.doctor;

import goldilocks.Epoch;
import java.util.ArrayList;
import java.util.List;

/**
 * What a planned training comes to, beside the best answer that does not look at the inputs.
 *
 * <pre>{@code
 * explained = 1 − cost/nothing      1 is perfect, 0 is to know nothing
 * }</pre>
 *
 * @param nothing the cost of the best constant output
 * @param explained −∞ where the cost is no number, or as good as none
 * @param stalled whether the second half of the epochs explained hardly more
 */
record Trial(Plan plan, double nothing, double explained, boolean stalled) {
  /** So much explained is to have learned: a network stuck halfway explains ½. */
  static final double LEARNED = 0.55;

  /** Less than this is to know next to nothing. */
  static final double LITTLE = 0.25;

  /** So much explained is solved: nobody waits for the last digits. */
  static final double SOLVED = 0.9;

  /** Multiplications, a second or two of them: longer trainings are judged by their beginning. */
  private static final double WORK = 5e9;

  /** What a step costs beside its multiplications. */
  private static final double STEP = 2e4;

  /** As planned. */
  static Trial of(Plan plan) {
    double constant = plan.cost().constant(plan.data().y());
    double nothing = constant > 0 ? constant : plan.costOf(plan.network());
    double work =
        3.0 * plan.network().parameters() * plan.data().size() + STEP * plan.stepsPerEpoch();
    List<Double> costs = new ArrayList<>();
    Epoch last = null;
    for (Epoch epoch : plan.sgd().epochs(plan.network(), plan.data(), plan.cost(), plan.seeds())) {
      last = epoch;
      costs.add(epoch.cost());
      if (costs.size() * work > WORK) {
        break;
      }
    }
    // Half a training must not be taken for one that does not learn.
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("diagnosis: stopped before it had looked at all: ask again");
    }
    double cost = last.problem().isPresent() ? Double.NaN : plan.costOf(last.network());
    double explained = cost < 1e9 * nothing ? 1 - cost / nothing : Double.NEGATIVE_INFINITY;
    double gained = costs.get(costs.size() / 2) - costs.get(costs.size() - 1);
    return new Trial(plan, nothing, explained, costs.size() >= 8 && gained < 0.02 * nothing);
  }

  /** Whether the network knew enough before its first step. */
  boolean isOfTrained() {
    return 1 - plan.costOf(plan.network()) / nothing >= LEARNED;
  }

  boolean learned() {
    return explained >= LEARNED;
  }

  /** Whether it knows next to nothing, or something and will not know more. */
  boolean failed() {
    return explained < LITTLE || stalled && !learned();
  }
}
