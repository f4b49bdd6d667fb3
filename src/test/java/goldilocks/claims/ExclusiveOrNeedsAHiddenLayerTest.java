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
import goldilocks.plot.Experiment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lesson 04: XOR has a network of two hidden neurons, which training seldom finds. */
class ExclusiveOrNeedsAHiddenLayerTest {
  private static final Dataset XOR = Datasets.xor();
  private static final Cost COST = Cost.binaryCrossEntropy();

  @Test
  void forOneNeuronTheTwoDiagonalsOfTheSquareHaveTheSameSum() {
    Seeds seeds = new Seeds(4);
    for (int run = 1; run <= 20; run++) {
      Matrix w = Matrix.generate(2, 1, seeds.run(run).stream("w")::nextGaussian);
      Matrix z = new Dense(w, Matrix.row(0.3), Activation.identity()).forward(XOR.x()).z();
      assertEquals(z.get(0, 0) + z.get(3, 0), z.get(1, 0) + z.get(2, 0), 1e-15);
    }
  }

  /** The cost is convex, so where its gradient is 0 it is least: all four answers are 0.5. */
  @Test
  void theBestOneNeuronCanDoIsToKnowNothing() {
    Network blank = Network.of(new Seeds(4), Initializer.zeros(), Activation.relu(), 2, 1);
    assertEquals(0.6931, blank.cost(XOR.x(), XOR.y(), COST), 5e-5);
    assertEquals(0, blank.gradients(XOR.x(), XOR.y(), COST).norm());
  }

  @Test
  void twoHiddenNeuronsChosenByHandAnswerAllFour() {
    Network byHand =
        new Network(
            List.of(
                new Dense(Matrix.filled(2, 2, 1), Matrix.row(0, -1), Activation.relu()),
                new Dense(Matrix.column(1, -2), Matrix.row(-0.5), Activation.identity())));
    assertEquals(Matrix.column(-0.5, 0.5, 0.5, -0.5), byHand.output(XOR.x()));
  }

  /** With a share of 0.18, a hundred starts scatter by 4 of 100 (one sd); 0.32 is 3.5 sd away. */
  @Test
  void ofTwoReluMostStartsFailAndOfEightHardlyAny() {
    assertEquals(0.18, shareSolved(2), 0.14);
    assertTrue(shareSolved(8) >= 0.95);
  }

  private static double shareSolved(int hidden) {
    return Experiment.runs(100, new Seeds(4))
        .table(
            "XOR",
            run -> {
              Network start =
                  Network.of(run.seeds(), Initializer.he(), Activation.relu(), 2, hidden, 1);
              double cost = new Sgd(0.5, 4, 1000).fit(start, XOR, COST, run.seeds()).cost();
              run.row("solved", cost < 0.1 ? 1 : 0);
            })
        .intColumn("solved")
        .mean();
  }
}
