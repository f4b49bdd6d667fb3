package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Dense;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Seeds;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lesson 07: a fixed spread is right at one width, and wrong by a power of the depth elsewhere. */
class AFixedSpreadFitsOneWidthTest {
  private static final Seeds SEEDS = new Seeds(7);
  private static final Activation RELU = Activation.relu();

  /** Gains 0.0707, 0.707 and 7.07: powers of ten −23, −3 and 17 in twenty layers of 100. */
  @Test
  void twentyLayersOf100RaiseTheGainToItsTwentiethPower() {
    assertEquals(-23, decades(0.01, 100, 20), 0.6);
    assertEquals(-3, decades(0.1, 100, 20), 0.6);
    assertEquals(17, decades(1, 100, 20), 0.6);
    assertEquals(0.0707, 0.01 * Math.sqrt(100 / 2.0), 5e-5);
    assertEquals(0.707, 0.1 * Math.sqrt(100 / 2.0), 5e-4);
    assertEquals(7.07, 1 * Math.sqrt(100 / 2.0), 5e-3);
  }

  @Test
  void oneTenthIsTooSmallAtWidth25RightAt200AndTooLargeAt400() {
    assertEquals(-4.5, decades(0.1, 25, 10), 0.7);
    assertEquals(0, decades(0.1, 200, 10), 0.2);
    assertEquals(1.5, decades(0.1, 400, 10), 0.2);
  }

  @Test
  void tanhWithWeightsOfSize1IsAsLoudAsItCanBe() {
    Matrix a = last(SEEDS, 1, 100, 20, Activation.tanh());
    assertEquals(0.96, Math.sqrt(a.meanSquare()), 0.01);
    double flat = a.map(v -> 1 - v * v < 0.01 ? 1 : 0).mean();
    assertEquals(0.75, flat, 0.04);
  }

  @Test
  void theNumbersEndAt38And308PowersOfTen() {
    assertEquals(38, Math.floor(Math.log10(Float.MAX_VALUE)));
    assertEquals(3.4e38, Float.MAX_VALUE, 0.05e38);
    assertTrue(Double.MAX_VALUE > 1e308 && Double.MAX_VALUE / 2 < 1e308);
  }

  @Test
  void fourteenLayersOf400AtSpread02PassAMillion() {
    double gain = 0.2 * Math.sqrt(400 / 2.0);
    assertEquals(2.83, gain, 5e-3);
    assertTrue(Math.pow(gain, 13) <= 1e6 && Math.pow(gain, 14) > 1e6);
    assertEquals(Math.log10(1e6), decades(0.2, 400, 13) + Math.log10(gain) / 3, 0.3);
  }

  /** Powers of ten by which the rms changes, the median of five draws; its sd is √(5·L/n)/4.6. */
  private static double decades(double sd, int width, int depth) {
    double[] runs =
        IntStream.rangeClosed(1, 5)
            .mapToDouble(run -> last(SEEDS.run(run), sd, width, depth, RELU).meanSquare() * 2)
            .sorted()
            .toArray();
    return Math.log10(runs[2]) / 2;
  }

  /** The last layer's activations, started as relu(N(0, 1)), whose mean square is ½. */
  private static Matrix last(Seeds seeds, double sd, int width, int depth, Activation f) {
    Matrix a = Matrix.generate(10, width, seeds.stream("signal")::nextGaussian).map(RELU::value);
    for (int l = 1; l <= depth; l++) {
      var random = seeds.stream("weights " + l);
      a = Dense.of(width, width, Initializer.normal(sd), f, random).forward(a).a();
    }
    return a;
  }
}
