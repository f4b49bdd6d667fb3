package goldilocks.doctor;

import static goldilocks.doctor.Case.*;

import goldilocks.Activation;
import goldilocks.Dataset;
import goldilocks.Datasets;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Sgd;
import goldilocks.VarianceRule;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Networks that learn, tiny ones and some for numbers among them: a diagnosis owes them silence.
 */
final class HealthyNetworks {

  /** Every tenth training image: 144 of them. */
  private static final Dataset DIGITS =
      Datasets.digits().split(5).standardized().train().split(10).test();

  private static final Dataset RAW = Datasets.digits().split(10).test();

  private static final Matrix LINE =
      Matrix.column(IntStream.range(0, 40).mapToDouble(i -> i / 20.0 - 1).toArray());

  private HealthyNetworks() {}

  static List<Case> all() {
    return Stream.of(onTheDigits(), onOtherData()).flatMap(List::stream).toList();
  }

  private static List<Case> onTheDigits() {
    Initializer lecunsTanh = new VarianceRule("5/3", (in, out) -> 25.0 / 9 / in);
    return List.of(
        digits("zeros", Initializer.zeros(), RELU, 0),
        digits("He", HE, RELU, 1),
        digits("He", HE, RELU, 5),
        digits("He", HE, RELU, 15),
        digits("He, uniform", Initializer.he().uniform(), RELU, 2),
        digits("Xavier", XAVIER, RELU, 5),
        digits("Xavier", XAVIER, RELU, 10),
        digits("orthogonal", Initializer.orthogonal(Math.sqrt(2)), RELU, 10),
        digits("He for a slope of 0.1", Initializer.he(0.1), Activation.leakyRelu(0.1), 10),
        digits("LeCun", Initializer.lecun(), TANH, 2),
        digits("Xavier", XAVIER, TANH, 20),
        digits("He", HE, TANH, 10),
        digits("gain 5/3", lecunsTanh, TANH, 5),
        digits("Xavier", XAVIER, SIGMOID, 1),
        digits("Xavier", XAVIER, SIGMOID, 2));
  }

  private static Case digits(String rule, Initializer init, Activation f, int depth) {
    int[] widths = Network.widths(64, 64, depth, 10);
    return Case.of(
        "H %s %s %d".formatted(rule, f, depth),
        "144 digits, %d hidden layers of 64 %s, %s".formatted(depth, f, rule),
        s -> plan(net(s, init, f, widths), DIGITS, SOFTMAX, s));
  }

  private static List<Case> onOtherData() {
    return List.of(
        Case.of(
            "H zero under N(0, 1)",
            "digits, first layer 0 under N(0, 1), sigmoid",
            s ->
                plan(
                    net(s, Initializer.normal(1), SIGMOID, 64, 32, 10)
                        .with(1, l -> l.with(Matrix.zeros(64, 32), l.bias())),
                    DIGITS,
                    SOFTMAX,
                    new Sgd(0.5, 16, 40),
                    s)),
        Case.of(
            "H moons",
            "moons, 2-16-16-1 tanh, Xavier, 0.5",
            s ->
                plan(
                    net(s, XAVIER, TANH, 2, 16, 16, 1),
                    Datasets.moons(300, 0.1, s).binary(),
                    BCE,
                    new Sgd(0.5, 30, 150),
                    s)),
        Case.of(
            "H spirals",
            "spirals, 2-32-32-3 ReLU, He, 0.1",
            s ->
                plan(
                    net(s, HE, RELU, 2, 32, 32, 3),
                    Datasets.spirals(300, 3, 0.02, s),
                    SOFTMAX,
                    new Sgd(0.1, 10, 200),
                    s)),
        Case.of(
            "H raw digits",
            "179 digits as they come, 64-32-10 ReLU, He",
            s -> plan(net(s, HE, RELU, 64, 32, 10), RAW, SOFTMAX, s)),
        Case.of(
            "H irises",
            "irises, 4-16-3 ReLU, He, 0.1",
            s ->
                plan(
                    net(s, HE, RELU, 4, 16, 3),
                    Datasets.iris().scaled(),
                    SOFTMAX,
                    new Sgd(0.1, 16, 50),
                    s)),
        Case.of(
            "H xor",
            "XOR, 2-8-1 tanh, Xavier, 0.5",
            s -> plan(net(s, XAVIER, TANH, 2, 8, 1), XOR, BCE, new Sgd(0.5, 4, 2000), s)),
        Case.of(
            "H and",
            "and of two, one neuron, 1",
            s ->
                plan(
                    net(s, XAVIER, SIGMOID, 2, 1),
                    classes(XOR.x(), Matrix.column(0, 0, 0, 1)),
                    BCE,
                    new Sgd(1, 4, 1000),
                    s)),
        Case.of(
            "H xor 2-2-1",
            "XOR, 2-2-1 sigmoid, its start alone",
            s -> plan(net(s, XAVIER, SIGMOID, 2, 2, 1), XOR, BCE, s)),
        Case.of(
            "H line 1-2-1",
            "a line, 1-2-1 tanh, its start alone",
            s -> plan(net(s, XAVIER, TANH, 1, 2, 1), numbers(LINE, LINE), MSE, s)),
        Case.of(
            "H step 1-4-1",
            "a step, 1-4-1 sigmoid, 1",
            s ->
                plan(
                    net(s, XAVIER, SIGMOID, 1, 4, 1),
                    classes(LINE, LINE.map(v -> v > 0 ? 1 : 0)),
                    BCE,
                    new Sgd(1, 10, 500),
                    s)),
        Case.of(
            "H linear",
            "numbers: linear, sd 1, 3-32-1 ReLU, He, 0.03",
            s -> {
              Matrix x = normal(200, 3, s, "x");
              Matrix y = rows(x, r -> (r[0] + r[1] - r[2]) / Math.sqrt(3));
              return plan(net(s, HE, RELU, 3, 32, 1), numbers(x, y), MSE, new Sgd(0.03, 20, 30), s);
            }),
        Case.of(
            "H sine",
            "numbers: a sine, 1-16-1 tanh, Xavier, 0.1",
            s -> {
              Matrix x = LINE.times(3);
              return plan(
                  net(s, XAVIER, TANH, 1, 16, 1),
                  numbers(x, x.map(Math::sin)),
                  MSE,
                  new Sgd(0.1, 10, 500),
                  s);
            }),
        Case.of(
            "H 30 features",
            "30 features, a line between two classes, 30-16-1 ReLU",
            s -> {
              Matrix x = normal(200, 30, s, "x");
              Matrix y = x.times(normal(30, 1, s, "w")).map(v -> v > 0 ? 1 : 0);
              return plan(net(s, HE, RELU, 30, 16, 1), classes(x, y), BCE, new Sgd(0.1, 20, 50), s);
            }),
        Case.of(
            "H trained",
            "numbers in the hundreds with their network trained, a tiny rate",
            s -> {
              Matrix x = normal(100, 3, s, "x");
              Dataset d = numbers(x, rows(x, r -> 300 + 30 * r[0] - 20 * r[1]));
              Network start = net(s, Initializer.lecun(), RELU, 3, 1);
              Network end = start;
              for (var epoch : new Sgd(0.05, 20, 200).epochs(start, d, MSE, s)) {
                end = epoch.network();
              }
              return plan(end, d, MSE, new Sgd(1e-6, 20, 5), s);
            }));
  }
}
