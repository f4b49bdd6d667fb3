package bench;

import java.lang.reflect.Field;
import java.util.stream.IntStream;
import smile.base.mlp.Layer;
import smile.base.mlp.LayerBuilder;
import smile.base.mlp.MultilayerPerceptron;
import smile.base.mlp.OutputFunction;
import smile.classification.MLP;
import smile.math.TimeFunction;
import smile.math.matrix.Matrix;

/** Smile's multilayer perceptron, which walks through a batch row by row. */
final class Smile implements Trainer {
  private MLP mlp;
  private double[][] x;
  private int[] labels;
  private int classes;

  @Override
  public void prepare(Problem problem) {
    int[] widths = problem.widths();
    int last = problem.layers() - 1;
    classes = problem.outputs();
    LayerBuilder[] layers = new LayerBuilder[widths.length];
    layers[0] = Layer.input(widths[0]);
    for (int l = 0; l < last; l++) {
      layers[l + 1] = Layer.rectifier(widths[l + 1]);
    }
    layers[last + 1] = Layer.mle(classes, OutputFunction.SOFTMAX);
    mlp = new MLP(layers);
    mlp.setLearningRate(TimeFunction.constant(problem.rate()));
    setWeights(problem);
    x = rows(problem.x(), widths[0]);
    double[][] y = rows(problem.y(), classes);
    labels = IntStream.range(0, y.length).map(i -> indexOfOne(y[i])).toArray();
  }

  @Override
  public double[] costs(int steps) {
    double[] costs = new double[steps];
    for (int i = 0; i < steps; i++) {
      costs[i] = cost();
      mlp.update(x, labels);
    }
    return costs;
  }

  @Override
  public long train(long steps) {
    for (long i = 0; i < steps; i++) {
      mlp.update(x, labels);
    }
    return steps;
  }

  private double cost() {
    double[] probabilities = new double[classes];
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      mlp.predict(x[i], probabilities);
      sum -= Math.log(probabilities[labels[i]]);
    }
    return sum / x.length;
  }

  /** Smile has no door for given weights, and keeps them as outputs × inputs. */
  private void setWeights(Problem problem) {
    Layer[] hidden = (Layer[]) get(MultilayerPerceptron.class, "net", mlp);
    Layer output = (Layer) get(MultilayerPerceptron.class, "output", mlp);
    for (int l = 0; l < problem.layers(); l++) {
      // The first of net is the input layer, which has no weights.
      Layer layer = l < problem.layers() - 1 ? hidden[l + 1] : output;
      Matrix weight = (Matrix) get(Layer.class, "weight", layer);
      double[] bias = (double[]) get(Layer.class, "bias", layer);
      for (int i = 0; i < weight.nrow(); i++) {
        for (int j = 0; j < weight.ncol(); j++) {
          weight.set(i, j, problem.w()[l][j * weight.nrow() + i]);
        }
        bias[i] = problem.b()[l][i];
      }
    }
  }

  private static Object get(Class<?> type, String name, Object owner) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field.get(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("smile: no field " + name, e);
    }
  }

  private static double[][] rows(double[] values, int columns) {
    double[][] rows = new double[values.length / columns][columns];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, i * columns, rows[i], 0, columns);
    }
    return rows;
  }

  private static int indexOfOne(double[] row) {
    return IntStream.range(0, row.length).filter(j -> row[j] == 1).findFirst().orElseThrow();
  }
}
