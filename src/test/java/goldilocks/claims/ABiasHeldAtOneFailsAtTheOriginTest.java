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
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lesson 01: the bias is learned; held at 1, no weights make an AND or an OR of a neuron. */
class ABiasHeldAtOneFailsAtTheOriginTest {
  private static final Activation SIGMOID = Activation.sigmoid();
  private static final Cost COST = Cost.binaryCrossEntropy();
  private static final Dataset AND = gate("AND", 0, 0, 0, 1);
  private static final Dataset OR = gate("OR", 0, 1, 1, 1);
  private static final Seeds SEEDS = new Seeds(42);

  @Test
  @Asserts(1)
  void atTheOriginItSaysTheSameWhateverItsWeights(LedgerCheck ledger) {
    Matrix origin = Matrix.row(0, 0);
    for (int run = 1; run <= 100; run++) {
      Network neuron = held(Network.of(SEEDS.run(run), Initializer.normal(3), SIGMOID, 2, 1));
      ledger.measured(
          "answer at the origin with the bias held at 1, whatever the weights",
          SIGMOID.value(neuron.output(origin).get(0, 0)));
    }
    assertEquals(1.3133, COST.value(Matrix.row(1), Matrix.row(0)), 5e-5);
  }

  @Test
  void aFreeBiasLearnsBothGatesFromEveryStart() {
    for (int run = 1; run <= 5; run++) {
      assertEquals(4, rowsRight(learn(AND, run, false), AND));
      assertEquals(4, rowsRight(learn(OR, run, false), OR));
    }
  }

  @Test
  @Asserts(1)
  void heldAtOneOrEndsWithThreeRowsAndAndWithNone(LedgerCheck ledger) {
    for (int run = 1; run <= 5; run++) {
      assertEquals(3, rowsRight(learn(OR, run, true), OR));
      ledger.measured(
          "rows of AND right with the bias held at 1, of four",
          rowsRight(learn(AND, run, true), AND));
    }
  }

  /** Setting the slope to 0 for w1 = w2 = w: σ(1 + w) = σ(−1 − 2w), so w = −2/3, by convexity. */
  @Test
  void heldAtOneAndsLeastCostIsWhereTheLineIsRightAndTheSidesAreWrong() {
    Network learned = learn(AND, 1, true);
    assertEquals(-2.0 / 3, learned.layer(1).weights().get(0, 0), 1e-9);
    assertEquals(-2.0 / 3, learned.layer(1).weights().get(1, 0), 1e-9);
    double cost = cost(learned, AND);
    assertEquals(0.9835, cost, 5e-5);
    assertEquals(0.6931, cost(neuron(0, 0, 0), AND), 5e-5);
    for (double by : new double[] {-0.01, 0.01}) {
      assertTrue(cost(neuron(-2.0 / 3 + by, -2.0 / 3, 1), AND) > cost);
      assertTrue(cost(neuron(-2.0 / 3, -2.0 / 3 + by, 1), AND) > cost);
    }
  }

  @Test
  void withBiasOneNoWeightsGetMoreThanTwoRowsOfAndRight() {
    assertEquals(2, rowsRight(neuron(-2, 1.5, 1), AND));
    for (double w1 = -5; w1 <= 5; w1 += 0.23) {
      for (double w2 = -5; w2 <= 5; w2 += 0.23) {
        assertTrue(rowsRight(neuron(w1, w2, 1), AND) <= 2);
        assertTrue(rowsRight(neuron(w1, w2, 1), OR) <= 3);
      }
    }
  }

  private static Network learn(Dataset gate, int run, boolean held) {
    Network neuron = Network.of(SEEDS.run(run), Initializer.normal(1), SIGMOID, 2, 1);
    for (int step = 1; step <= 3000; step++) {
      neuron = neuron.descend(neuron.gradients(gate.x(), gate.y(), COST), 1);
      neuron = held ? held(neuron) : neuron;
    }
    return neuron;
  }

  private static Network held(Network neuron) {
    return neuron.with(1, layer -> new Dense(layer.weights(), Matrix.row(1), layer.activation()));
  }

  private static Network neuron(double w1, double w2, double b) {
    return new Network(
        List.of(new Dense(Matrix.column(w1, w2), Matrix.row(b), Activation.identity())));
  }

  private static double cost(Network neuron, Dataset gate) {
    return neuron.cost(gate.x(), gate.y(), COST);
  }

  private static long rowsRight(Network neuron, Dataset gate) {
    return Math.round(4 * neuron.accuracy(gate));
  }

  private static Dataset gate(String name, double... targets) {
    Dataset xor = Datasets.xor();
    return new Dataset(name, xor.x(), Matrix.column(targets), xor.features(), xor.classes());
  }
}
