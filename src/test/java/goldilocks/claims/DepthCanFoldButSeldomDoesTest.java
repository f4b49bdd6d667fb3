package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Dense;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Lesson 04: a ReLU network can have exponentially many pieces; a random one has about one each.
 */
class DepthCanFoldButSeldomDoesTest {
  private static final Activation RELU = Activation.relu();

  /** Five layers of two make 32. */
  @Test
  void eachFoldingLayerOfTwoNeuronsDoublesThePieces() {
    for (int depth = 1; depth <= 5; depth++) {
      assertEquals(1 << depth, pieces(tents(depth), 0, 1));
    }
  }

  @Test
  void inOneLayerThirtyTwoPiecesTake31Neurons() {
    double[] kinks = new double[31];
    Arrays.setAll(kinks, i -> -(i + 1) / 32.0);
    Dense wide = new Dense(Matrix.filled(1, 31, 1), Matrix.row(kinks), RELU);
    Dense sum = new Dense(Matrix.filled(31, 1, 1), Matrix.row(0), Activation.identity());
    assertEquals(32, pieces(new Network(List.of(wide, sum)), 0, 1));
  }

  @Test
  void aHandMadeTentGoesUpAndDown() {
    Matrix x = Matrix.column(0, 0.25, 0.5, 0.75, 1);
    assertEquals(Matrix.column(0, 0.5, 1, 0.5, 0), tents(1).output(x));
    assertEquals(Matrix.column(0, 1, 0, 1, 0), tents(2).output(x));
  }

  @Test
  void thirtyTwoRandomNeuronsMakeNoMoreThanAboutOnePieceEach() {
    double one = meanPieces(1);
    double two = meanPieces(2);
    double eight = meanPieces(8);
    assertTrue(one > 24 && one <= 33, "one layer: " + one);
    assertEquals(one, two, 4);
    assertTrue(eight < 0.75 * one, "eight layers of 4: " + eight);
  }

  private static double meanPieces(int depth) {
    int draws = 20;
    double sum = 0;
    for (int run = 1; run <= draws; run++) {
      Seeds seeds = new Seeds(4).run(run);
      Network random =
          Network.of(seeds, Initializer.he(), RELU, Network.widths(1, 32 / depth, depth, 1));
      for (int l = 1; l <= depth; l++) {
        Matrix biases = Matrix.generate(1, 32 / depth, seeds.stream("biases " + l)::nextGaussian);
        random = random.with(l, layer -> layer.with(layer.weights(), biases));
      }
      sum += pieces(random, -4, 4);
    }
    return sum / draws;
  }

  private static Network tents(int depth) {
    List<Dense> layers = new ArrayList<>();
    layers.add(new Dense(Matrix.row(1, 1), Matrix.row(0, -0.5), RELU));
    for (int l = 2; l <= depth; l++) {
      Matrix fold = Matrix.of(new double[][] {{2, 2}, {-4, -4}});
      layers.add(new Dense(fold, Matrix.row(0, -0.5), RELU));
    }
    layers.add(new Dense(Matrix.column(2, -4), Matrix.row(0), Activation.identity()));
    return new Network(layers);
  }

  /** One more than the places where some neuron switches on or off. */
  private static int pieces(Network network, double from, double to) {
    double[] x = new double[8000];
    Arrays.setAll(x, i -> from + (to - from) * (i + 0.5) / x.length);
    List<Dense.Pass> layers = network.forward(Matrix.column(x)).layers();
    int count = 1;
    for (int i = 1; i < x.length; i++) {
      boolean switched = false;
      for (Dense.Pass layer : layers.subList(0, layers.size() - 1)) {
        for (int j = 0; j < layer.z().columns(); j++) {
          switched |= layer.z().get(i, j) > 0 != layer.z().get(i - 1, j) > 0;
        }
      }
      count += switched ? 1 : 0;
    }
    return count;
  }
}
