package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;

/** Lesson 04: without a nonlinearity a network of any depth is one matrix and one bias. */
class LayersWithoutABendAreOneLayerTest {
  private static final Seeds SEEDS = new Seeds(4);
  private static final Dataset SPIRALS = Datasets.spirals(300, 2, 0.02, SEEDS).binary();

  @Test
  void aTrainedStackEqualsTheProductOfItsLayers() {
    Network deep = trained(Activation.identity());
    Matrix w = deep.layer(1).weights();
    Matrix b = deep.layer(1).bias();
    for (int l = 2; l <= 4; l++) {
      w = w.times(deep.layer(l).weights());
      b = b.times(deep.layer(l).weights()).plus(deep.layer(l).bias());
    }
    Matrix apart = new Dense(w, b, Activation.identity()).forward(SPIRALS.x()).a();
    assertEquals(0, apart.minus(deep.output(SPIRALS.x())).meanSquare(), 1e-24);
  }

  @Test
  @Asserts(34)
  void its609ParametersFitTheSpiralsNoBetterThanTheThreeOfOneNeuron(LedgerCheck ledger) {
    assertEquals(609, trained(Activation.identity()).parameters());
    double stack = trained(Activation.identity()).accuracy(SPIRALS);
    double neuron =
        fit(Network.of(SEEDS, Initializer.lecun(), Activation.identity(), 2, 1)).accuracy(SPIRALS);
    // Both stop near, not at, the least cost; a few points of 300 lie between their lines.
    assertEquals(neuron, stack, 0.03);
    ledger.measured("share of the spirals right, four layers without a bend", stack);
  }

  @Test
  void withABendTheSameLayersFollowTheArms() {
    assertTrue(trained(Activation.tanh()).accuracy(SPIRALS) > 0.95);
    assertTrue(trained(Activation.relu()).accuracy(SPIRALS) > 0.95);
  }

  private static Network trained(Activation f) {
    return fit(Network.of(SEEDS, Initializer.lecun(), f, Network.widths(2, 16, 3, 1)));
  }

  private static Network fit(Network start) {
    return new Sgd(0.3, 30, 300).fit(start, SPIRALS, Cost.binaryCrossEntropy(), SEEDS).network();
  }
}
