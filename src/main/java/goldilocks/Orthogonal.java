package goldilocks;

import java.util.Locale;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
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
    Matrix g = Matrix.generate(tall, narrow, random::nextGaussian);
    QRDecomposition qr = new QRDecomposition(MatrixUtils.createRealMatrix(g.toRows()));
    double[][] q = qr.getQ().getData();
    double[][] r = qr.getR().getData();
    double[][] w = new double[tall][narrow];
    for (int i = 0; i < tall; i++) {
      for (int j = 0; j < narrow; j++) {
        w[i][j] = gain * q[i][j] * Math.signum(r[j][j]);
      }
    }
    return fanIn >= fanOut ? Matrix.of(w) : Matrix.of(w).transpose();
  }

  @Override
  public String toString() {
    return gain == 1 ? "orthogonal" : String.format(Locale.ROOT, "orthogonal × %.3g", gain);
  }
}
