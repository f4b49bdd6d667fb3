package goldilocks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class SeedsTest {
  private static final int SIZE = 10_000;

  @Test
  void theSameSeedAndNameGiveTheSameNumbersEachTimeTheyAreAsked() {
    Seeds seeds = new Seeds(42);
    double[] first = numbers(seeds.stream("weights"));
    assertArrayEquals(first, numbers(seeds.stream("weights")));
    assertArrayEquals(first, numbers(new Seeds(42).stream("weights")));
  }

  @Test
  void usingOneStreamMovesNoOther() {
    Seeds seeds = new Seeds(42);
    RandomGenerator weights = seeds.stream("weights");
    double[] before = numbers(seeds.stream("batches"));
    weights.nextDouble();
    seeds.child("more").stream("weights").nextDouble();
    assertArrayEquals(before, numbers(seeds.stream("batches")));
  }

  @Test
  void theSeedDecidesTheNumbersOnEveryJvmForGood() {
    assertEquals(0.04617158855574788, new Seeds(42).stream("weights").nextDouble());
  }

  @Test
  void neighbouringSeedsDoNotMeetInNeighbouringNames() {
    assertNotEquals(new Seeds(42).stream("x").nextDouble(), new Seeds(43).stream("y").nextDouble());
  }

  @Test
  void otherNamesOtherSeedsChildrenAndRunsAreIndependent() {
    Seeds seeds = new Seeds(42);
    List<RandomGenerator> streams =
        List.of(
            seeds.stream("weights 1"),
            seeds.stream("weights 2"),
            seeds.stream("1 weights"),
            seeds.stream(""),
            new Seeds(43).stream("weights 1"),
            new Seeds(-42).stream("weights 1"),
            seeds.child("weights 1").stream("weights 1"),
            seeds.run(0).stream("weights 1"),
            seeds.run(1).stream("weights 1"),
            seeds.run(1).run(1).stream("weights 1"));
    double[][] columns = streams.stream().map(SeedsTest::numbers).toArray(double[][]::new);
    for (int i = 0; i < columns.length; i++) {
      for (int j = 0; j < i; j++) {
        // The correlation of n independent pairs has sd 1/√n.
        assertEquals(
            0,
            new PearsonsCorrelation().correlation(columns[i], columns[j]),
            5 / Math.sqrt(SIZE),
            "streams %d and %d".formatted(i, j));
      }
    }
  }

  @Test
  void aThousandRunsAreAThousandDifferentStarts() {
    Set<Long> starts = new HashSet<>();
    for (int run = 0; run < 1000; run++) {
      starts.add(new Seeds(42).run(run).stream("weights 1").nextLong());
    }
    assertEquals(1000, starts.size());
  }

  @Test
  void runIsAChildNamedByItsNumber() {
    assertArrayEquals(
        numbers(new Seeds(1).run(3).stream("x")), numbers(new Seeds(1).child("run 3").stream("x")));
  }

  @Test
  void aStreamIsUniform() {
    double[] numbers = numbers(new Seeds(42).stream("weights"));
    // U(0, 1) has mean 1/2 and variance 1/12.
    assertEquals(0.5, DoubleStream.of(numbers).average().orElseThrow(), 5 / Math.sqrt(12.0 * SIZE));
  }

  private static double[] numbers(RandomGenerator random) {
    return DoubleStream.generate(random::nextDouble).limit(SIZE).toArray();
  }
}
