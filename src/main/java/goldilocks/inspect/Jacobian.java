package goldilocks.inspect;

import goldilocks.Matrix;
import goldilocks.Network;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * How a network's output moves when its input does, at one example.
 *
 * <pre>{@code
 * J = ∂output/∂x      outputs × inputs
 * }</pre>
 *
 * Its singular values say by how much the directions of the input are stretched or squashed.
 */
public final class Jacobian {
  private Jacobian() {}

  /** J at the one row x: backpropagation from each output by itself. */
  public static Matrix of(Network network, Matrix x) {
    if (x.rows() != 1) {
      throw new IllegalArgumentException(
          "Jacobian: x is %s: give one row, such as x.rows(0)".formatted(x.shape()));
    }
    int outputs = network.outputs();
    Matrix copies = Matrix.filled(outputs, 1, 1).times(x);
    Matrix each = Matrix.of(MatrixUtils.createRealIdentityMatrix(outputs).getData());
    return network.backward(network.forward(copies), each).layer(1).dX();
  }

  /** The singular values of J at x, largest first; what rounding hides beside the largest is 0. */
  public static double[] singularValues(Network network, Matrix x) {
    Matrix j = of(network, x);
    double[] values =
        new SingularValueDecomposition(MatrixUtils.createRealMatrix(j.toRows()))
            .getSingularValues();
    double rounding = values[0] * Math.max(j.rows(), j.columns()) * Math.ulp(1.0);
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] > rounding ? values[i] : 0;
    }
    return values;
  }
}
