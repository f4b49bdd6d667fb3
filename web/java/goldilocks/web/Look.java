package goldilocks.web;

import goldilocks.Activation;
import goldilocks.Dense;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.inspect.Summary;
import java.util.Arrays;
import java.util.function.DoubleToIntFunction;

/**
 * A network from inside, as one row of numbers for the page: one pass forward and back over all the
 * training rows. {@code page/look.js} reads it in the same order.
 */
final class Look {
  private double[] row = new double[4096];
  private int size;

  private Look() {}

  static double[] at(Run run) {
    Network network = run.network;
    Network.Pass pass = network.forward(run.train.x());
    double cost = run.cost.value(pass.output(), run.train.y());
    Network.Gradients back =
        network.backward(pass, run.cost.gradient(pass.output(), run.train.y()));
    Look look = new Look();
    look.add(run.steps, cost, network.accuracy(run.train), network.accuracy(run.test));
    look.add(network.layers().size());
    for (int l = 1; l <= network.layers().size(); l++) {
      look.layer(network.layer(l), pass.layer(l), back.layer(l), run.update[l - 1]);
    }
    return Arrays.copyOf(look.row, look.size);
  }

  private void layer(Dense layer, Dense.Pass pass, Dense.Gradients back, double update) {
    Activation f = layer.activation();
    add(layer.fanIn(), layer.fanOut());
    add(pass.a().rms(), back.dZ().rms(), back.dW().rms());
    add(Summary.shareFlat(pass.z(), f), Summary.of(pass.a()).shareDead());
    add(pass.z().isFinite() ? 0 : 1, update);
    histogram(pass.a(), Bins.of(f));
    histogram(back.dZ(), Bins::power);
    histogram(back.dW(), Bins::power);
    add(layer.weights().toArray());
    add(layer.bias().toArray());
  }

  /** The share in each bin, and before them that of exact zeros if these have no bin. */
  private void histogram(Matrix values, DoubleToIntFunction bin) {
    double[] shares = new double[Bins.COUNT + 1];
    double each = 1.0 / values.size();
    for (double v : values.toArray()) {
      if (Double.isFinite(v)) {
        shares[1 + bin.applyAsInt(v)] += each;
      }
    }
    add(shares);
  }

  private void add(double... numbers) {
    if (size + numbers.length > row.length) {
      row = Arrays.copyOf(row, 2 * (size + numbers.length));
    }
    System.arraycopy(numbers, 0, row, size, numbers.length);
    size += numbers.length;
  }
}
