package goldilocks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  /**
   * Reads what {@link #save} wrote: the same network to the last bit.
   *
   * @throws IllegalArgumentException where the file is damaged
   */
  public static Network load(Path file) {
    try {
      // Every byte is a character here: what is no text at all is told by its first line.
      return NetworkText.read(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException("load: %s cannot be read: %s".formatted(file, e), e);
    }
  }

  /**
   * Writes the network as text that keeps every bit; an older file stays as it is until all is
   * written.
   *
   * @throws IllegalArgumentException where an activation is not one of {@link Activation}'s
   */
  public void save(Path file) {
    String text = NetworkText.of(this);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try {
        Files.writeString(part, text);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("save: %s cannot be written: %s".formatted(file, e), e);
    }
  }

  /**
   * What every layer computed.
   *
   * @param layers first layer first; {@link #layer} counts them from 1
   */
  public record Pass(List<Dense.Pass> layers) {
    /** What layer l (counted from 1) computed. */
    public Dense.Pass layer(int l) {
      return numbered(l, layers);
    }

    /** A_L, the last layer's activations, m × outputs. */
    public Matrix output() {
      return layers.get(layers.size() - 1).a();
    }
  }

  /**
   * The gradients of the cost in every layer.
   *
   * @param layers first layer first; {@link #layer} counts them from 1
   */
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

    /** All of them times s: the gradients of s·C. */
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
    Matrix a = x;
    for (Dense layer : layers) {
      a = layer.forward(a).a(); // not forward(x): it would hold every layer's z and a
    }
    return a;
  }

  /** The cost for the rows of x and their targets y. */
  public double cost(Matrix x, Matrix y, Cost cost) {
    return cost.value(output(x), y);
  }

  /**
   * The chosen class of each row of x (m × inputs): the largest output, or for one output whether
   * it is above f(0), as a logit is read; −1 where an output is not a number.
   */
  public int[] predict(Matrix x) {
    return chosen(output(x), layers.get(layers.size() - 1).activation().value(0));
  }

  /**
   * The same for one output that was trained to equal its targets: cut halfway between them, unless
   * the cost takes logits.
   */
  public int[] predict(Dataset data, Cost cost) {
    if (cost.takesLogits()) {
      return predict(data.x());
    }
    double[] targets = data.y().toArray();
    double low = Arrays.stream(targets).min().orElse(0);
    double high = Arrays.stream(targets).max().orElse(1);
    // Of one class alone the other is not known.
    return chosen(output(data.x()), low < high ? (low + high) / 2 : 0.5);
  }

  private static int[] chosen(Matrix output, double cut) {
    return IntStream.range(0, output.rows())
        .map(
            i -> {
              Matrix row = output.rows(i);
              if (Double.isNaN(row.sum())) {
                return -1;
              }
              return row.columns() == 1 ? (row.get(0, 0) > cut ? 1 : 0) : row.argMax(0);
            })
        .toArray();
  }

  /** The share of a data set's rows whose class is chosen rightly, outputs read as logits. */
  public double accuracy(Dataset data) {
    return accuracy(data, predict(data.x()));
  }

  /** The share of rows whose class is chosen rightly by a network trained with this cost. */
  public double accuracy(Dataset data, Cost cost) {
    return accuracy(data, predict(data, cost));
  }

  private static double accuracy(Dataset data, int[] chosen) {
    int[] labels = data.labels();
    long right = IntStream.range(0, labels.length).filter(i -> chosen[i] == labels[i]).count();
    return right / (double) labels.length;
  }

  /**
   * How much better than the targets' mean it predicts numbers: 1 is perfect, 0 is no better.
   *
   * <pre>{@code
   * R² = 1 − Σ (a − y)²/Σ (y − mean y)²
   * }</pre>
   */
  public double rSquared(Dataset data) {
    Matrix mean = data.y().sumRows().times(1.0 / data.size());
    Matrix wrong = output(data.x()).minus(data.y());
    return 1 - wrong.sumOfSquares() / data.y().plusRow(mean.times(-1)).sumOfSquares();
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

  /** The width of X: fanIn of the first layer. */
  public int inputs() {
    return layers.get(0).fanIn();
  }

  /** The width of the output: fanOut of the last layer. */
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
      String shape = layer(l).weights().shape();
      String line = "\n  layer %d  %s  %s  %,d parameters";
      text.append(
          String.format(Locale.ROOT, line, l, shape, layer(l).activation(), layer(l).parameters()));
    }
    return text.toString();
  }
}
