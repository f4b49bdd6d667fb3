package goldilocks.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Dense;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import java.math.BigDecimal;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TheoryTest {
  @ParameterizedTest
  @CsvSource({
    // f, σ_w², q₂, q₅, q₁₀, q₂₀, G₅, G₁₀, G₂₀
    "ReLU,    0.3333333333333333, 0.0556, 2.57e-4, 3.31e-8, 5.5e-16, 7.7e-4, 9.9e-8, 1.6e-15",
    "ReLU,    1, 0.5, 0.0625, 1.95e-3, 1.91e-6, 0.0625, 1.95e-3, 1.91e-6",
    "tanh,    1, 0.3943, 0.1279, 0.0580, 0.0273, 0.168, 0.0791, 0.0379",
    "tanh,    2, 1.040, 0.6657, 0.6203, 0.6180, 0.680, 1.06, 2.89",
    "tanh,    4, 2.541, 2.135, 2.122, 2.121, 2.31, 10.8, 239",
    "sigmoid, 1, 0.2934, 0.2647, 0.2647, 0.2647, 7.7e-6, 4.1e-12, 1.2e-24",
  })
  void theTableHoldsToItsPrintedDigits(
      String f,
      double sigmaSquared,
      String q2,
      String q5,
      String q10,
      String q20,
      String g5,
      String g10,
      String g20) {
    Theory theory = Theory.of(activation(f), sigmaSquared);
    assertPrinted(q2, theory.q(2));
    assertPrinted(q5, theory.q(5));
    assertPrinted(q10, theory.q(10));
    assertPrinted(q20, theory.q(20));
    assertPrinted(g5, theory.gradient(5));
    assertPrinted(g10, theory.gradient(10));
    assertPrinted(g20, theory.gradient(20));
  }

  @Test
  void reluAndLinearLayersFollowTheirClosedForms() {
    for (double s : new double[] {1.0 / 3, 1, 2, 3}) {
      Theory relu = Theory.of(Activation.relu(), s);
      Theory linear = Theory.of(Activation.identity(), s);
      for (int l = 1; l <= 20; l++) {
        // Quadrature to some 1e-15 a layer.
        assertRelative(s * Math.pow(s / 2, l - 1), relu.q(l), 1e-12);
        assertRelative(Math.pow(s / 2, l - 1), relu.gradient(l), 1e-12);
        assertRelative(Math.pow(s, l), linear.q(l), 1e-12);
        assertRelative(Math.pow(s, l - 1), linear.gradient(l), 1e-12);
      }
    }
  }

  @Test
  void theFirstLayerSeesTheInputsMeanSquare() {
    assertEquals(2 * 0.25, new Theory(Activation.tanh(), 2, 0.25).q(1));
    assertEquals(3, Theory.of(Activation.tanh(), 3).q(1));
    assertEquals(1, Theory.of(Activation.tanh(), 3).gradient(1));
  }

  @Test
  void theGradientIsTheProductOfTheLayersChi() {
    Theory theory = Theory.of(Activation.tanh(), 2);
    double product = theory.chi(1) * theory.chi(2) * theory.chi(3);
    assertRelative(product, theory.gradient(4), 1e-14);
  }

  @Test
  void expectationsOfKnownFunctions() {
    assertRelative(1, Theory.mean(z -> 1, 2), 1e-14);
    assertRelative(3 * 4, Theory.mean(z -> z * z * z * z, 2), 1e-13);
    assertEquals(0, Theory.mean(z -> z, 5), 1e-14);
    // E[cos z] = e^(−q/2)
    assertRelative(Math.exp(-1), Theory.mean(Math::cos, 2), 1e-13);
    assertRelative(1 / Math.sqrt(2 * Math.PI), Theory.mean(z -> Math.max(0, z), 1), 1e-13);
  }

  @Test
  void oneLayerShrinksAStandardNormalAsTheLedgerSays() {
    double sigmoid = Theory.mean(z -> Activation.sigmoid().value(z), 1);
    assertEquals(0.5, sigmoid, 1e-14);
    double square = Theory.mean(z -> Math.pow(Activation.sigmoid().value(z), 2), 1);
    assertEquals(0.04338, square - 0.25, 5e-6);
    assertEquals(0.3943, Theory.mean(z -> Math.pow(Activation.tanh().value(z), 2), 1), 5e-5);
    assertEquals(0.3989, Theory.mean(z -> Activation.relu().value(z), 1), 5e-5);
    double meanSquare = Theory.mean(z -> Math.pow(Activation.relu().value(z), 2), 1);
    assertEquals(0.5, meanSquare, 1e-14);
    assertEquals(0.3408, meanSquare - 0.5 / Math.PI, 5e-5);
  }

  @Test
  void theEdgeOfTheSigmoidIsAt10149() {
    assertEquals(10.149, Theory.criticalSigma(Activation.sigmoid(), 5, 15), 5e-4);
  }

  @Test
  void theEdgeOfReluIsTheRootOfTwoAndOfALinearLayerOne() {
    // The solver's own tolerance is 1e-9.
    assertEquals(Math.sqrt(2), Theory.criticalSigma(Activation.relu(), 1, 2), 1e-8);
    assertEquals(1, Theory.criticalSigma(Activation.identity(), 0.5, 2), 1e-8);
  }

  @Test
  void theEdgeOfTanhIsAtOne() {
    // There q falls like 1/(2l): 10,000 layers leave 5e-5, and the edge as blurred.
    assertEquals(1, Theory.criticalSigma(Activation.tanh(), 0.5, 1.5), 1e-3);
    // Just below, χ → σ² < 1 as q → 0; above, χ > 1: at 5/3 it is 1.210.
    Theory below = Theory.of(Activation.tanh(), 0.99 * 0.99);
    assertEquals(0.99 * 0.99, chiAtFixedPoint(below), 1e-12);
    assertTrue(chiAtFixedPoint(Theory.of(Activation.tanh(), 1.1 * 1.1)) > 1);
    assertEquals(1.210, chiAtFixedPoint(Theory.of(Activation.tanh(), 25.0 / 9)), 5e-4);
  }

  @Test
  void heOnTanhSettlesAndItsGradientSlowlyExplodes() {
    // As the documentation of Initializer.he() says.
    Theory he = Theory.of(Activation.tanh(), 2);
    assertEquals(0.618, he.fixedPoint(), 5e-4);
    assertEquals(1.106, chiAtFixedPoint(he), 5e-4);
  }

  @Test
  void aSigmoidWithGainOneVanishesAtAnyDepth() {
    Theory sigmoid = Theory.of(Activation.sigmoid(), 1);
    assertEquals(0.0557, chiAtFixedPoint(sigmoid), 5e-5);
    assertEquals(1 / -Math.log(chiAtFixedPoint(sigmoid)), sigmoid.depthScale(), 1e-12);
    assertEquals(sigmoid.q(60), sigmoid.fixedPoint(), 1e-14);
  }

  @Test
  void tanhAtTheEdgeDecaysLikeOneOverTwiceTheDepth() {
    // 1/(2l) with corrections of order ln(l)/l²: at l = 2000 less than 1 %.
    assertEquals(1, 2 * 2000 * Theory.of(Activation.tanh(), 1).q(2000), 0.01);
  }

  @Test
  void overManySeedsTheMeanSquareOfReluLayersIsTheTheorysAtAnyWidth() {
    int width = 16;
    int depth = 6;
    int runs = 400;
    for (Initializer init : new Initializer[] {Initializer.he(), Initializer.lecun().uniform()}) {
      double sigmaSquared = init.toString().equals("He") ? 2 : 1;
      Theory theory = Theory.of(Activation.relu(), sigmaSquared);
      Network.Pass[] passes =
          IntStream.range(0, runs)
              .mapToObj(run -> pass(init, width, depth, new Seeds(7).run(run)))
              .toArray(Network.Pass[]::new);
      for (int l = 1; l <= depth; l++) {
        int layer = l - 1;
        DescriptiveStatistics q =
            new DescriptiveStatistics(
                DoubleStream.of(
                        IntStream.range(0, runs)
                            .mapToDouble(r -> passes[r].layer(layer + 1).z().meanSquare())
                            .toArray())
                    .toArray());
        double standardError = q.getStandardDeviation() / Math.sqrt(runs);
        assertEquals(theory.q(l), q.getMean(), 3 * standardError, init + ", layer " + l);
      }
    }
  }

  /** A square ReLU net on one row of mean square 1. */
  private static Network.Pass pass(Initializer init, int width, int depth, Seeds seeds) {
    Matrix x = Matrix.filled(1, width, 1);
    return new Network(
            IntStream.rangeClosed(1, depth)
                .mapToObj(
                    l ->
                        Dense.of(
                            width, width, init, Activation.relu(), seeds.stream("weights " + l)))
                .toList())
        .forward(x);
  }

  private static double chiAtFixedPoint(Theory theory) {
    return new Theory(
            theory.f(), theory.sigmaSquared(), theory.fixedPoint() / theory.sigmaSquared())
        .chi(1);
  }

  private static Activation activation(String name) {
    return switch (name) {
      case "tanh" -> Activation.tanh();
      case "sigmoid" -> Activation.sigmoid();
      default -> Activation.relu();
    };
  }

  /** Within half a unit of the last printed digit. */
  private static void assertPrinted(String printed, double got) {
    BigDecimal digits = new BigDecimal(printed);
    assertEquals(digits.doubleValue(), got, 0.5001 * digits.ulp().doubleValue());
  }

  private static void assertRelative(double wanted, double got, double tolerance) {
    assertEquals(wanted, got, tolerance * Math.abs(wanted));
  }
}
