package goldilocks.doctor;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Datasets;
import goldilocks.Dense;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Sgd;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A network that somebody was stuck with, and what a diagnosis owes it.
 *
 * @param due the first finding, or one of several that are as true; none is silence
 * @param mayLearn whether some draws are lucky, and are owed silence
 */
record Case(
    String name, String story, List<Fault> due, boolean mayLearn, Function<Seeds, Plan> plan) {
  /** How many starts a case is tried with. */
  static final int SEEDS = 10;

  static Case of(String name, String story, Function<Seeds, Plan> plan, Fault... due) {
    return new Case(name, story, List.of(due), false, plan);
  }

  /** The same where some draws are lucky: they are owed silence. */
  Case orLearns() {
    return new Case(name, story, due, true, plan);
  }

  Plan plan(int run) {
    return plan.apply(new Seeds(16).run(run));
  }

  Diagnosis diagnose(int run) {
    Plan p = plan(run);
    return p.sgd() == null
        ? Diagnosis.of(p.network(), p.data(), p.cost())
        : Diagnosis.of(p.network(), p.data(), p.cost(), p.sgd(), p.seeds());
  }

  /** Whether silence, or the first finding, is what is due. */
  boolean isRight(Diagnosis found, int run) {
    boolean isSilent = found.faults().isEmpty();
    boolean silenceIsDue = due.isEmpty() || mayLearn && !Trial.of(plan(run)).failed();
    return isSilent ? silenceIsDue : due.contains(found.faults().get(0));
  }

  String dueInWords() {
    String words = due.stream().map(Fault::name).collect(Collectors.joining(" or "));
    return due.isEmpty() ? "silence" : words + (mayLearn ? ", silence if it learns" : "");
  }

  // What cases are made of.

  static final Activation RELU = Activation.relu();
  static final Activation TANH = Activation.tanh();
  static final Activation SIGMOID = Activation.sigmoid();
  static final Cost MSE = Cost.meanSquared();
  static final Cost BCE = Cost.binaryCrossEntropy();
  static final Cost SOFTMAX = Cost.softmaxCrossEntropy();
  static final Initializer HE = Initializer.he();
  static final Initializer XAVIER = Initializer.xavier();
  static final Dataset XOR = Datasets.xor();

  static Dataset numbers(Matrix x, Matrix y) {
    List<String> features = IntStream.range(0, x.columns()).mapToObj(j -> "x" + (j + 1)).toList();
    return new Dataset("numbers", x, y, features, List.of());
  }

  static Dataset classes(Matrix x, Matrix y) {
    return new Dataset("classes", x, y, numbers(x, y).features(), List.of("no", "yes"));
  }

  static Matrix normal(int rows, int columns, Seeds seeds, String name) {
    return Initializer.normal(1).weights(rows, columns, seeds.stream(name));
  }

  /** One row's numbers as a matrix of one column. */
  static Matrix rows(Matrix x, ToDoubleFunction<double[]> f) {
    double[][] rows = x.toRows();
    return Matrix.column(Arrays.stream(rows).mapToDouble(f).toArray());
  }

  static Network net(Seeds seeds, Initializer init, Activation f, int... widths) {
    return Network.of(seeds, init, f, widths);
  }

  static Network ending(Network network, Activation last) {
    return network.with(network.layers().size(), l -> new Dense(l.weights(), l.bias(), last));
  }

  /** To be asked about with the descent that is usual. */
  static Plan plan(Network network, Dataset data, Cost cost, Seeds seeds) {
    return new Plan(network, data, cost, null, seeds);
  }

  static Plan plan(Network network, Dataset data, Cost cost, Sgd sgd, Seeds seeds) {
    return new Plan(network, data, cost, sgd, seeds);
  }
}
