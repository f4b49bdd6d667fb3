package goldilocks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Layers in a row, each one's activations the next one's input.
 *
 * <pre>{@code
 * A₀ = X      A_l = f(A_{l−1}·W_l + b_l)      l = 1 … L
 * }</pre>
 */
public record Network(List<Dense> layers) {
  public Network {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("network: no layers: give at least one");
    }
    for (int l = 1; l < layers.size(); l++) {
      if (layers.get(l - 1).fanOut() != layers.get(l).fanIn()) {
        throw new IllegalArgumentException(
            "network: layer %d has %d neurons but layer %d takes %d inputs"
                .formatted(l, layers.get(l - 1).fanOut(), l + 1, layers.get(l).fanIn()));
      }
    }
  }

  /**
   * A network of the given widths, inputs first; the last layer gives logits (no activation).
   *
   * <p>Each layer draws from a stream of its own, so a deeper network starts like a shallower one.
   */
  public static Network of(Seeds seeds, Initializer init, Activation hidden, int... widths) {
    if (widths.length < 2 || Arrays.stream(widths).anyMatch(w -> w < 1)) {
      throw new IllegalArgumentException(
          "network: widths %s: give the inputs and at least one layer, each 1 or more"
              .formatted(Arrays.toString(widths)));
    }
    List<Dense> layers = new ArrayList<>();
    for (int l = 1; l < widths.length; l++) {
      Activation activation = l < widths.length - 1 ? hidden : Activation.identity();
      layers.add(
          Dense.of(widths[l - 1], widths[l], init, activation, seeds.stream("weights " + l)));
    }
    return new Network(layers);
  }

  /** Widths for {@link #of}: inputs, then depth hidden layers of one width, then outputs. */
  public static int[] widths(int inputs, int width, int depth, int outputs) {
    int[] widths = new int[depth + 2];
    Arrays.fill(widths, width);
    widths[0] = inputs;
    widths[depth + 1] = outputs;
    return widths;
  }

  /** What every layer computed, first layer first. */
  public record Pass(List<Dense.Pass> layers) {
    /** What layer l (counted from 1) computed. */
    public Dense.Pass layer(int l) {
      return numbered(l, layers);
    }

    public Matrix output() {
      return layers.get(layers.size() - 1).a();
    }
  }

  /** What every layer's parameters have to do with the cost, first layer first. */
  public record Gradients(List<Dense.Gradients> layers) {
    /** The gradients of layer l (counted from 1). */
    public Dense.Gradients layer(int l) {
      return numbered(l, layers);
    }

    /** The length of all weight and bias gradients taken as one vector. */
    public double norm() {
      double squares = 0;
      for (Dense.Gradients layer : layers) {
        squares += layer.dW().sumOfSquares() + layer.dB().sumOfSquares();
      }
      return Math.sqrt(squares);
    }

    /** All weight and bias gradients times s. */
    public Gradients times(double s) {
      return new Gradients(layers.stream().map(layer -> layer.times(s)).toList());
    }
  }

  /** Every layer's activations for the rows of x. */
  public Pass forward(Matrix x) {
    List<Dense.Pass> pass = new ArrayList<>();
    Matrix a = x;
    for (Dense layer : layers) {
      Dense.Pass forward = layer.forward(a);
      pass.add(forward);
      a = forward.a();
    }
    return new Pass(List.copyOf(pass));
  }

  /** Backpropagation: from ∂C/∂output to every layer's gradients, last layer first. */
  public Gradients backward(Pass pass, Matrix dOutput) {
    Dense.Gradients[] gradients = new Dense.Gradients[layers.size()];
    Matrix dA = dOutput;
    for (int l = layers.size() - 1; l >= 0; l--) {
      gradients[l] = layers.get(l).backward(pass.layer(l + 1), dA);
      dA = gradients[l].dX();
    }
    return new Gradients(List.of(gradients));
  }

  /** The gradients of the cost for the rows of x and their targets y. */
  public Gradients gradients(Matrix x, Matrix y, Cost cost) {
    Pass pass = forward(x);
    return backward(pass, cost.gradient(pass.output(), y));
  }

  /** One step of gradient descent: W ← W − η·∂C/∂W, b ← b − η·∂C/∂b. */
  public Network descend(Gradients gradients, double learningRate) {
    List<Dense> next = new ArrayList<>();
    for (int l = 0; l < layers.size(); l++) {
      Dense layer = layers.get(l);
      Dense.Gradients g = gradients.layer(l + 1);
      next.add(
          layer.with(
              layer.weights().minus(g.dW().times(learningRate)),
              layer.bias().minus(g.dB().times(learningRate))));
    }
    return new Network(next);
  }

  /** The output for the rows of x. */
  public Matrix output(Matrix x) {
    return forward(x).output();
  }

  /** The cost for the rows of x and their targets y. */
  public double cost(Matrix x, Matrix y, Cost cost) {
    return cost.value(output(x), y);
  }

  /**
   * The chosen class of each row: the largest output, or for one output whether it is above f(0).
   */
  public int[] predict(Matrix x) {
    Matrix output = output(x);
    double middle = layers.get(layers.size() - 1).activation().value(0);
    return IntStream.range(0, output.rows())
        .map(i -> output.columns() == 1 ? (output.get(i, 0) > middle ? 1 : 0) : output.argMax(i))
        .toArray();
  }

  /** The share of a data set's rows whose class is chosen rightly. */
  public double accuracy(Dataset data) {
    int[] labels = data.labels();
    int[] chosen = predict(data.x());
    long right = IntStream.range(0, labels.length).filter(i -> chosen[i] == labels[i]).count();
    return right / (double) labels.length;
  }

  /** The same network with layer l (counted from 1) replaced. */
  public Network with(int l, UnaryOperator<Dense> change) {
    List<Dense> changed = new ArrayList<>(layers);
    changed.set(l - 1, change.apply(layer(l)));
    return new Network(changed);
  }

  /** Layer l, counted from 1 as in tables and plots. */
  public Dense layer(int l) {
    return numbered(l, layers);
  }

  private static <T> T numbered(int l, List<T> layers) {
    if (l < 1 || l > layers.size()) {
      throw new IndexOutOfBoundsException(
          "layer: there is no layer %d: layers count from 1 to %d".formatted(l, layers.size()));
    }
    return layers.get(l - 1);
  }

  public int inputs() {
    return layers.get(0).fanIn();
  }

  public int outputs() {
    return layers.get(layers.size() - 1).fanOut();
  }

  /** The number of weights and biases. */
  public int parameters() {
    return layers.stream().mapToInt(Dense::parameters).sum();
  }

  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(String.format(Locale.ROOT, "Network, %,d parameters", parameters()));
    for (int l = 1; l <= layers.size(); l++) {
      Dense layer = layer(l);
      text.append(
          String.format(
              Locale.ROOT,
              "\n  layer %d  %s  %s  %,d parameters",
              l,
              layer.weights().shape(),
              layer.activation(),
              layer.parameters()));
    }
    return text.toString();
  }
}
