package goldilocks;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Weights that turn their input without stretching it, times a gain.
 *
 * <pre>{@code
 * G = Q·R,  W = gain · Q · diag(sign(diag(R)))      WᵀW = gain²·I  (fanIn ≥ fanOut)
 * }</pre>
 *
 * The signs make every orthogonal matrix equally likely (Saxe et al. 2013; Mezzadri 2007).
 */
record Orthogonal(double gain) implements Initializer {
  @Override
  public Matrix weights(int fanIn, int fanOut, RandomGenerator random) {
    int tall = Math.max(fanIn, fanOut);
    int narrow = Math.min(fanIn, fanOut);
    RealMatrix g = MatrixUtils.createRealMatrix(tall, narrow);
    for (int i = 0; i < tall; i++) {
      for (int j = 0; j < narrow; j++) {
        g.setEntry(i, j, random.nextGaussian());
      }
    }
    QRDecomposition qr = new QRDecomposition(g);
    RealMatrix q = qr.getQ();
    RealMatrix r = qr.getR();
    double[][] w = new double[tall][narrow];
    for (int i = 0; i < tall; i++) {
      for (int j = 0; j < narrow; j++) {
        w[i][j] = gain * q.getEntry(i, j) * Math.signum(r.getEntry(j, j));
      }
    }
    return fanIn >= fanOut ? Matrix.of(w) : Matrix.of(w).transpose();
  }

  @Override
  public String toString() {
    return "orthogonal";
  }
}
