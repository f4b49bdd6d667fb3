package goldilocks.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import goldilocks.doctor.Diagnosis.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nets with one fault each: it must be the first finding, at the right place. */
class DiagnosisTest {
  private static final int RUNS = 20;
  private static final Cost SOFTMAX = Cost.softmaxCrossEntropy();
  private static final Activation RELU = Activation.relu();
  private static final Activation TANH = Activation.tanh();

  /** Every tenth image: 144 of them. */
  private static final Dataset DIGITS =
      Datasets.digits().split(5).standardized().train().split(10).test();

  @Test
  void dataThatIsOffCentre() {
    Dataset shifted = DIGITS.withX(DIGITS.x().map(v -> v + 4));
    Finding first = first(he(2, 1), shifted);
    assertEquals(Fault.DATA_OFF_CENTRE, first.fault());
    // Spread 1 around 4, but for the pixels' own means, which standardizing took away: 16/17.
    assertEquals(16 / 17.0, first.measured(), 0.01);
    assertEquals("data", first.where());
    assertTrue(first.what().startsWith("0.94 of the mean square"), first.what());
  }

  @Test
  void aDiagnosisThatIsInterruptedSaysSo() {
    Thread.currentThread().interrupt();
    String message =
        assertThrows(IllegalStateException.class, () -> Diagnosis.of(he(2, 1), DIGITS, SOFTMAX))
            .getMessage();
    assertEquals("diagnosis: stopped before it had looked at all: ask again", message);
    assertTrue(Thread.interrupted(), "the rest of the cell sees the interrupt too");
  }

  @Test
  void dataThatIsOffScaleEitherWay() {
    for (double scale : new double[] {200, 0.005}) {
      Finding first = first(he(2, 1), DIGITS.withX(DIGITS.x().times(scale)));
      assertEquals(Fault.DATA_OFF_SCALE, first.fault());
      assertEquals(200, first.measured(), 10);
    }
  }

  @Test
  void whatLearnsAllTheSameIsNotAccused() {
    assertEquals(List.of(), diagnose(he(2, 1), DIGITS.withX(DIGITS.x().times(20))).findings());
    // One layer that is too quiet heals by itself: lesson 15's assignment asks why.
    Network one = he(6, 1).with(3, l -> l.with(l.weights().times(0.001), l.bias()));
    assertEquals(List.of(), diagnose(one, DIGITS).findings());
  }

  @Test
  void layersWithoutActivationsAreNamedUnlessALineSolvesIt() {
    for (int run = 1; run <= 5; run++) {
      Seeds s = new Seeds(18).run(run);
      Network lines = Network.of(s, Initializer.xavier(), Activation.identity(), 2, 16, 1);
      // A line gets four of five moons right, which explains half of them and more.
      Dataset moons = Datasets.moons(300, 0.1, s).binary();
      Cost bce = Cost.binaryCrossEntropy();
      Sgd sgd = new Sgd(0.5, 30, 150);
      assertEquals(Fault.NO_BEND, Diagnosis.of(lines, moons, bce, sgd, s).faults().get(0));
      Matrix x = Case.normal(200, 2, s, "x");
      Dataset sums = Case.numbers(x, x.times(Matrix.column(0.6, 0.8)));
      Sgd slow = new Sgd(0.01, 20, 50);
      assertEquals(List.of(), Diagnosis.of(lines, sums, Cost.meanSquared(), slow, s).findings());
    }
  }

  @Test
  void dataWithoutAnyDifference() {
    for (double pixel : new double[] {0, 1}) {
      Dataset same = DIGITS.withX(Matrix.filled(144, 64, pixel));
      assertEquals(Fault.INPUTS_EQUAL, first(he(2, 1), same).fault());
    }
    Dataset ones = Datasets.moons(200, 0.1, new Seeds(1)).binary();
    Network network = Network.of(new Seeds(1), Initializer.he(), RELU, 2, 8, 1);
    assertEquals(
        List.of(Fault.TARGETS_EQUAL),
        Diagnosis.of(network, ones.withY(Matrix.filled(200, 1, 1)), Cost.binaryCrossEntropy())
            .faults());
  }

  @Test
  void oneExampleIsNotCalledTheSameAsAll() {
    Network network = Network.of(new Seeds(1), Initializer.he(), RELU, 1, 8, 1);
    Dataset row = new Dataset("row", Matrix.row(1), Matrix.row(2), List.of("x"), List.of());
    assertEquals(List.of(), Diagnosis.of(network, row, Cost.meanSquared()).findings());
  }

  @Test
  void weightsThatAreNoNumbersAreNoCopies() {
    Network nan = he(2, 1).with(1, l -> l.with(l.weights().times(Double.NaN), l.bias()));
    assertEquals(Fault.SIGNAL_EXPLODES, first(nan, DIGITS).fault());
  }

  @Test
  void labelsThatWereShuffledWithoutTheirImages() {
    for (int run = 1; run <= RUNS; run++) {
      Finding first = first(he(2, run), shuffled(DIGITS, run));
      assertEquals(Fault.LABELS_AT_RANDOM, first.fault());
      assertTrue(first.measured() < 1, first.what());
    }
  }

  @Test
  void fewLabelsProveNothing() {
    Dataset few = shuffled(DIGITS.rows(IntStream.range(0, 99).toArray()), 1);
    assertEquals(List.of(), diagnose(he(2, 1), few).findings());
  }

  @Test
  void numbersAreNotLabels() {
    Dataset numbers = new Dataset("numbers", DIGITS.x(), DIGITS.x(), DIGITS.features(), List.of());
    Network network = Network.of(new Seeds(1), Initializer.he(), RELU, 64, 32, 64);
    assertEquals(List.of(), Diagnosis.of(network, numbers, Cost.meanSquared()).findings());
  }

  @Test
  void anOutputThatIsBentBeforeTheCostBendsItAgain() {
    Dataset moons = Datasets.moons(200, 0.1, new Seeds(1)).binary();
    Network network =
        Network.of(new Seeds(1), Initializer.he(), RELU, 2, 16, 1)
            .with(2, l -> new Dense(l.weights(), l.bias(), Activation.sigmoid()));
    Finding first = Diagnosis.of(network, moons, Cost.binaryCrossEntropy()).findings().get(0);
    assertEquals(Fault.OUTPUT_DOES_NOT_FIT, first.fault());
    assertEquals("the cost takes logits, but the last layer has an activation", first.what());
    assertEquals(List.of(), Diagnosis.of(network, moons, Cost.meanSquared()).findings());
  }

  @Test
  void aSoftmaxOfOneOutput() {
    Dataset moons = Datasets.moons(200, 0.1, new Seeds(1)).binary();
    Network network = Network.of(new Seeds(1), Initializer.he(), RELU, 2, 16, 1);
    Finding first = Diagnosis.of(network, moons, SOFTMAX).findings().get(0);
    assertEquals(Fault.OUTPUT_DOES_NOT_FIT, first.fault());
    assertEquals("Cost.binaryCrossEntropy()", first.remedy());
  }

  @Test
  void equalUnitsInEveryHiddenLayerOrInOne() {
    for (Initializer equal : List.of(Initializer.zeros(), Initializer.constant(0.1))) {
      Finding first = first(Network.of(new Seeds(1), equal, TANH, widths(3)), DIGITS);
      assertEquals(Fault.COPIES, first.fault());
      assertEquals("layers 1–3", first.where());
      assertEquals(31 / 32.0, first.measured());
    }
    Network one = he(4, 1).with(3, l -> l.with(Matrix.filled(32, 32, 0.1), l.bias()));
    assertEquals("layer 3", first(one, DIGITS).where());
  }

  @Test
  void unitsThatOnlyRoundingTellsApartAreCopies() {
    // All columns of a layer are equal, outputs included: p − y sums to 0, and what comes back is
    // noise.
    Initializer column =
        (fanIn, fanOut, random) ->
            Initializer.he()
                .weights(fanIn, 1, new Seeds(14).stream("neuron"))
                .times(Matrix.filled(1, fanOut, 1));
    Finding first = first(Network.of(new Seeds(1), column, RELU, widths(3)), DIGITS);
    assertEquals(Fault.COPIES, first.fault());
    assertEquals("layer 3", first.where());
    assertEquals(31 / 32.0, first.measured());
  }

  @Test
  void zeroWeightsUnderDifferentBiasesAreNoCopies() {
    Network network = Network.of(new Seeds(1), Initializer.zeros(), TANH, 2, 8, 1);
    Matrix biases = Initializer.normal(1).weights(1, 8, new Seeds(1).stream("biases"));
    Network asymmetric = network.with(1, l -> l.with(l.weights(), biases));
    Dataset moons = Datasets.moons(200, 0.1, new Seeds(1)).binary();
    assertEquals(List.of(), Diagnosis.of(asymmetric, moons, Cost.binaryCrossEntropy()).findings());
  }

  @Test
  void weightsWithoutTheirMinusSigns() {
    Initializer trap =
        (fanIn, fanOut, random) ->
            Matrix.generate(fanIn, fanOut, () -> random.nextDouble() * Math.sqrt(2.0 / fanIn));
    for (int run = 1; run <= RUNS; run++) {
      Finding first =
          first(Network.of(new Seeds(run), trap, RELU, Network.widths(64, 100, 5, 10)), DIGITS);
      assertEquals(Fault.ONE_SIDED, first.fault());
      assertEquals("layers 1–6", first.where());
      // √100·½/√(1/12) = 17.3; the worst is the output: 1000 draws, standard error 2.3 %.
      assertEquals(17.3, first.measured(), 1.5);
    }
  }

  @Test
  void aSignalThatExplodes() {
    for (int run = 1; run <= RUNS; run++) {
      Network loud = Network.of(new Seeds(run), Initializer.normal(1), RELU, widths(5));
      Finding first = first(loud, DIGITS);
      assertEquals(Fault.SIGNAL_EXPLODES, first.fault());
      // Gains √64, then √(32/2) = 4 a layer: 32 in layer 2, 128 in layer 3.
      assertTrue(first.where().matches("layers [23]–6"), first.where());
      assertTrue(
          first.what().matches(".*have sd (0.9.|1.0|1.1), He would be 0.(18|25)"), first.what());
      assertEquals("draw smaller weights, with He", first.remedy());
    }
  }

  @Test
  void aSignalThatOverflows() {
    Network network = Network.of(new Seeds(1), Initializer.normal(1e60), RELU, widths(8));
    Finding first = first(network, DIGITS);
    assertEquals(Fault.SIGNAL_EXPLODES, first.fault());
    assertTrue(first.what().startsWith("Z grows to ∞ times"), first.what());
  }

  @Test
  void aSignalThatVanishes() {
    for (int run = 1; run <= RUNS; run++) {
      Network quiet = Network.of(new Seeds(run), Initializer.normal(0.01), RELU, widths(5));
      Finding first = first(quiet, DIGITS);
      assertEquals(Fault.SIGNAL_VANISHES, first.fault());
      // Gains 0.01·√64 = 0.08, then 0.01·√16 = 0.04 a layer: 0.0032 at most in layer 2.
      assertEquals("layers 2–6", first.where());
      assertEquals("draw larger weights, with He", first.remedy());
    }
  }

  @Test
  void layersThatAreTooQuietAreNamed() {
    Network network = he(6, 1);
    for (int ill = 3; ill <= 4; ill++) {
      network = network.with(ill, l -> l.with(l.weights().times(0.001), l.bias()));
    }
    Finding first = first(network, DIGITS);
    assertEquals("layers 3–7", first.where());
    assertTrue(first.what().matches(".*the weights of layer [34] have sd 0.0002.*"), first.what());
    assertTrue(first.what().endsWith("He would be 0.25"), first.what());
  }

  @Test
  void aSigmoidThatVanishesWithUsualWeightsIsItselfTheCause() {
    Network network =
        Network.of(new Seeds(1), Initializer.xavier(), Activation.sigmoid(), widths(10));
    Diagnosis diagnosis = diagnose(network, DIGITS);
    assertEquals(List.of(Fault.SIGNAL_VANISHES, Fault.GRADIENT_VANISHES), diagnosis.faults());
    assertEquals(
        "fewer layers, or tanh or ReLU instead of sigmoid", diagnosis.findings().get(0).remedy());
  }

  @Test
  void unitsThatAreSaturated() {
    for (int run = 1; run <= RUNS; run++) {
      Network loud = Network.of(new Seeds(run), Initializer.normal(1), TANH, widths(2));
      Finding first = first(loud, DIGITS);
      assertEquals(Fault.SATURATED, first.fault());
      assertEquals("layers 1–2", first.where());
      // Slope below 0.01 is |z| > 2.99; z has sd 8: 2·(1 − Φ(2.99/8)) = 0.708, over 64 pixels
      // and 32 units that are not all alike.
      assertEquals(0.71, first.measured(), 0.1);
    }
  }

  @Test
  void reluLayersAreNotCalledSaturated() {
    assertTrue(diagnose(he(2, 1), DIGITS).layers().get(1).flat() > 0.3);
    assertEquals(List.of(), diagnose(he(2, 1), DIGITS).findings());
  }

  @Test
  void unitsThatAreDead() {
    Network network = he(4, 1).with(3, l -> l.with(l.weights(), Matrix.filled(1, 32, -20)));
    Finding first = first(network, DIGITS);
    assertEquals(Fault.DEAD, first.fault());
    // Without biases the next layer has nothing to say either.
    assertEquals("layers 3–4", first.where());
    assertEquals(1, first.measured());
  }

  @Test
  void aGradientThatVanishesOrExplodesWhereTheSignalDoesNot() {
    // Only a wrong slope separates the two: a bug that a reader's own activation may have.
    assertEquals(List.of(Fault.GRADIENT_VANISHES), sloped(0.1).faults());
    assertEquals(List.of(Fault.GRADIENT_EXPLODES), sloped(10).faults());
    // 0.1 or 10 for each of the layers between: 0.005 and 50 are passed after the third.
    assertEquals("layers 1–3", sloped(0.1).findings().get(0).where());
    assertEquals("layers 1–4", sloped(10).findings().get(0).where());
  }

  @Test
  void aLearningRateThatIsTooLarge() {
    for (double rate : new double[] {2, 1e3, 1e200}) {
      Diagnosis diagnosis = at(rate, 20);
      assertEquals(List.of(Fault.RATE_TOO_LARGE), diagnosis.faults(), "rate " + rate);
      assertEquals("learning rate " + rate, diagnosis.findings().get(0).where());
    }
    assertEquals("a learning rate of 0.2 and 20 epochs", at(2, 20).findings().get(0).remedy());
  }

  @Test
  void aLearningRateThatIsTooSmallForItsSteps() {
    assertEquals(List.of(Fault.RATE_TOO_SMALL), at(1e-4, 20).faults());
    assertTrue(
        at(1e-4, 20)
            .findings()
            .get(0)
            .what()
            .startsWith("of the targets the training explains nothing, mended"),
        at(1e-4, 20)::toString);
    // A thousand times as many steps get there at the same rate.
    assertEquals(List.of(), at(1e-4, 20_000).faults());
  }

  @Test
  void theRateIsNotJudgedOnABadStart() {
    Network quiet = Network.of(new Seeds(1), Initializer.normal(0.01), RELU, widths(5));
    Sgd hasty = new Sgd(1e9, 32, 20);
    assertTrue(
        Diagnosis.of(quiet, DIGITS, SOFTMAX, hasty, new Seeds(1)).faults().stream()
            .noneMatch(Fault.RATE_TOO_LARGE::equals));
  }

  @Test
  void itReadsWell() {
    Network network = Network.of(new Seeds(1), Initializer.constant(1), TANH, 2, 4, 4, 1);
    Dataset two =
        new Dataset(
            "two",
            Matrix.of(new double[][] {{1, 0}, {-1, 0}}),
            Matrix.column(0, 1),
            List.of("a", "b"),
            List.of("0", "1"));
    assertEquals(
        """
        Diagnosis: mend the first, then ask again
          1  layers 1–2: units are copies of each other
             75 % of the units could be struck out; the weights of layer 1 have sd exactly 0, Xavier would be 0.58
             → draw the weights at random, with Xavier""",
        Diagnosis.of(network, two, Cost.binaryCrossEntropy()).toString());
    assertEquals("Diagnosis: nothing found in 3 layers", diagnose(he(2, 1), DIGITS).toString());
  }

  private static Diagnosis sloped(double factor) {
    Activation wrong =
        new Activation() {
          @Override
          public double value(double z) {
            return TANH.value(z);
          }

          @Override
          public double slope(double z) {
            return factor * TANH.slope(z);
          }
        };
    return diagnose(Network.of(new Seeds(1), Initializer.lecun(), wrong, widths(6)), DIGITS);
  }

  private static Diagnosis at(double rate, int epochs) {
    return Diagnosis.of(he(2, 1), DIGITS, SOFTMAX, new Sgd(rate, 32, epochs), new Seeds(1));
  }

  private static Finding first(Network network, Dataset data) {
    return diagnose(network, data).findings().get(0);
  }

  private static Diagnosis diagnose(Network network, Dataset data) {
    return Diagnosis.of(network, data, SOFTMAX);
  }

  private static Network he(int depth, int run) {
    return Network.of(new Seeds(run), Initializer.he(), RELU, widths(depth));
  }

  private static int[] widths(int depth) {
    return Network.widths(64, 32, depth, 10);
  }

  private static Dataset shuffled(Dataset data, int run) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, data.size()).boxed().toList());
    Collections.shuffle(order, new Random(run));
    int[] rows = order.stream().mapToInt(i -> i).toArray();
    return new Dataset("shuffled", data.x(), data.y().rows(rows), data.features(), data.classes());
  }
}
