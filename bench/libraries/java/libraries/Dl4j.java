package libraries;

import java.nio.file.Path;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j: constants of WeightInit; nd4j-native draws the numbers. */
final class Dl4j {
  public static void main(String[] args) throws Exception {
    Draws draws = new Draws("DL4J", args[1]);
    Nd4j.getRandom().setSeed(42);
    add(draws, WeightInit.XAVIER, "Xavier", Promises::glorot);
    add(draws, WeightInit.XAVIER_UNIFORM, "Xavier uniform", Promises::glorot);
    add(draws, WeightInit.XAVIER_FAN_IN, "Xavier fan in", Promises::lecun);
    add(draws, WeightInit.RELU, "ReLU", Promises::he);
    add(draws, WeightInit.RELU_UNIFORM, "ReLU uniform", Promises::he);
    add(draws, WeightInit.LECUN_NORMAL, "LeCun normal", Promises::lecun);
    add(draws, WeightInit.LECUN_UNIFORM, "LeCun uniform", Promises::lecun);
    add(draws, WeightInit.VAR_SCALING_NORMAL_FAN_IN, "variance scaling", Promises::lecun);
    add(draws, WeightInit.VAR_SCALING_UNIFORM_FAN_IN, "variance scaling", Promises::lecun);
    add(draws, WeightInit.UNIFORM, "uniform", Promises::commonHeuristic);
    draws.write(Path.of(args[0]));
  }

  private static void add(Draws draws, WeightInit init, String words, Draws.Promise promise)
      throws Exception {
    String code = init == WeightInit.XAVIER ? "XAVIER (default)" : init.toString();
    draws.add(code, words, true, promise, (in, out) -> weights(init, in, out));
  }

  private static double[] weights(WeightInit init, int fanIn, int fanOut) {
    var view = Nd4j.create(DataType.DOUBLE, 1, (long) fanIn * fanOut);
    return init.getWeightInitFunction()
        .init(fanIn, fanOut, new long[] {fanIn, fanOut}, 'f', view)
        .dup('c')
        .data()
        .asDouble();
  }
}
