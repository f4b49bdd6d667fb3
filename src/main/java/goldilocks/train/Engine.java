package goldilocks.train;

import goldilocks.cost.Cost;
import goldilocks.cost.RowCost;
import goldilocks.data.Dataset;
import goldilocks.layer.Activation;
import goldilocks.layer.Dense;
import goldilocks.matrix.Matrix;
import goldilocks.matrix.Product;
import goldilocks.network.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The steps of {@link Sgd#steps} in place: the same sums in the same order, without new arrays. */
final class Engine {
  private static final Product PRODUCT = Product.best();

  private final Sgd sgd;
  private final Cost cost;
  private final double[] data;
  private final double[] targets;
  private final double[] x;
  private final double[] y;
  private final int inputs;
  private final int outputs;
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
    this.layers =
        network.layers().stream()
            .map(layer -> new Layer(layer, sgd.batchSize()))
            .toArray(Layer[]::new);
  }

  /** One step on the given rows of the data: the cost before it; no step if that is not finite. */
  double step(int[] rows) {
    int m = rows.length;
    for (int i = 0; i < m; i++) {
      System.arraycopy(data, rows[i] * inputs, x, i * inputs, inputs);
      System.arraycopy(targets, rows[i] * outputs, y, i * outputs, outputs);
    }
    double[] a = x;
    for (Layer layer : layers) {
      layer.forward(a, m);
      a = layer.a;
    }
    Layer last = layers[layers.length - 1];
    double c = cost(last, m);
    if (Double.isFinite(c)) {
      backward(m);
      descend();
    }
    return c;
  }

  /** The network with the weights of this moment. */
  Network network() {
    List<Dense> trained = new ArrayList<>();
    for (Layer layer : layers) {
      trained.add(
          new Dense(
              Matrix.of(layer.fanIn, layer.fanOut, layer.w),
              Matrix.of(1, layer.fanOut, layer.b),
              layer.activation));
    }
    return new Network(trained);
  }

  private double cost(Layer last, int m) {
    if (cost instanceof RowCost fast) {
      return fast.rows(last.a, y, last.dZ, m, outputs);
    }
    Matrix output = Matrix.of(m, outputs, Arrays.copyOf(last.a, m * outputs));
    Matrix target = Matrix.of(m, outputs, Arrays.copyOf(y, m * outputs));
    Matrix gradient = cost.gradient(output, target);
    System.arraycopy(gradient.toArray(), 0, last.dZ, 0, m * outputs);
    return cost.of(output, target);
  }

  private void backward(int m) {
    for (int l = layers.length - 1; l >= 0; l--) {
      layers[l].backward(l == 0 ? x : layers[l - 1].a, m);
      if (l > 0) {
        layers[l].passDown(layers[l - 1].dZ, m);
      }
    }
  }

  private void descend() {
    double scale = 1;
    if (sgd.maxNorm() < Double.POSITIVE_INFINITY) {
      double squares = 0;
      for (Layer layer : layers) {
        squares += Matrix.sumOfSquares(layer.dW) + Matrix.sumOfSquares(layer.dB);
      }
      double norm = Math.sqrt(squares);
      scale = norm > sgd.maxNorm() ? sgd.maxNorm() / norm : 1;
    }
    for (Layer layer : layers) {
      move(layer.w, layer.dW, scale);
      move(layer.b, layer.dB, scale);
    }
  }

  private void move(double[] w, double[] gradient, double scale) {
    double rate = sgd.learningRate();
    for (int i = 0; i < w.length; i++) {
      w[i] -= gradient[i] * scale * rate;
    }
  }

  /** One layer's weights and the buffers of its two passes. */
  private static final class Layer {
    final int fanIn;
    final int fanOut;
    final Activation activation;
    final double[] w;
    final double[] b;
    final double[] z;
    final double[] a;
    final double[] dZ;
    final double[] dW;
    final double[] dB;

    Layer(Dense layer, int m) {
      fanIn = layer.fanIn();
      fanOut = layer.fanOut();
      activation = layer.activation();
      w = layer.weights().toArray();
      b = layer.bias().toArray();
      z = new double[m * fanOut];
      a = new double[m * fanOut];
      dZ = new double[m * fanOut];
      dW = new double[fanIn * fanOut];
      dB = new double[fanOut];
    }

    void forward(double[] input, int m) {
      // Z = X·W + b
      PRODUCT.times(input, w, z, m, fanIn, fanOut);
      for (int i = 0; i < m * fanOut; i += fanOut) {
        for (int j = 0; j < fanOut; j++) {
          z[i + j] += b[j];
        }
      }
      // A = f(Z)
      for (int i = 0; i < m * fanOut; i++) {
        a[i] = activation.of(z[i]);
      }
    }

    /** Expects ∂C/∂A in dZ. */
    void backward(double[] input, int m) {
      // dZ = dA ⊙ f′(Z)
      for (int i = 0; i < m * fanOut; i++) {
        dZ[i] *= activation.slope(z[i], a[i]);
      }
      // dW = Xᵀ·dZ
      PRODUCT.transposeTimes(input, dZ, dW, fanIn, m, fanOut);
      // db = Σ over the rows of dZ
      Arrays.fill(dB, 0);
      for (int i = 0; i < m * fanOut; i += fanOut) {
        for (int j = 0; j < fanOut; j++) {
          dB[j] += dZ[i + j];
        }
      }
    }

    /** dX = dZ·Wᵀ, the layer below's ∂C/∂A. */
    void passDown(double[] dX, int m) {
      PRODUCT.timesTranspose(dZ, w, dX, m, fanOut, fanIn);
    }
  }
}
