package bench;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** EJML's products, and the rest of a step by hand on preallocated matrices. */
final class Ejml implements Trainer {
  private double rate;
  private DMatrixRMaj x;
  private DMatrixRMaj y;
  private DMatrixRMaj[] w;
  private double[][] b;
  private DMatrixRMaj[] a;
  private DMatrixRMaj[] dZ;
  private DMatrixRMaj[] dW;

  @Override
  public void prepare(Problem problem) {
    int[] widths = problem.widths();
    int layers = problem.layers();
    rate = problem.rate();
    x = matrix(problem.batch(), widths[0], problem.x());
    y = matrix(problem.batch(), problem.outputs(), problem.y());
    w = new DMatrixRMaj[layers];
    b = new double[layers][];
    a = new DMatrixRMaj[layers];
    dZ = new DMatrixRMaj[layers];
    dW = new DMatrixRMaj[layers];
    for (int l = 0; l < layers; l++) {
      w[l] = matrix(widths[l], widths[l + 1], problem.w()[l]);
      b[l] = problem.b()[l].clone();
      a[l] = new DMatrixRMaj(problem.batch(), widths[l + 1]);
      dZ[l] = new DMatrixRMaj(problem.batch(), widths[l + 1]);
      dW[l] = new DMatrixRMaj(widths[l], widths[l + 1]);
    }
  }

  @Override
  public double[] costs(int steps) {
    double[] costs = new double[steps];
    for (int i = 0; i < steps; i++) {
      costs[i] = step();
    }
    return costs;
  }

  @Override
  public long train(long steps) {
    for (long i = 0; i < steps; i++) {
      step();
    }
    return steps;
  }

  private double step() {
    int last = w.length - 1;
    for (int l = 0; l <= last; l++) {
      CommonOps_DDRM.mult(input(l), w[l], a[l]);
      addBias(a[l], b[l], l < last);
    }
    double cost = softmax();
    for (int l = last; l >= 0; l--) {
      CommonOps_DDRM.multTransA(input(l), dZ[l], dW[l]);
      if (l > 0) {
        CommonOps_DDRM.multTransB(dZ[l], w[l], dZ[l - 1]);
        blockWhereZero(dZ[l - 1], a[l - 1]);
      }
      CommonOps_DDRM.addEquals(w[l], -rate, dW[l]);
      subtractRows(b[l], dZ[l]);
    }
    return cost;
  }

  private DMatrixRMaj input(int l) {
    return l == 0 ? x : a[l - 1];
  }

  private static void addBias(DMatrixRMaj z, double[] bias, boolean relu) {
    for (int i = 0; i < z.data.length; i += bias.length) {
      for (int j = 0; j < bias.length; j++) {
        double value = z.data[i + j] + bias[j];
        z.data[i + j] = relu ? Math.max(value, 0) : value;
      }
    }
  }

  private static void blockWhereZero(DMatrixRMaj gradient, DMatrixRMaj activation) {
    for (int i = 0; i < gradient.data.length; i++) {
      gradient.data[i] = activation.data[i] > 0 ? gradient.data[i] : 0;
    }
  }

  private void subtractRows(double[] bias, DMatrixRMaj gradient) {
    for (int i = 0; i < gradient.data.length; i += bias.length) {
      for (int j = 0; j < bias.length; j++) {
        bias[j] -= rate * gradient.data[i + j];
      }
    }
  }

  /** The mean cost; its gradient goes into the last dZ. */
  private double softmax() {
    double[] z = a[w.length - 1].data;
    double[] gradient = dZ[w.length - 1].data;
    int n = y.numCols;
    double cost = 0;
    for (int i = 0; i < z.length; i += n) {
      double max = z[i];
      for (int j = i; j < i + n; j++) {
        max = Math.max(max, z[j]);
      }
      double sum = 0;
      for (int j = i; j < i + n; j++) {
        gradient[j] = Math.exp(z[j] - max);
        sum += gradient[j];
      }
      for (int j = i; j < i + n; j++) {
        cost += y.data[j] * (Math.log(sum) + max - z[j]);
        gradient[j] = (gradient[j] / sum - y.data[j]) / y.numRows;
      }
    }
    return cost / y.numRows;
  }

  private static DMatrixRMaj matrix(int rows, int columns, double[] values) {
    return DMatrixRMaj.wrap(rows, columns, values.clone());
  }
}
