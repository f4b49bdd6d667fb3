package goldilocks;

import goldilocks.arithmetic.Arithmetic;
import java.util.Arrays;

/** The steps of {@link Sgd#steps} in place: the same sums in the same order, without new arrays. */
final class Engine {
  private static final Arithmetic ARITHMETIC = Arithmetic.best();

  private final Sgd sgd;
  private final Cost cost;
  private final double[] data;
  private final double[] targets;
  private final double[] x;
  private final double[] y;
  private final double[] logits;
  private final double[] dLogits;
  private final int inputs;
  private final int outputs;
  private final boolean clips;
  private final Layer[] layers;

  Engine(Network network, Dataset data, Cost cost, Sgd sgd) {
    this.sgd = sgd;
    this.cost = cost;
    this.data = data.x().toArray();
    this.targets = data.y().toArray();
    this.inputs = network.inputs();
    this.outputs = network.outputs();
    this.x = new double[sgd.batchSize() * inputs];
    this.y = new double[sgd.batchSize() * outputs];
    this.logits = new double[sgd.batchSize() * outputs];
    this.dLogits = new double[sgd.batchSize() * outputs];
    this.clips = sgd.maxNorm() < Double.POSITIVE_INFINITY;
    this.layers =
        network.layers().stream()
            .map(layer -> new Layer(layer, sgd.batchSize(), clips))
            .toArray(Layer[]::new);
  }

  /** One step on the given rows of the data: the cost before it; no step if that is not finite. */
  double step(int[] rows) {
    int m = rows.length;
    for (int i = 0; i < m; i++) {
      System.arraycopy(data, rows[i] * inputs, x, i * inputs, inputs);
      System.arraycopy(targets, rows[i] * outputs, y, i * outputs, outputs);
    }
    layers[0].forward(x, inputs, m);
    for (int l = 1; l < layers.length; l++) {
      layers[l].forward(layers[l - 1].a, layers[l - 1].row, m);
    }
    double c = cost(layers[layers.length - 1], m);
    if (Double.isFinite(c)) {
      backward(m);
    }
    return c;
  }

  /** The network with the weights of this moment. */
  Network network() {
    return new Network(Arrays.stream(layers).map(Layer::dense).toList());
  }

  /** The cost of the outputs; leaves ∂C/∂A in the last layer's dZ. */
  private double cost(Layer last, int m) {
    copyRows(m, outputs, last.a, last.row, logits, outputs);
    double c;
    if (cost instanceof RowCost fast) {
      c = fast.rows(logits, y, dLogits, m, outputs);
    } else {
      Matrix output = Matrix.of(m, outputs, Arrays.copyOf(logits, m * outputs));
      Matrix target = Matrix.of(m, outputs, Arrays.copyOf(y, m * outputs));
      c = cost.value(output, target);
      System.arraycopy(cost.gradient(output, target).toArray(), 0, dLogits, 0, m * outputs);
    }
    copyRows(m, outputs, dLogits, outputs, last.dZ, last.row);
    return c;
  }

  /** Backward and descend layer by layer; with clipping, only when the norm of all is known. */
  private void backward(int m) {
    for (int l = layers.length - 1; l >= 0; l--) {
      Layer layer = layers[l];
      layer.slope(m);
      if (l > 0) {
        layer.passDown(layers[l - 1], m);
      }
      double[] input = l > 0 ? layers[l - 1].a : x;
      int inputRow = l > 0 ? layers[l - 1].row : inputs;
      if (clips) {
        layer.gradients(input, inputRow, m);
      } else {
        layer.descend(sgd.learningRate(), input, inputRow, m);
      }
    }
    if (clips) {
      descendClipped();
    }
  }

  private void descendClipped() {
    double squares = 0;
    for (Layer layer : layers) {
      squares += layer.squares();
    }
    double norm = Math.sqrt(squares);
    for (Layer layer : layers) {
      layer.descend(sgd.learningRate(), norm > sgd.maxNorm() ? sgd.maxNorm() / norm : 1);
    }
  }

  private static void move(double[] w, double[] gradient, double scale, double rate) {
    for (int i = 0; i < w.length; i++) {
      w[i] -= gradient[i] * scale * rate;
    }
  }

  private static void copyRows(int m, int n, double[] from, int fromRow, double[] to, int toRow) {
    for (int i = 0; i < m; i++) {
      System.arraycopy(from, i * fromRow, to, i * toRow, n);
    }
  }

  /** One layer's weights and the buffers of its two passes. */
  private static final class Layer {
    final int fanIn;
    final int fanOut;
    final int row;
    final Activation activation;
    final boolean relu;
    final double[] w;
    final double[] b;
    final double[] z;
    final double[] a;
    final double[] dZ;
    final double[] dW;
    final double[] dB;
    final double[] flat;

    Layer(Dense layer, int m, boolean clips) {
      fanIn = layer.fanIn();
      fanOut = layer.fanOut();
      row = rowLength(fanOut);
      activation = layer.activation();
      relu = activation == Activation.relu();
      w = new double[fanIn * row];
      copyRows(fanIn, fanOut, layer.weights().toArray(), fanOut, w, row);
      b = Arrays.copyOf(layer.bias().toArray(), row);
      a = new double[m * row];
      z = relu ? a : new double[m * row];
      dZ = new double[m * row];
      dW = new double[(clips ? fanIn : Math.min(Arithmetic.STRIP, fanIn)) * row];
      dB = new double[row];
      flat = new double[clips ? fanIn * fanOut : 0];
    }

    /** Whole vectors; and not a power of two, whose rows would share a few lines of the cache. */
    private static int rowLength(int n) {
      int lanes = ARITHMETIC.lanes();
      int whole = (n + lanes - 1) / lanes * lanes;
      return whole > 64 && whole % 64 == 0 ? whole + lanes : whole;
    }

    void forward(double[] input, int inputRow, int m) {
      // Z = X·W + b
      ARITHMETIC.multiply(m, fanIn, row, input, 0, inputRow, 1, w, row, 1, z, row);
      if (relu) {
        ARITHMETIC.addRelu(m, row, z, b);
      } else {
        for (int i = 0; i < m; i++) {
          bias(z, i * row, b);
        }
        // A = f(Z)
        for (int i = 0; i < m; i++) {
          for (int j = i * row; j < i * row + fanOut; j++) {
            a[j] = activation.value(z[j]);
          }
        }
      }
    }

    static void bias(double[] z, int at, double[] b) {
      for (int j = 0; j < b.length; j++) {
        z[at + j] += b[j];
      }
    }

    static void addTo(double[] sum, double[] z, int at) {
      for (int j = 0; j < sum.length; j++) {
        sum[j] += z[at + j];
      }
    }

    /** dZ = dA ⊙ f′(Z), where dZ holds ∂C/∂A before. */
    void slope(int m) {
      if (relu) {
        ARITHMETIC.timesReluSlope(m * row, dZ, a);
        return;
      }
      for (int i = 0; i < m; i++) {
        for (int j = i * row; j < i * row + fanOut; j++) {
          dZ[j] *= activation.slope(z[j], a[j]);
        }
      }
    }

    /** W ← W − η·Xᵀ·dZ, b ← b − η·Σ over the rows of dZ. */
    void descend(double rate, double[] input, int inputRow, int m) {
      ARITHMETIC.descend(fanIn, m, row, rate, input, inputRow, dZ, w, dW);
      sumRows(m);
      ARITHMETIC.subtractScaled(row, rate, dB, 0, b, 0);
    }

    /** dW = Xᵀ·dZ, db = Σ over the rows of dZ. */
    void gradients(double[] input, int inputRow, int m) {
      ARITHMETIC.multiply(fanIn, m, row, input, 0, 1, inputRow, dZ, row, 1, dW, row);
      sumRows(m);
    }

    private void sumRows(int m) {
      Arrays.fill(dB, 0);
      for (int i = 0; i < m; i++) {
        addTo(dB, dZ, i * row);
      }
    }

    double squares() {
      copyRows(fanIn, fanOut, dW, row, flat, fanOut);
      return Matrix.sumOfSquares(flat) + Matrix.sumOfSquares(Arrays.copyOf(dB, fanOut));
    }

    /** W ← W − η·scale·dW, b ← b − η·scale·db. */
    void descend(double rate, double scale) {
      move(w, dW, scale, rate);
      move(b, dB, scale, rate);
    }

    /** dX = dZ·Wᵀ, the layer below's ∂C/∂A. */
    void passDown(Layer below, int m) {
      ARITHMETIC.multiply(m, fanOut, fanIn, dZ, 0, row, 1, w, 1, row, below.dZ, below.row);
    }

    Dense dense() {
      double[] weights = new double[fanIn * fanOut];
      copyRows(fanIn, fanOut, w, row, weights, fanOut);
      return new Dense(
          Matrix.of(fanIn, fanOut, weights),
          Matrix.of(1, fanOut, Arrays.copyOf(b, fanOut)),
          activation);
    }
  }
}
