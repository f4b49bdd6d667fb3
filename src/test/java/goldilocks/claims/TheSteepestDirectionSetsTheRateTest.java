package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Dense;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.Sgd;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lesson 03: gradient descent on ½·Σλw² diverges exactly where the rate exceeds 2/λ. */
class TheSteepestDirectionSetsTheRateTest {
  private static final double[][] POINTS = {{1, 0}, {-1, 0}, {0, 3}, {0, -3}};
  private static final Dataset BOWL = data(Matrix.of(POINTS), Matrix.zeros(4, 1));

  @Test
  void theNeuronsCostIsTheBowl() {
    assertEquals((16 + 9 * 0.75 * 0.75) / 2, cost(0.1, 0), 1e-14);
  }

  @Test
  void afterEachStepTheCostIsTheFormulas() {
    for (double rate : new double[] {0.02, 0.1, 0.2, 0.22, 0.23}) {
      for (int steps : new int[] {1, 7, 30}) {
        double w1 = 4 * Math.pow(1 - rate, steps);
        double w2 = 0.75 * Math.pow(1 - 9 * rate, steps);
        double formula = (w1 * w1 + 9 * w2 * w2) / 2;
        assertEquals(formula, cost(rate, steps), 1e-10 * formula);
      }
    }
  }

  /** The wall at 2/9 is 11 % above the best rate, 2/(1 + 9) = 0.2. */
  @Test
  void theBestRateIsCloseToTheWall() {
    assertEquals(0.222, 2 / 9.0, 5e-4);
    assertEquals(11, 100 * (2 / 9.0 / 0.2 - 1), 0.5);
    double best = cost(0.2, 30);
    assertTrue(best < cost(0.19, 30) && best < cost(0.21, 30));
    assertTrue(cost(0.999 * 2 / 9, 4000) < 1e-3);
    assertTrue(cost(1.001 * 2 / 9, 4000) > 1e3);
  }

  /** Exercise 1: λ = 2·28/6, so the wall stands at 0.214. */
  @Test
  void forOneWeightTheCurvatureIsTwiceTheMeanSquareOfTheInput() {
    Matrix x = Matrix.column(-3, -2, -1, 1, 2, 3);
    double wall = 1 / x.meanSquare();
    assertEquals(0.214, wall, 5e-4);
    assertTrue(growth(0.99 * wall, x) < 1);
    assertTrue(growth(1.01 * wall, x) > 1);
    assertEquals(4, wall / (1 / x.times(2).meanSquare()), 1e-12);
  }

  private static double cost(double rate, int steps) {
    Network start = neuron(Matrix.column(4, 0.75));
    return new Sgd(rate, 4, steps + 1).fit(start, BOWL, Cost.meanSquared(), new Seeds(1)).cost();
  }

  private static double growth(double rate, Matrix x) {
    List<Double> costs =
        new Sgd(rate, 6, 200)
            .fit(neuron(Matrix.row(0)), data(x, x.times(2)), Cost.meanSquared(), new Seeds(1))
            .costs();
    return costs.get(199) / costs.get(0);
  }

  private static Network neuron(Matrix weights) {
    return new Network(List.of(new Dense(weights, Matrix.row(0), Activation.identity())));
  }

  private static Dataset data(Matrix x, Matrix y) {
    return new Dataset(
        "bowl", x, y, x.columns() == 2 ? List.of("x1", "x2") : List.of("x"), List.of("y"));
  }
}
