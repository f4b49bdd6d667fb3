package goldilocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class DenseTest {
  /** Two inputs, one neuron: z = ½·x₁ − ¼·x₂ + ⅛. */
  private static final Dense NEURON =
      new Dense(Matrix.column(0.5, -0.25), Matrix.row(0.125), Activation.relu());

  @Test
  void oneNeuronForwardByHand() {
    Dense.Pass pass = NEURON.forward(Matrix.row(1, 2));
    assertEquals(Matrix.row(0.125), pass.z());
    assertEquals(Matrix.row(0.125), pass.a());
    // ½·1 − ¼·4 + ⅛ = −⅜: silent.
    assertEquals(Matrix.row(0), NEURON.forward(Matrix.row(1, 4)).a());
  }

  @Test
  void oneNeuronBackwardByHand() {
    Matrix x = Matrix.of(new double[][] {{1, 2}, {1, 4}, {3, 2}});
    Dense.Gradients back = NEURON.backward(NEURON.forward(x), Matrix.column(-2, 5, 10));
    // The second example is silent, so its −5 goes nowhere.
    assertEquals(Matrix.column(-2, 0, 10), back.dZ());
    assertEquals(Matrix.column(-2 * 1 + 10 * 3, -2 * 2 + 10 * 2), back.dW());
    assertEquals(Matrix.row(8), back.dB());
    assertEquals(Matrix.of(new double[][] {{-1, 0.5}, {0, 0}, {5, -2.5}}), back.dX());
  }

  @Test
  void aSigmoidNeuronWithBiasOneAnswersZeroInputsWith07311() {
    Dense neuron = new Dense(Matrix.column(3, -8), Matrix.row(1), Activation.sigmoid());
    assertEquals(0.7311, neuron.forward(Matrix.row(0, 0)).a().get(0, 0), 5e-5);
    // dZ = dA·a·(1 − a) = 0.7311·0.2689
    assertEquals(
        0.196612,
        neuron.backward(neuron.forward(Matrix.row(0, 0)), Matrix.row(1)).dZ().get(0, 0),
        5e-7);
  }

  @Test
  void everyExampleHasItsOwnRow() {
    Dense layer =
        Dense.of(4, 3, Initializer.he(), Activation.tanh(), new Seeds(1).stream("weights"));
    Matrix x = Matrix.generate(5, 4, new Seeds(1).stream("x")::nextGaussian);
    assertEquals(layer.forward(x).a().rows(3), layer.forward(x.rows(3)).a());
  }

  @Test
  void aNewLayerHasTheInitializersWeightsAndZeroBiases() {
    Dense layer = Dense.of(4, 3, Initializer.he(), Activation.tanh(), new Seeds(1).stream("w"));
    assertEquals(Initializer.he().weights(4, 3, new Seeds(1).stream("w")), layer.weights());
    assertEquals(Matrix.zeros(1, 3), layer.bias());
    assertEquals(4, layer.fanIn());
    assertEquals(3, layer.fanOut());
    assertEquals(4 * 3 + 3, layer.parameters());
  }

  @Test
  void scaledGradientsAreThoseOfAScaledCost() {
    Dense.Gradients back = NEURON.backward(NEURON.forward(Matrix.row(1, 2)), Matrix.row(4));
    Dense.Gradients half = back.times(0.5);
    assertEquals(NEURON.backward(NEURON.forward(Matrix.row(1, 2)), Matrix.row(2)), half);
    assertEquals(back.dZ().times(0.5), half.dZ());
  }

  @Test
  void aBiasForOtherNeuronsIsRefused() {
    assertRefused(
        "dense: bias 1×2 does not fit weights 2×3: one bias per neuron",
        () -> new Dense(Matrix.zeros(2, 3), Matrix.zeros(1, 2), Activation.relu()));
    assertRefused(
        "dense: bias 3×1 does not fit weights 2×3: one bias per neuron",
        () -> new Dense(Matrix.zeros(2, 3), Matrix.zeros(3, 1), Activation.relu()));
  }

  @Test
  void anInitializerThatGivesAnotherShapeIsRefused() {
    Initializer turned = (fanIn, fanOut, random) -> Matrix.zeros(fanOut, fanIn);
    assertRefused(
        "dense: the initializer gave 3×2, wanted 2×3",
        () -> Dense.of(2, 3, turned, Activation.relu(), new Seeds(1).stream("weights")));
  }

  @Test
  void inputsOfAnotherWidthAreRefused() {
    assertRefused("times: 1×3 does not fit 2×1", () -> NEURON.forward(Matrix.row(1, 2, 3)));
  }

  private static void assertRefused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
