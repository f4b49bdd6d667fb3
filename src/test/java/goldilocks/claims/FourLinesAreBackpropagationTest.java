package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dense;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import java.util.LinkedList;
import org.junit.jupiter.api.Test;

/** Lesson 05: backpropagation is four lines and a loop, and one neuron can be done by hand. */
class FourLinesAreBackpropagationTest {
  private static final Seeds SEEDS = new Seeds(42);

  @Test
  void theNeuronOfTheLessonComesOutAsByHand() {
    Dense neuron = new Dense(Matrix.column(0.5, -1), Matrix.row(0), Activation.sigmoid());
    Dense.Pass pass = neuron.forward(Matrix.row(2, 1));
    assertEquals(Matrix.row(0.5), pass.a());
    assertEquals(0.25, Cost.meanSquared().value(pass.a(), Matrix.row(1)));
    Matrix dA = Cost.meanSquared().gradient(pass.a(), Matrix.row(1));
    assertEquals(Matrix.row(-1), dA);
    Dense.Gradients gradients = neuron.backward(pass, dA);
    assertEquals(Matrix.row(-0.25), gradients.dZ());
    assertEquals(Matrix.column(-0.5, -0.25), gradients.dW());
    assertEquals(Matrix.row(-0.25), gradients.dB());
    assertEquals(Matrix.row(-0.125, 0.25), gradients.dX());
  }

  @Test
  void theFourFormulasGiveThePackagesGradientsToTheLastBitForAnyShape() {
    for (int[] shape : new int[][] {{1, 1, 1}, {20, 8, 8}, {7, 3, 5}, {33, 17, 9}}) {
      Dense layer =
          Dense.of(
              shape[1], shape[2], Initializer.lecun(), Activation.tanh(), SEEDS.stream("weights"));
      Dense.Pass pass = layer.forward(normal(shape[0], shape[1], "x"));
      Matrix dA = normal(shape[0], shape[2], "dA");
      assertEquals(layer.backward(pass, dA), fourLines(layer, pass, dA));
    }
  }

  @Test
  void aLoopFromTheLastLayerToTheFirstGivesTheNetworksGradients() {
    Network network = Network.of(SEEDS, Initializer.lecun(), Activation.tanh(), 2, 8, 8, 2);
    assertEquals(114, network.parameters());
    Matrix x = normal(20, 2, "x");
    Matrix y = normal(20, 2, "y");
    LinkedList<Dense.Gradients> gradients = new LinkedList<>();
    Network.Pass passes = network.forward(x);
    Matrix dA = Cost.meanSquared().gradient(passes.output(), y);
    for (int l = 3; l >= 1; l--) {
      gradients.addFirst(fourLines(network.layer(l), passes.layer(l), dA));
      dA = gradients.getFirst().dX();
    }
    assertEquals(network.gradients(x, y, Cost.meanSquared()).layers(), gradients);
  }

  private static Dense.Gradients fourLines(Dense layer, Dense.Pass pass, Matrix dA) {
    Matrix dZ = dA.hadamard(pass.z().map(layer.activation()::slope));
    Matrix dW = pass.x().transpose().times(dZ);
    Matrix dB = dZ.sumRows();
    Matrix dX = dZ.times(layer.weights().transpose());
    return new Dense.Gradients(dZ, dW, dB, dX);
  }

  private static Matrix normal(int rows, int columns, String name) {
    return Matrix.generate(rows, columns, SEEDS.stream(name)::nextGaussian);
  }
}
