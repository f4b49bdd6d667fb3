package goldilocks;

import goldilocks.arithmetic.Arithmetic;
import goldilocks.arithmetic.Operand;
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
  private final Layer[] layers;
  private final Layer last;

  Engine(Network network, Dataset data, Cost cost, Sgd sgd) {
    this.sgd = sgd;
    this.cost = cost;
    this.data = data.x().toArray();
    this.targets = data.y().toArray();
    this.x = new double[sgd.batchSize() * network.inputs()];
    this.y = new double[sgd.batchSize() * network.outputs()];
    this.layers = new Layer[network.layers().size()];
    double[] input = x;
    for (int l = 0; l < layers.length; l++) {
      layers[l] = new Layer(network.layer(l + 1), input, sgd.batchSize());
      input = layers[l].a;
    }
    this.last = layers[layers.length - 1];
  }

  /** One step on the given rows of the data: the cost before it; no step if that is not finite. */
  double step(int[] rows) {
    int m = rows.length;
    pick(rows, data, x, layers[0].fanIn);
    pick(rows, targets, y, last.fanOut);
    for (Layer layer : layers) {
      layer.forward(m);
    }
    double c = cost(m, last.fanOut);
    if (Double.isFinite(c)) {
      for (int l = layers.length - 1; l >= 0; l--) {
        layers[l].backward(m);
        if (l > 0) {
          layers[l].passDown(m, layers[l - 1].dZ.values());
        }
      }
      descend();
    }
    return c;
  }

  /** The network with the weights of this moment. */
  Network network() {
    return new Network(Arrays.stream(layers).map(Layer::dense).toList());
  }

  private static void pick(int[] rows, double[] from, double[] to, int n) {
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(from, rows[i] * n, to, i * n, n);
    }
  }

  /** The cost of the m × n outputs; leaves ∂C/∂A in the last layer's dZ. */
  private double cost(int m, int n) {
    double[] dA = last.dZ.values();
    if (cost instanceof RowCost fast) {
      return fast.rows(last.a, y, dA, m, n);
    }
    Matrix output = Matrix.of(m, n, Arrays.copyOf(last.a, m * n));
    Matrix target = Matrix.of(m, n, Arrays.copyOf(y, m * n));
    System.arraycopy(cost.gradient(output, target).toArray(), 0, dA, 0, m * n);
    return cost.value(output, target);
  }

  /** With all gradients shortened by the same factor, if together they are too long. */
  private void descend() {
    double scale = 1;
    if (sgd.maxNorm() < Double.POSITIVE_INFINITY) {
      double squares = 0;
      for (Layer layer : layers) {
        squares += Matrix.row(layer.dW).sumOfSquares() + Matrix.row(layer.dB).sumOfSquares();
      }
      double norm = Math.sqrt(squares);
      scale = norm > sgd.maxNorm() ? sgd.maxNorm() / norm : 1;
    }
    for (Layer layer : layers) {
      subtract(layer.w.values(), layer.dW, scale, sgd.learningRate());
      subtract(layer.b, layer.dB, scale, sgd.learningRate());
    }
  }

  /** W ← W − η·scale·dW. */
  private static void subtract(double[] w, double[] gradient, double scale, double rate) {
    for (int i = 0; i < w.length; i++) {
      w[i] -= gradient[i] * scale * rate;
    }
  }

  /** One layer's weights and the buffers of its two passes. */
  private static final class Layer {
    final int fanIn;
    final int fanOut;
    final Activation activation;
    final Operand x;
    final Operand w;
    final double[] b;
    final double[] z;
    final double[] a;
    final Operand dZ;
    final double[] dW;
    final double[] dB;

    Layer(Dense layer, double[] input, int m) {
      fanIn = layer.fanIn();
      fanOut = layer.fanOut();
      activation = layer.activation();
      x = Operand.of(input, fanIn);
      w = Operand.of(layer.weights().toArray(), fanOut);
      b = layer.bias().toArray();
      a = new double[m * fanOut];
      z = new double[m * fanOut];
      dZ = Operand.of(new double[m * fanOut], fanOut);
      dW = new double[fanIn * fanOut];
      dB = new double[fanOut];
    }

    void forward(int m) {
      // Z = X·W + b
      ARITHMETIC.multiply(m, fanIn, fanOut, x, w, z);
      for (int i = 0; i < m * fanOut; i += fanOut) {
        for (int j = 0; j < fanOut; j++) {
          z[i + j] += b[j];
        }
      }
      // A = f(Z)
      activation.values(m * fanOut, z, a);
    }

    void backward(int m) {
      // dZ = dA ⊙ f′(Z), where dZ holds ∂C/∂A before
      double[] d = dZ.values();
      activation.timesSlopes(m * fanOut, z, a, d);
      // dW = Xᵀ·dZ
      ARITHMETIC.multiply(fanIn, m, fanOut, x.transposed(), dZ, dW);
      // db = Σ over the rows of dZ
      Arrays.fill(dB, 0);
      for (int i = 0; i < m * fanOut; i += fanOut) {
        for (int j = 0; j < fanOut; j++) {
          dB[j] += d[i + j];
        }
      }
    }

    /** dX = dZ·Wᵀ, the layer below's ∂C/∂A. */
    void passDown(int m, double[] dX) {
      ARITHMETIC.multiply(m, fanOut, fanIn, dZ, w.transposed(), dX);
    }

    Dense dense() {
      Matrix weights = Matrix.of(fanIn, fanOut, w.values());
      return new Dense(weights, Matrix.row(b), activation);
    }
  }
}
