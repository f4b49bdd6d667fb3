package goldilocks.doctor;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Dense;
import goldilocks.Initializer;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Sgd;
import goldilocks.VarianceRule;
import goldilocks.inspect.Summary;
import java.util.stream.IntStream;

/** What is to be trained, on what, and how; and the same with one thing changed. */
record Plan(Network network, Dataset data, Cost cost, Sgd sgd, Seeds seeds) {
  Plan with(Network other) {
    return new Plan(other, data, cost, sgd, seeds);
  }

  Plan with(Dataset other) {
    return new Plan(network, other, cost, sgd, seeds);
  }

  /** Another rate and as many more epochs. */
  Plan with(double rate, int epochs) {
    int all = (int) Math.min(Integer.MAX_VALUE, (long) epochs * sgd.epochs());
    Sgd other = new Sgd(rate * sgd.learningRate(), sgd.batchSize(), all, sgd.maxNorm());
    return new Plan(network, data, cost, other, seeds);
  }

  /** First weights of the usual rule, drawn anew, with so many times the hidden units. */
  Plan redrawn(String draw, int times) {
    int[] widths =
        IntStream.rangeClosed(0, depth())
            .map(
                l ->
                    l == 0
                        ? network.inputs()
                        : network.layer(l).fanOut() * (l < depth() ? times : 1))
            .toArray();
    Network other = Network.of(seeds.child(draw), rule(1), network.layer(1).activation(), widths);
    return with(other.with(depth(), l -> new Dense(l.weights(), l.bias(), last())));
  }

  /** What a network costs on all the data. */
  double costOf(Network any) {
    return any.cost(data.x(), data.y(), cost);
  }

  /** The rule of initialization that suits a layer. */
  VarianceRule rule(int layer) {
    // The last layer is drawn like the hidden ones: its own activation is the cost's business.
    Activation f = network.layer(Math.min(layer, Math.max(1, depth() - 1))).activation();
    return f == Activation.identity()
        ? Initializer.lecun()
        : saturates(f) ? Initializer.xavier() : Initializer.he(f.slope(-1));
  }

  /** Whether f is flat far to the left and far to the right, unlike ReLU. */
  static boolean saturates(Activation f) {
    return Math.abs(f.slope(-100)) < Summary.FLAT && Math.abs(f.slope(100)) < Summary.FLAT;
  }

  /** Whether there are hidden layers, and none has an activation. */
  boolean isLine() {
    return depth() > 1
        && IntStream.range(1, depth())
            .allMatch(l -> network.layer(l).activation() == Activation.identity());
  }

  int depth() {
    return network.layers().size();
  }

  /** The last layer's activation. */
  Activation last() {
    return network.layer(depth()).activation();
  }

  int stepsPerEpoch() {
    return (data.size() + sgd.batchSize() - 1) / sgd.batchSize();
  }
}
