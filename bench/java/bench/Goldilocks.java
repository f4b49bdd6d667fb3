package bench;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Dense;
import goldilocks.Epoch;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Sgd;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** This kit, as a lesson uses it: epochs of mini-batches. */
final class Goldilocks implements Trainer {
  private static final int BYTES_OF_DATA = 1 << 22;
  private static final int MOST_COPIES = 1000;

  private Problem problem;
  private int copies;
  private Iterator<Epoch> epochs;

  /** An epoch ends with a copy of the network: many copies of the batch make that cheap. */
  @Override
  public void prepare(Problem given) {
    problem = given;
    copies = Math.max(1, Math.min(MOST_COPIES, BYTES_OF_DATA / (8 * problem.x().length)));
    epochs = epochs(copies);
  }

  @Override
  public double[] costs(int steps) {
    Iterator<Epoch> single = epochs(1);
    return IntStream.range(0, steps).mapToDouble(i -> single.next().cost()).toArray();
  }

  @Override
  public long train(long steps) {
    long done = 0;
    while (done < steps) {
      epochs.next();
      done += copies;
    }
    return done;
  }

  private Iterator<Epoch> epochs(int times) {
    Sgd sgd = new Sgd(problem.rate(), problem.batch(), Integer.MAX_VALUE / times);
    return sgd.epochs(network(), batches(times), Cost.softmaxCrossEntropy(), new Seeds(1))
        .iterator();
  }

  private Network network() {
    List<Dense> layers = new ArrayList<>();
    int[] widths = problem.widths();
    for (int l = 0; l < problem.layers(); l++) {
      boolean last = l == problem.layers() - 1;
      layers.add(
          new Dense(
              Matrix.of(widths[l], widths[l + 1], problem.w()[l]),
              Matrix.row(problem.b()[l]),
              last ? Activation.identity() : Activation.relu()));
    }
    return new Network(layers);
  }

  private Dataset batches(int times) {
    int inputs = problem.widths()[0];
    Matrix x = Matrix.of(problem.batch(), inputs, problem.x());
    Matrix y = Matrix.of(problem.batch(), problem.outputs(), problem.y());
    int[] rows =
        IntStream.range(0, times * problem.batch()).map(i -> i % problem.batch()).toArray();
    return new Dataset("batch", x, y, names(inputs), names(problem.outputs())).rows(rows);
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }
}
