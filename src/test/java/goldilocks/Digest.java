package goldilocks;

import goldilocks.arithmetic.Arithmetic;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;

/** Prints the arithmetic of this JVM and one number made from all bits of many results. */
final class Digest {
  private static final Seeds SEEDS = new Seeds(42);

  private Digest() {}

  public static void main(String[] arguments) {
    System.out.println(Arithmetic.best().name());
    System.out.println(31 * products() + trainings());
  }

  private static long products() {
    RandomGenerator random = SEEDS.stream("products");
    long digest = 0;
    for (int trial = 0; trial < 50; trial++) {
      int m = random.nextInt(70);
      int k = random.nextInt(70);
      Matrix a = Matrix.generate(m, k, random::nextGaussian);
      Matrix b = Matrix.generate(k, random.nextInt(70), random::nextGaussian);
      digest = 31 * digest + a.times(b).hashCode();
      digest = 31 * digest + a.transpose().transposeTimes(b).hashCode();
      digest = 31 * digest + a.timesTranspose(b.transpose()).hashCode();
    }
    return digest;
  }

  private static long trainings() {
    Dataset moons = Datasets.moons(60, 0.1, SEEDS);
    long digest = 0;
    for (Activation f :
        List.of(
            Activation.identity(), Activation.sigmoid(), Activation.tanh(), Activation.relu())) {
      for (Sgd sgd : List.of(new Sgd(0.1, 7, 20), new Sgd(0.1, 7, 20).clip(0.1))) {
        Network start = Network.of(SEEDS, Initializer.orthogonal(1), f, 2, 17, 9, 2);
        Network end = sgd.fit(start, moons, Cost.softmaxCrossEntropy(), SEEDS).network();
        for (Dense layer : end.layers()) {
          digest = 31 * digest + Arrays.hashCode(layer.weights().toArray());
        }
      }
    }
    return digest;
  }
}
