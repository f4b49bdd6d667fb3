package goldilocks.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import goldilocks.Activation;
import goldilocks.Dense;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

class JacobianTest {
  private static final Seeds SEEDS = new Seeds(13);

  @Test
  void ofALinearLayerItIsTheTransposedWeights() {
    Matrix w = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
    assertEquals(w.transpose(), Jacobian.of(linear(w), Matrix.row(7, 8)));
  }

  @Test
  void theSingularValuesOfADiagonalAreItsSizesLargestFirst() {
    Matrix w = Matrix.of(new double[][] {{0.5, 0}, {0, -3}});
    assertArrayEquals(
        new double[] {3, 0.5}, Jacobian.singularValues(linear(w), Matrix.row(1, 1)), 1e-15);
  }

  @Test
  void aDirectionThatIsLostIsExactlyZero() {
    Matrix w = Matrix.of(new double[][] {{1, 2}, {2, 4}});
    assertArrayEquals(
        new double[] {5, 0}, Jacobian.singularValues(linear(w), Matrix.row(1, 1)), 1e-14);
    assertEquals(0, Jacobian.singularValues(linear(w), Matrix.row(1, 1))[1]);
  }

  @Test
  void itAgreesWithCentralDifferences() {
    Network network = Network.of(SEEDS, Initializer.lecun(), Activation.tanh(), 3, 5, 4);
    Matrix x = Matrix.row(0.3, -0.2, 0.9);
    Matrix j = Jacobian.of(network, x);
    double h = 1e-5;
    for (int i = 0; i < 3; i++) {
      Matrix up = network.output(x.with(0, i, x.get(0, i) + h));
      Matrix down = network.output(x.with(0, i, x.get(0, i) - h));
      for (int o = 0; o < 4; o++) {
        // The differences' own error is of the order h², with slopes near 1.
        assertEquals((up.get(0, o) - down.get(0, o)) / (2 * h), j.get(o, i), 1e-9);
      }
    }
  }

  @Test
  void itIsTakenAtOneExample() {
    Network network = linear(Matrix.of(new double[][] {{1, 0}, {0, 1}}));
    assertEquals(
        "Jacobian: x is 3×2: give one row, such as x.rows(0)",
        assertThrows(IllegalArgumentException.class, () -> Jacobian.of(network, Matrix.zeros(3, 2)))
            .getMessage());
  }

  private static Network linear(Matrix w) {
    return new Network(List.of(new Dense(w, Matrix.zeros(1, w.columns()), Activation.identity())));
  }
}
