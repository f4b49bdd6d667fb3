package goldilocks.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Datasets;
import goldilocks.Initializer;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Sgd;
import goldilocks.VarianceRule;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nets that learn: a diagnosis must not alarm, whatever the seed. */
class HealthyNetsTest {
  private static final int SEEDS = 100;
  private static final Dataset DIGITS =
      Datasets.digits().split(5).standardized().train().split(10).test();

  record Healthy(Initializer init, Activation activation, int depth) {}

  static List<Healthy> healthy() {
    Initializer lecunsTanh = new VarianceRule("5/3", (fanIn, fanOut) -> 25.0 / 9 / fanIn);
    return List.of(
        new Healthy(Initializer.zeros(), Activation.relu(), 0),
        new Healthy(Initializer.he(), Activation.relu(), 1),
        new Healthy(Initializer.he(), Activation.relu(), 5),
        new Healthy(Initializer.he(), Activation.relu(), 20),
        new Healthy(Initializer.he().uniform(), Activation.relu(), 2),
        new Healthy(Initializer.xavier(), Activation.relu(), 5),
        new Healthy(Initializer.xavier(), Activation.relu(), 10),
        new Healthy(Initializer.orthogonal(Math.sqrt(2)), Activation.relu(), 10),
        new Healthy(Initializer.he(0.1), Activation.leakyRelu(0.1), 10),
        new Healthy(Initializer.lecun(), Activation.tanh(), 2),
        new Healthy(Initializer.xavier(), Activation.tanh(), 20),
        new Healthy(Initializer.he(), Activation.tanh(), 10),
        new Healthy(lecunsTanh, Activation.tanh(), 5),
        new Healthy(Initializer.xavier(), Activation.sigmoid(), 1),
        new Healthy(Initializer.xavier(), Activation.sigmoid(), 2));
  }

  @ParameterizedTest
  @MethodSource("healthy")
  void onTheDigits(Healthy net) {
    silent(
        seeds ->
            Diagnosis.of(
                Network.of(
                    seeds, net.init(), net.activation(), Network.widths(64, 64, net.depth(), 10)),
                DIGITS,
                Cost.softmaxCrossEntropy()));
  }

  @Test
  void onOtherDataWithTheRateThatSuitsIt() {
    silent(
        seeds -> {
          Dataset moons = Datasets.moons(300, 0.1, seeds).binary();
          Network network =
              Network.of(seeds, Initializer.xavier(), Activation.tanh(), 2, 16, 16, 1);
          Sgd sgd = new Sgd(0.5, 30, 20);
          return Diagnosis.of(network, moons, Cost.binaryCrossEntropy(), sgd, seeds);
        });
    silent(
        seeds -> {
          Dataset spirals = Datasets.spirals(300, 3, 0.02, seeds);
          Network network = Network.of(seeds, Initializer.he(), Activation.relu(), 2, 32, 32, 3);
          Sgd sgd = new Sgd(0.1, 30, 20);
          return Diagnosis.of(network, spirals, Cost.softmaxCrossEntropy(), sgd, seeds);
        });
    silent(
        seeds -> {
          Network network = Network.of(seeds, Initializer.xavier(), Activation.tanh(), 2, 4, 1);
          Sgd sgd = new Sgd(0.5, 4, 1000);
          return Diagnosis.of(network, Datasets.xor(), Cost.binaryCrossEntropy(), sgd, seeds);
        });
  }

  @Test
  void onTheDigitsAsTheyComeAndOnIrises() {
    Dataset raw = Datasets.digits().split(10).test();
    Dataset irises = Datasets.iris().split(5).standardized().train();
    Cost cost = Cost.softmaxCrossEntropy();
    silent(seeds -> Diagnosis.of(relu(seeds, 64, 32, 10), raw, cost));
    silent(seeds -> Diagnosis.of(relu(seeds, 4, 16, 3), irises, cost));
  }

  private static Network relu(Seeds seeds, int... widths) {
    return Network.of(seeds, Initializer.he(), Activation.relu(), widths);
  }

  private interface Ward {
    Diagnosis of(Seeds seeds);
  }

  private static void silent(Ward ward) {
    List<String> alarms =
        IntStream.rangeClosed(1, SEEDS)
            .parallel()
            .mapToObj(run -> ward.of(new Seeds(15).run(run)))
            .filter(diagnosis -> !diagnosis.findings().isEmpty())
            .map(Diagnosis::toString)
            .toList();
    assertEquals(List.of(), alarms);
  }
}
