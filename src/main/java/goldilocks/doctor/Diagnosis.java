package goldilocks.doctor;

import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Sgd;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Why a network does not learn: from one pass forward and back over all the data, and ten steps.
 *
 * <p>The findings come in words, causes before symptoms: mend the first and ask again. The learning
 * rate is judged only where nothing else was found, because a bad start makes every rate look bad.
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
    Optional<Finding> unless(boolean well) {
      return well ? Optional.empty() : Optional.of(this);
    }

    @Override
    public String toString() {
      return "%s: %s\n     %s\n     → %s".formatted(where, fault, what, remedy);
    }
  }

  public Diagnosis {
    layers = List.copyOf(layers);
    findings = List.copyOf(findings);
  }

  /** With the course's usual descent: learning rate 0.05, batches of 32, 20 epochs. */
  public static Diagnosis of(Network network, Dataset data, Cost cost) {
    Sgd usual = new Sgd(0.05, Math.min(32, data.size()), 20);
    return of(network, data, cost, usual, new Seeds(1));
  }

  /** With the descent that the network is to be trained with. */
  public static Diagnosis of(Network network, Dataset data, Cost cost, Sgd sgd, Seeds seeds) {
    Examination examination = Examination.at(network, data, cost, sgd, seeds);
    List<LayerHealth> layers =
        IntStream.rangeClosed(1, examination.depth())
            .mapToObj(l -> LayerHealth.of(examination, l))
            .toList();
    List<Finding> start =
        Stream.concat(DataRules.findings(examination), LayerRules.findings(layers)).toList();
    return new Diagnosis(
        layers, start.isEmpty() ? RateRules.findings(examination, layers).toList() : start);
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
