package goldilocks.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goldilocks.Activation;
import goldilocks.Dense;
import goldilocks.Initializer;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lesson 10: U(0, 1)·√(2/n) instead of N(0, 1)·√(2/n) multiplies each layer's signal by √(n/2). */
class WithoutMinusSignsHeExplodesTest {
  private static final Initializer TRAP =
      (fanIn, fanOut, random) ->
          Matrix.generate(fanIn, fanOut, () -> random.nextDouble() * Math.sqrt(2.0 / fanIn));

  /** √50 = 7.07 at n = 100; from layer 2 on, once all inputs are positive. */
  @Test
  @Asserts(23)
  void aHundredWideEachLayerMultipliesByTheRootOfFifty(LedgerCheck ledger) {
    Seeds seeds = new Seeds(10);
    Matrix x = Matrix.generate(20, 64, seeds.stream("x")::nextGaussian);
    for (int run = 1; run <= 5; run++) {
      int[] widths = Network.widths(64, 100, 10, 10);
      List<Dense.Pass> layers =
          Network.of(seeds.run(run), TRAP, Activation.relu(), widths).forward(x).layers();
      double gain = Math.sqrt(layers.get(9).a().meanSquare() / layers.get(2).a().meanSquare());
      // A mean of 100×100 uniforms is off by 1/√(3·100²) = 0.6 % (one sd); here of 7 such layers.
      assertEquals(Math.sqrt(50), Math.pow(gain, 1.0 / 7), 7.07 * 4 * 0.006 / Math.sqrt(7) + 0.01);
      ledger.measured("gain of a ReLU layer of 100 from U(0, 1)·√(2/n)", Math.pow(gain, 1.0 / 7));
    }
  }

  @Test
  void itsSpreadIsSmallerThanHes() {
    Matrix w = TRAP.weights(100, 100, new Seeds(10).stream("w"));
    // U(0, 1) has sd 1/√12 = 0.289.
    assertEquals(Initializer.he().sd(100, 100) / Math.sqrt(12), w.sd(), 0.001);
  }
}
