package goldilocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LsuvTest {
  private static final Seeds SEEDS = new Seeds(42);
  private static final Matrix X = Matrix.generate(20, 6, SEEDS.stream("x")::nextGaussian);

  static List<Activation> activations() {
    return EveryActivation.list();
  }

  @ParameterizedTest
  @MethodSource("activations")
  void everyLayersOutputsHaveSdOneOnTheseRows(Activation f) {
    Network network = Network.of(SEEDS, Initializer.orthogonal(1), f, 6, 12, 12, 12, 4);
    Network.Pass pass = Lsuv.scale(network, X).forward(X);
    for (int l = 1; l <= 4; l++) {
      assertEquals(1, pass.layer(l).z().sd(), 1e-12, "layer " + l);
    }
  }

  @Test
  void onlyTheScaleOfALayersWeightsChanges() {
    Network network = Network.of(SEEDS, Initializer.orthogonal(1), Activation.relu(), 6, 5, 3);
    Network scaled = Lsuv.scale(network, X);
    for (int l = 1; l <= 2; l++) {
      Matrix before = network.layer(l).weights();
      Matrix after = scaled.layer(l).weights();
      double factor = after.get(0, 0) / before.get(0, 0);
      assertEquals(0, after.minus(before.times(factor)).sumOfSquares(), 1e-28);
    }
  }

  @Test
  void aLayerThatNeverVariesIsNamed() {
    Network network = Network.of(SEEDS, Initializer.zeros(), Activation.relu(), 6, 5, 3);
    assertEquals(
        "LSUV: the outputs of layer 1 have sd 0.0: start from weights that are not zero",
        assertThrows(IllegalArgumentException.class, () -> Lsuv.scale(network, X)).getMessage());
  }
}
