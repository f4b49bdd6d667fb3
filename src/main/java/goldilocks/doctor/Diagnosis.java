package goldilocks.doctor;

import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Sgd;
import java.util.List;
import java.util.stream.Stream;

/**
 * Why a network does not learn: from one pass forward and back over all the data, and from what the
 * training comes to, which is tried on the side.
 *
 * <p>The findings come in words, causes before symptoms: mend the first and ask again. What learns
 * is not accused, unless a fault is beyond doubt. Where it does not and the start is sound, other
 * rates, lengths, draws and widths are tried, and the one that helps is the finding.
 *
 * @param layers what was measured, first layer first; {@code Tables.of} makes a dashboard of it
 * @param findings what is wrong, if anything
 */
public record Diagnosis(List<LayerHealth> layers, List<Finding> findings) {
  /**
   * One fault.
   *
   * @param where the layers, or what else is at fault
   * @param measured what is beyond the fault's limit, at the worst layer
   * @param what the measurement in words
   * @param remedy what to change
   */
  public record Finding(Fault fault, String where, double measured, String what, String remedy) {
    @Override
    public String toString() {
      return "%s: %s\n     %s\n     → %s".formatted(where, fault, what, remedy);
    }
  }

  public Diagnosis {
    layers = List.copyOf(layers);
    findings = List.copyOf(findings);
  }

  /**
   * Of the start, with the course's usual descent: learning rate 0.05, batches of 32, 20 epochs; of
   * fewer than 100 examples as many as make 3000 steps.
   */
  public static Diagnosis of(Network network, Dataset data, Cost cost) {
    int batch = Math.min(32, data.size());
    Plan plan = new Plan(network, data, cost, new Sgd(0.05, batch, 20), new Seeds(1));
    int more = data.size() < 100 ? 3000 / (20 * plan.stepsPerEpoch()) : 1;
    return of(plan.with(1, more), false);
  }

  /** With the descent that the network is to be trained with. */
  public static Diagnosis of(Network network, Dataset data, Cost cost, Sgd sgd, Seeds seeds) {
    return of(new Plan(network, data, cost, sgd, seeds), true);
  }

  private static Diagnosis of(Plan plan, boolean isOwn) {
    Trial trial = Trial.of(plan);
    List<LayerHealth> layers = LayerHealth.of(plan);
    List<Finding> start =
        Stream.concat(DataRules.findings(plan, trial), LayerRules.findings(layers, trial, isOwn))
            .toList();
    return new Diagnosis(
        layers, start.isEmpty() ? new Remedies(plan, trial, isOwn).findings().toList() : start);
  }

  /** The faults alone, the one to mend first in front. */
  public List<Fault> faults() {
    return findings.stream().map(Finding::fault).toList();
  }

  @Override
  public String toString() {
    if (findings.isEmpty()) {
      return "Diagnosis: nothing found in %d layers".formatted(layers.size());
    }
    StringBuilder text = new StringBuilder("Diagnosis: mend the first, then ask again");
    for (int i = 0; i < findings.size(); i++) {
      text.append("\n  %d  %s".formatted(i + 1, findings.get(i)));
    }
    return text.toString();
  }
}
