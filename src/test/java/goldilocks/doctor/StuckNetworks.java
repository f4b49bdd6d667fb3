package goldilocks.doctor;

import static goldilocks.doctor.Case.*;
import static goldilocks.doctor.Fault.*;

import goldilocks.Activation;
import goldilocks.Dataset;
import goldilocks.Datasets;
import goldilocks.Dense;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Sgd;
import goldilocks.Split;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Small networks that people asked about in public, built again with plain descent. */
final class StuckNetworks {
  private static final Activation LINEAR = Activation.identity();
  private static final Initializer POSITIVE =
      (in, out, r) -> Matrix.generate(in, out, r::nextDouble);
  private static final Dataset RAW = Datasets.digits().split(5).train();
  private static final Split DIGITS = Datasets.digits().split(5).standardized();

  private StuckNetworks() {}

  static List<Case> all() {
    return Stream.of(firstWeights(), inputs(), targets(), descents())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Case> firstWeights() {
    return List.of(
        Case.of(
            "A1",
            "digits, 64-15-10 sigmoids, squared error, rate 0.5, one at a time; weights and biases from [0, 1)",
            s -> {
              Network n = ending(net(s, POSITIVE, SIGMOID, 64, 15, 10), SIGMOID);
              for (int l = 1; l <= 2; l++) {
                Matrix b = POSITIVE.weights(1, l == 1 ? 15 : 10, s.stream("b" + l));
                n = n.with(l, d -> d.with(d.weights(), b));
              }
              return plan(n, RAW, MSE, new Sgd(0.5, 1, 5), s);
            },
            ONE_SIDED),
        Case.of(
            "A2",
            "2-3-3-2 sigmoids, two examples, all weights and biases 1",
            s -> {
              Network n = ending(net(s, Initializer.constant(1), SIGMOID, 2, 3, 3, 2), SIGMOID);
              for (int l = 1; l <= 3; l++) {
                n = n.with(l, d -> d.with(d.weights(), Matrix.filled(1, d.fanOut(), 1)));
              }
              Matrix x = Matrix.of(new double[][] {{0.8, 0.4}, {0.3, 0.3}});
              Matrix y = Matrix.of(new double[][] {{0.9, 0.1}, {0.1, 0.9}});
              return plan(n, numbers(x, y), MSE, new Sgd(0.5, 2, 1000), s);
            },
            COPIES),
        Case.of(
            "A3 first layer 0", "digits, 64-32-10 sigmoid; W1 = 0, W2 from N(0, 1)", s -> a3(s, 1)),
        Case.of("A3 both 0", "the same with W2 = 0", s -> a3(s, 0), COPIES),
        Case.of(
            "A3 one layer",
            "logistic regression, 64-10, weights from N(0, 1)",
            s ->
                plan(
                    net(s, Initializer.normal(1), SIGMOID, 64, 10),
                    DIGITS.train(),
                    SOFTMAX,
                    new Sgd(0.5, 32, 10),
                    s)),
        Case.of(
            "A4",
            "moons, 2-16×5-1 tanh, weights from N(0, 0.01²)",
            s -> moons(s, Initializer.normal(0.01)),
            SIGNAL_VANISHES),
        Case.of("A4 xavier", "the same with Xavier's", s -> moons(s, XAVIER)),
        Case.of(
            "A5",
            "20 random bits to a weighted sum in the hundreds, 20-64×4-1 sigmoid, Xavier",
            s -> {
              Matrix x = normal(500, 20, s, "x").map(v -> v > 0 ? 1 : 0);
              Matrix w = normal(20, 1, s, "w").map(v -> 30 * Math.abs(v));
              return plan(
                  net(s, XAVIER, SIGMOID, Network.widths(20, 64, 4, 1)),
                  numbers(x, x.times(w)),
                  MSE,
                  new Sgd(0.05, 32, 20),
                  s);
            },
            SIGNAL_VANISHES),
        Case.of(
            "A6",
            "XOR as numbers, 2-2-1 tanh with a linear output, weights from N(0, 0.01²)",
            s ->
                plan(
                    net(s, Initializer.normal(0.01), TANH, 2, 2, 1),
                    XOR,
                    MSE,
                    new Sgd(1, 4, 1000),
                    s),
            SIGNAL_VANISHES),
        Case.of(
            "A6 large",
            "the same from N(0, 3²): a rate of 1 is too much for a mean of squares",
            s ->
                plan(
                    net(s, Initializer.normal(3), TANH, 2, 2, 1), XOR, MSE, new Sgd(1, 4, 1000), s),
            SATURATED,
            RATE_TOO_LARGE),
        Case.of(
            "A7",
            "four raw hour counts, 4-2-1 sigmoid, N(0, 1), output 50·σ: a rate of 125",
            s -> hours(s, 125),
            SATURATED,
            RATE_TOO_LARGE),
        Case.of("A7 slow", "the same at 0.05", s -> hours(s, 0.05), SATURATED, RATE_TOO_SMALL));
  }

  private static Plan a3(Seeds s, double sd) {
    Network n = net(s, Initializer.zeros(), SIGMOID, 64, 32, 10);
    Matrix w = normal(32, 10, s, "w2").times(sd);
    return plan(
        n.with(2, d -> d.with(w, d.bias())), DIGITS.train(), SOFTMAX, new Sgd(0.5, 32, 10), s);
  }

  private static Plan moons(Seeds s, Initializer init) {
    return plan(
        net(s, init, TANH, Network.widths(2, 16, 5, 1)),
        Datasets.moons(300, 0.1, s).binary(),
        BCE,
        new Sgd(0.1, 16, 30),
        s);
  }

  private static Plan hours(Seeds s, double rate) {
    Matrix x = Matrix.of(new double[][] {{1, 3, 9, 7}, {7, 9, 8, 2}, {2, 4, 6, 5}});
    Network n = ending(net(s, Initializer.normal(1), SIGMOID, 4, 2, 1), SIGMOID);
    return plan(n, numbers(x, Matrix.column(0.94, 0.86, 0.78)), MSE, new Sgd(rate, 3, 1000), s);
  }

  private static List<Case> inputs() {
    return List.of(
        Case.of(
            "A9",
            "digits from 0 to 255, 64-64-64-10 ReLU",
            s -> grey(s, 255, 0.05),
            DATA_OFF_SCALE),
        Case.of("A9 to 16", "the same from 0 to 16: it learns", s -> grey(s, 16, 0.05)),
        Case.of("A10", "digits from 0 to 255 at a rate of 1", s -> grey(s, 255, 1), DATA_OFF_SCALE),
        Case.of(
            "A11",
            "integers 0 to 299, is x at least 150, 1-2-1 sigmoid, rate 0.1",
            s -> {
              Matrix x = Matrix.column(IntStream.range(0, 300).asDoubleStream().toArray());
              return plan(
                  net(s, XAVIER, SIGMOID, 1, 2, 1),
                  classes(x, x.map(v -> v >= 150 ? 1 : 0)),
                  BCE,
                  new Sgd(0.1, 32, 20),
                  s);
            },
            DATA_OFF_SCALE),
        Case.of(
            "A12",
            "rooms, baths and square feet to rent, 3-8-1 sigmoid everywhere",
            s -> {
              Dataset d = rent(s);
              return plan(
                  ending(net(s, XAVIER, SIGMOID, 3, 8, 1), SIGMOID),
                  d,
                  MSE,
                  new Sgd(0.1, 10, 200),
                  s);
            },
            COLUMNS_UNEQUAL),
        Case.of(
            "A13",
            "7 rows of 12 features, two of them constant, others up to 995.8",
            s -> {
              Matrix x = normal(7, 12, s, "x");
              double[][] rows = x.toRows();
              for (double[] row : rows) {
                row[0] = 2.6;
                row[1] = 2.6;
                row[2] = 600 + 200 * row[2];
                row[3] = 60 + 20 * row[3];
              }
              Matrix y = Matrix.column(134, 272, 180, 150, 201, 244, 160);
              return plan(
                  net(s, HE, RELU, 12, 16, 1),
                  numbers(Matrix.of(rows), y),
                  MSE,
                  new Sgd(0.01, 7, 200),
                  s);
            },
            COLUMNS_UNEQUAL),
        Case.of(
            "A13 twin",
            "200 rows: x1 of sd 0.01 decides, x2 of sd 100 is noise, 2-8-1 tanh",
            s -> {
              Matrix x = normal(200, 2, s, "x");
              Matrix y = rows(x, r -> r[0] > 0 ? 1 : 0);
              Matrix sized =
                  Matrix.of(
                      Arrays.stream(x.toRows())
                          .map(r -> new double[] {0.01 * r[0], 100 * r[1]})
                          .toArray(double[][]::new));
              return plan(
                  net(s, XAVIER, TANH, 2, 8, 1), classes(sized, y), BCE, new Sgd(0.1, 20, 50), s);
            },
            COLUMNS_UNEQUAL),
        Case.of(
            "A15",
            "irises with one column constant, standardized",
            s -> {
              Dataset iris = Datasets.iris();
              double[][] x = iris.x().toRows();
              for (double[] row : x) {
                row[2] = 1;
              }
              return plan(
                  net(s, HE, RELU, 4, 16, 3),
                  iris.withX(Matrix.of(x)).scaled(),
                  SOFTMAX,
                  new Sgd(0.1, 16, 50),
                  s);
            }),
        Case.of(
            "A16",
            "all inputs 0, targets 0.1, 0.25, 0.5, three ReLU layers, the last one too",
            s -> {
              Matrix y = Matrix.zeros(20, 3).plusRow(Matrix.row(0.1, 0.25, 0.5));
              return plan(
                  ending(net(s, HE, RELU, 3, 16, 16, 3), RELU),
                  numbers(Matrix.zeros(20, 3), y),
                  MSE,
                  new Sgd(0.1, 10, 100),
                  s);
            },
            INPUTS_EQUAL),
        Case.of(
            "A18",
            "sepal length from the other three, 3-100-1 ReLU, standardized, few small steps",
            s -> sepals(s, 0.001, 5),
            TARGETS_OFF_SCALE,
            RATE_TOO_SMALL),
        Case.of(
            "A18 longer", "the same for 100 epochs at 0.01: it learns", s -> sepals(s, 0.01, 100)));
  }

  private static Plan grey(Seeds s, double white, double rate) {
    return plan(
        net(s, HE, RELU, 64, 64, 64, 10),
        RAW.withX(RAW.x().times(white)),
        SOFTMAX,
        new Sgd(rate, 32, 20),
        s);
  }

  private static Plan sepals(Seeds s, double rate, int epochs) {
    Matrix x = Datasets.iris().scaled().x();
    Matrix three = x.times(Matrix.of(new double[][] {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}}));
    Matrix length = rows(Datasets.iris().x(), r -> r[0]);
    return plan(
        net(s, HE, RELU, 3, 100, 1), numbers(three, length), MSE, new Sgd(rate, 32, epochs), s);
  }

  private static Dataset rent(Seeds s) {
    double[][] rows = new double[30][];
    double[] rent = new double[30];
    var r = s.stream("rent");
    for (int i = 0; i < 30; i++) {
      int rooms = 1 + r.nextInt(5);
      rows[i] = new double[] {rooms, 1 + r.nextInt(3), 500 + 300 * rooms + 200 * r.nextDouble()};
      rent[i] = 300 + 0.9 * rows[i][2] + 100 * rows[i][1];
    }
    return numbers(Matrix.of(rows), Matrix.column(rent));
  }

  private static List<Case> targets() {
    return List.of(
        Case.of(
            "A19",
            "four of −1, 0, 1 to the sine of their sum, 4-6-1 sigmoid everywhere",
            s -> {
              double[][] x = new double[81][];
              for (int i = 0; i < 81; i++) {
                x[i] = new double[] {i % 3 - 1, i / 3 % 3 - 1, i / 9 % 3 - 1, i / 27 - 1};
              }
              Matrix m = Matrix.of(x);
              return plan(
                  ending(net(s, XAVIER, SIGMOID, 4, 6, 1), SIGMOID),
                  numbers(m, rows(m, v -> Math.sin(v[0] + v[1] + v[2] + v[3]))),
                  MSE,
                  new Sgd(0.1, 1, 100),
                  s);
            },
            TARGETS_OUT_OF_REACH),
        Case.of(
            "A21",
            "one weight, x = 3, target 2, a sigmoid",
            s ->
                plan(
                    ending(net(s, XAVIER, SIGMOID, 1, 1), SIGMOID),
                    numbers(Matrix.row(3), Matrix.row(2)),
                    MSE,
                    new Sgd(0.1, 1, 1000),
                    s),
            TARGETS_OUT_OF_REACH),
        Case.of(
            "A22",
            "y = 2x − 1 on seven points, 1-4-2-1 ReLU in the output too",
            s -> {
              Matrix x = Matrix.column(-1, 0, 1, 2, 3, 4, 5);
              return plan(
                  ending(net(s, HE, RELU, 1, 4, 2, 1), RELU),
                  numbers(x, x.map(v -> 2 * v - 1)),
                  MSE,
                  new Sgd(0.01, 7, 1000),
                  s);
            },
            TARGETS_OUT_OF_REACH),
        Case.of(
            "A23",
            "digits, one column of labels 0 to 9 under binary cross-entropy, 64-32-1 sigmoid",
            s -> {
              double[] y = Arrays.stream(RAW.labels()).asDoubleStream().toArray();
              return plan(
                  net(s, XAVIER, SIGMOID, 64, 32, 1),
                  numbers(RAW.x(), Matrix.column(y)),
                  BCE,
                  new Sgd(0.05, 32, 5),
                  s);
            },
            TARGETS_OUT_OF_REACH),
        Case.of(
            "A24",
            "XOR, softmax on one unit, five steps",
            s -> plan(net(s, XAVIER, SIGMOID, 2, 2, 1), XOR, SOFTMAX, new Sgd(0.01, 4, 5), s),
            OUTPUT_DOES_NOT_FIT),
        Case.of(
            "A25",
            "8 points, is x1 + x2 above ½, 2-64-64-1 tanh, softmax on one unit",
            s -> {
              Matrix x = normal(8, 2, s, "x");
              return plan(
                  net(s, XAVIER, TANH, 2, 64, 64, 1),
                  classes(x, rows(x, r -> r[0] + r[1] > 0.5 ? 1 : 0)),
                  SOFTMAX,
                  new Sgd(0.1, 8, 100),
                  s);
            },
            OUTPUT_DOES_NOT_FIT),
        Case.of(
            "A26",
            "100 rows of 3 bits, their majority, 3-10-1 ReLU, softmax on one unit",
            s -> {
              Matrix x = normal(100, 3, s, "x").map(v -> v > 0 ? 1 : 0);
              return plan(
                  net(s, HE, RELU, 3, 10, 1),
                  classes(x, rows(x, r -> r[0] + r[1] + r[2] > 1 ? 1 : 0)),
                  SOFTMAX,
                  new Sgd(0.1, 10, 50),
                  s);
            },
            OUTPUT_DOES_NOT_FIT),
        Case.of(
            "A28",
            "10 standardized features to 180,000 ± 80,000, 10-64-64-1 ReLU, rate 0.1",
            s -> {
              Matrix x = normal(200, 10, s, "x");
              Matrix y = x.times(normal(10, 1, s, "w")).map(v -> 180_000 + 25_000 * v);
              return plan(
                  net(s, HE, RELU, 10, 64, 64, 1), numbers(x, y), MSE, new Sgd(0.1, 16, 20), s);
            },
            TARGETS_OFF_SCALE),
        Case.of(
            "A30",
            "x = 1 to 5, y = 1, 4, 6, 8, 10, a sigmoid output",
            s ->
                plan(
                    ending(net(s, XAVIER, SIGMOID, 1, 3, 1), SIGMOID),
                    numbers(Matrix.column(1, 2, 3, 4, 5), Matrix.column(1, 4, 6, 8, 10)),
                    MSE,
                    new Sgd(0.1, 5, 1000),
                    s),
            TARGETS_OUT_OF_REACH),
        Case.of(
            "A31",
            "y = x² + 1, 1-64-32-1 without an activation",
            s -> {
              Matrix x = normal(100, 1, s, "x");
              return plan(
                  net(s, Initializer.lecun(), LINEAR, 1, 64, 32, 1),
                  numbers(x, x.map(v -> v * v + 1)),
                  MSE,
                  new Sgd(0.01, 10, 50),
                  s);
            },
            NO_BEND),
        Case.of(
            "A32",
            "XOR with one hidden unit and two outputs",
            s -> {
              Dataset two =
                  Dataset.ofClasses("XOR", XOR.x(), XOR.labels(), XOR.features(), XOR.classes());
              return plan(net(s, XAVIER, SIGMOID, 2, 1, 2), two, SOFTMAX, new Sgd(1, 4, 5000), s);
            },
            TOO_FEW_UNITS),
        Case.of(
            "A33 separable",
            "500 rows of 10, 12 % yes, separable, 10-32-32-1 ReLU",
            s -> rare(s, true)),
        Case.of(
            "A33 noise",
            "the same, and the answer is noise",
            s -> rare(s, false),
            LABELS_AT_RANDOM));
  }

  private static Plan rare(Seeds s, boolean separable) {
    Matrix x = normal(500, 10, s, "x");
    Matrix noise = normal(500, 1, s, "noise");
    Matrix y =
        (separable ? rows(x, r -> r[0] + r[1]).times(1 / Math.sqrt(2)) : noise)
            .map(v -> v > 1.175 ? 1 : 0);
    return plan(net(s, HE, RELU, 10, 32, 32, 1), classes(x, y), BCE, new Sgd(0.1, 20, 30), s);
  }

  private static List<Case> descents() {
    return List.of(
        Case.of(
            "A34",
            "x = 0 to 199, y = 2x, one linear unit, one at a time at 0.001",
            s -> {
              Matrix x = Matrix.column(IntStream.range(0, 200).asDoubleStream().toArray());
              return plan(
                  net(s, XAVIER, LINEAR, 1, 1),
                  numbers(x, x.times(2)),
                  MSE,
                  new Sgd(0.001, 1, 20),
                  s);
            },
            DATA_OFF_SCALE),
        Case.of(
            "A35",
            "1000 × 100 normal, targets of ±2000, one linear unit, 0.01: it learns",
            s -> {
              Matrix x = normal(1000, 100, s, "x");
              Matrix w = normal(100, 1, s, "w").map(v -> 75 + 10 * v);
              return plan(
                  net(s, Initializer.lecun(), LINEAR, 100, 1),
                  numbers(x, x.times(w)),
                  MSE,
                  new Sgd(0.01, 16, 10),
                  s);
            }),
        Case.of(
            "A37",
            "features of sd 5, targets in the hundreds, ReLU 2×32, 0.001",
            s -> {
              Matrix x = normal(300, 8, s, "x").times(5);
              Matrix y = x.times(normal(8, 1, s, "w")).map(v -> 500 + 20 * v);
              return plan(
                  net(s, HE, RELU, 8, 32, 32, 1), numbers(x, y), MSE, new Sgd(0.001, 16, 50), s);
            },
            TARGETS_OFF_SCALE,
            RATE_TOO_LARGE),
        Case.of(
                "A38",
                "digits, 64-128-10 tanh at a rate of 1000",
                s ->
                    plan(
                        net(s, XAVIER, TANH, 64, 128, 10),
                        DIGITS.train(),
                        SOFTMAX,
                        new Sgd(1000, 32, 20),
                        s),
                RATE_TOO_LARGE)
            .orLearns(),
        Case.of(
                "A38 ReLU",
                "digits, 64-64-64-10 ReLU at a rate of 1",
                s ->
                    plan(
                        net(s, HE, RELU, 64, 64, 64, 10),
                        DIGITS.train(),
                        SOFTMAX,
                        new Sgd(1, 32, 20),
                        s),
                RATE_TOO_LARGE)
            .orLearns(),
        Case.of(
            "A39",
            "XOR a hundred times, 2-5-10-5-1 ReLU at a rate of 1",
            s -> plan(net(s, HE, RELU, 2, 5, 10, 5, 1), many(), MSE, new Sgd(1, 32, 10), s),
            RATE_TOO_LARGE,
            UNLUCKY_START),
        Case.of(
            "A39 trained",
            "what is left of it after the large steps",
            s -> {
              Plan p = plan(net(s, HE, RELU, 2, 5, 10, 5, 1), many(), MSE, new Sgd(1, 32, 10), s);
              return p.with(p.sgd().fit(p.network(), p.data(), MSE, s).network()).with(0.1, 1);
            },
            DEAD,
            UNLUCKY_START),
        Case.of(
            "A40",
            "XOR, 2-2-1 sigmoid, 0.01, 500 steps",
            s -> xor(s, XAVIER, SIGMOID, 0.01, 500),
            RATE_TOO_SMALL),
        Case.of(
            "A41",
            "XOR, 2-2-2-1 sigmoid, 0.001, 10,000 steps",
            s -> plan(net(s, XAVIER, SIGMOID, 2, 2, 2, 1), XOR, BCE, new Sgd(0.001, 4, 10_000), s),
            RATE_TOO_SMALL),
        Case.of(
            "A42",
            "XOR, 2-2-1 from a textbook, 0.1, one at a time, 500 epochs",
            s -> {
              Network n =
                  ending(
                      new Network(
                          List.of(
                              new Dense(
                                  Matrix.of(new double[][] {{0.5, 0.9}, {0.4, 1.0}}),
                                  Matrix.row(-0.8, 0.1),
                                  SIGMOID),
                              new Dense(Matrix.column(-1.2, 1.1), Matrix.row(-0.3), SIGMOID))),
                      SIGMOID);
              return plan(n, XOR, MSE, new Sgd(0.1, 1, 500), s);
            },
            RATE_TOO_SMALL,
            TRAINING_TOO_SHORT),
        Case.of(
                "A43",
                "y = (x − ½)² on [0, 1), 1-16-16-1 ReLU, 0.001, 20,000 full batches",
                s -> {
                  Matrix x =
                      Matrix.column(IntStream.range(0, 100).mapToDouble(i -> i / 100.0).toArray());
                  return plan(
                      net(s, HE, RELU, 1, 16, 16, 1),
                      numbers(x, x.map(v -> (v - 0.5) * (v - 0.5))),
                      MSE,
                      new Sgd(0.001, 100, 20_000),
                      s);
                },
                RATE_TOO_SMALL,
                DEAD)
            .orLearns(),
        Case.of(
                "A44",
                "XOR of −1 and 1, 2-2-1 tanh, 0.01, 500 steps",
                s -> {
                  Dataset signs = numbers(XOR.x().map(v -> 2 * v - 1), XOR.y().map(v -> 2 * v - 1));
                  return plan(
                      ending(net(s, XAVIER, TANH, 2, 2, 1), TANH),
                      signs,
                      MSE,
                      new Sgd(0.01, 4, 500),
                      s);
                },
                RATE_TOO_SMALL)
            .orLearns(),
        Case.of(
                "A45",
                "XOR, 2-2-1 ReLU, He: learns in one of seven draws",
                s -> xor(s, HE, RELU, 0.1, 5000),
                UNLUCKY_START,
                TOO_FEW_UNITS)
            .orLearns(),
        Case.of(
            "A45 wide",
            "the same with 20 units",
            s -> plan(net(s, HE, RELU, 2, 20, 1), XOR, BCE, new Sgd(0.1, 4, 5000), s)),
        Case.of(
                "A47",
                "XOR, 2-2-1 sigmoid, weights from [0, 1), 9000 steps of 0.1",
                s -> xor(s, POSITIVE, SIGMOID, 0.1, 9000),
                UNLUCKY_START,
                TOO_FEW_UNITS,
                RATE_TOO_SMALL)
            .orLearns(),
        Case.of(
                "A47 both signs",
                "the same from [−1, 1)",
                s ->
                    xor(
                        s,
                        (in, out, r) -> Matrix.generate(in, out, () -> 2 * r.nextDouble() - 1),
                        SIGMOID,
                        0.1,
                        9000),
                UNLUCKY_START,
                TOO_FEW_UNITS,
                RATE_TOO_SMALL)
            .orLearns(),
        Case.of(
            "A48",
            "1 2 3 4 5 to 15, 1 2 3 4 6 to 16, 5-2-1 ReLU",
            s ->
                plan(
                    net(s, HE, RELU, 5, 2, 1),
                    numbers(
                        Matrix.of(new double[][] {{1, 2, 3, 4, 5}, {1, 2, 3, 4, 6}}),
                        Matrix.column(15, 16)),
                    MSE,
                    new Sgd(0.01, 2, 1000),
                    s),
            DATA_OFF_CENTRE),
        Case.of(
            "A50",
            "irises over their maxima, 4-4-3 tanh, small full batches",
            s -> {
              Dataset iris = Datasets.iris();
              Matrix x =
                  Matrix.of(
                      Arrays.stream(iris.x().toRows())
                          .map(r -> new double[] {r[0] / 7.9, r[1] / 4.4, r[2] / 6.9, r[3] / 2.5})
                          .toArray(double[][]::new));
              return plan(
                  net(s, XAVIER, TANH, 4, 4, 3),
                  iris.withX(x),
                  SOFTMAX,
                  new Sgd(0.01, 150, 200),
                  s);
            },
            RATE_TOO_SMALL),
        Case.of(
            "A58",
            "digits with labels shifted by one row",
            s -> {
              Dataset d = DIGITS.train();
              int[] next = IntStream.range(0, d.size()).map(i -> (i + 1) % d.size()).toArray();
              return plan(
                  net(s, HE, RELU, 64, 64, 10),
                  d.withY(d.y().rows(next)),
                  SOFTMAX,
                  new Sgd(0.05, 32, 20),
                  s);
            },
            LABELS_AT_RANDOM),
        Case.of(
            "A58 random",
            "digits, four of five labels random",
            s -> {
              Dataset d = DIGITS.train();
              var r = s.stream("labels");
              int[] rows =
                  IntStream.range(0, d.size())
                      .map(i -> r.nextDouble() < 0.8 ? r.nextInt(d.size()) : i)
                      .toArray();
              return plan(
                  net(s, HE, RELU, 64, 64, 10),
                  d.withY(d.y().rows(rows)),
                  SOFTMAX,
                  new Sgd(0.05, 32, 20),
                  s);
            },
            LABELS_AT_RANDOM));
  }

  private static Dataset many() {
    return XOR.rows(IntStream.range(0, 400).map(i -> i % 4).toArray());
  }

  private static Plan xor(Seeds s, Initializer init, Activation f, double rate, int steps) {
    return plan(net(s, init, f, 2, 2, 1), XOR, BCE, new Sgd(rate, 4, steps), s);
  }
}
