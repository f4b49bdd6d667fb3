package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

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
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lesson 06: from zero weights, tanh and ReLU networks learn the average answer and no more. */
class ZeroWeightsMoveOneBiasTest {
  private static final Seeds SEEDS = new Seeds(6);
  private static final Cost COST = Cost.binaryCrossEntropy();
  private static final Dataset THREE_TO_ONE =
      Datasets.moons(300, 0.1, SEEDS)
          .binary()
          .rows(IntStream.range(0, 300).filter(i -> i % 2 == 0 || i % 3 == 0).toArray());

  @Test
  void afterTrainingOnlyTheLastBiasIsNotZero() {
    for (Activation f : List.of(Activation.tanh(), Activation.relu())) {
      Network trained = trained(f);
      for (int l = 1; l <= 3; l++) {
        assertEquals(0, trained.layer(l).weights().sumOfSquares());
      }
      assertEquals(0, trained.layer(1).bias().sumOfSquares());
      assertEquals(0, trained.layer(2).bias().sumOfSquares());
      // ln(1/3), where the answer is the share of the rare class.
      assertEquals(-1.099, trained.layer(3).bias().get(0, 0), 5e-4);
      assertEquals(0.25, Activation.sigmoid().value(trained.layer(3).bias().get(0, 0)), 1e-6);
    }
  }

  @Test
  void theCostEndsAtTheEntropyOfTheClasses() {
    double cost = trained(Activation.tanh()).cost(THREE_TO_ONE.x(), THREE_TO_ONE.y(), COST);
    assertEquals(0.562335, cost, 5e-7);
    assertEquals(0.5623, cost, 5e-5);
    assertEquals(0.693, Math.log(2), 5e-4);
    assertEquals(2.303, Math.log(10), 5e-4);
  }

  @Test
  void aSigmoidsWeightsDoMoveButANeuronsCopiesMoveWithIt() {
    Dense first = trained(Activation.sigmoid()).layer(1);
    assertNotEquals(0, first.weights().sumOfSquares());
    Matrix columns = first.weights().transpose();
    for (int j = 1; j < 8; j++) {
      assertEquals(columns.rows(0), columns.rows(j));
    }
  }

  private static Network trained(Activation f) {
    Network zeros = Network.of(SEEDS, Initializer.zeros(), f, 2, 8, 8, 1);
    return new Sgd(0.5, 200, 300).fit(zeros, THREE_TO_ONE, COST, SEEDS).network();
  }
}
