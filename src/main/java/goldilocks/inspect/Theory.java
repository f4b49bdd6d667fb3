package goldilocks.inspect;

import goldilocks.Activation;
import goldilocks.arithmetic.Elementary;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * What an infinitely wide network does to a signal, before any training (Poole et al. 2016,
 * Schoenholz et al. 2017).
 *
 * <pre>{@code
 * σ_w² = fanIn·Var(w), zero biases, square layers, z ~ N(0, 1)
 * q₁ = σ_w²·E[x²]        q_{l+1} = σ_w²·E[f(√q_l·z)²]      mean square of Z_l
 * χ_l = σ_w²·E[f′(√q_l·z)²]     G_L = χ₁·…·χ_{L−1}          growth of the gradient's mean square
 * }</pre>
 *
 * ReLU and linear layers obey it at any width, in the mean over many draws; one draw scatters.
 *
 * @param sigmaSquared σ_w²
 * @param inputMeanSquare E[x²]
 */
public record Theory(Activation f, double sigmaSquared, double inputMeanSquare) {
  /** The mass of a normal beyond 12 sd is 4e-33. */
  private static final double END = 12;

  private static final GaussIntegratorFactory GAUSS = new GaussIntegratorFactory();
  private static final GaussIntegrator BELOW = GAUSS.legendre(100, -END, 0);
  private static final GaussIntegrator ABOVE = GAUSS.legendre(100, 0, END);

  /** For inputs of mean square 1, as standardized data has. */
  public static Theory of(Activation f, double sigmaSquared) {
    return new Theory(f, sigmaSquared, 1);
  }

  /** q_l, the mean square of the pre-activations of layer l (from 1). */
  public double q(int l) {
    double q = sigmaSquared * inputMeanSquare;
    for (int i = 1; i < l; i++) {
      q = next(q);
    }
    return q;
  }

  /** χ_l, by which layer l multiplies the mean square of a gradient that passes it. */
  public double chi(int l) {
    return chiAt(q(l));
  }

  /** G_L, the mean square of dZ₁ over that of dZ_L. */
  public double gradient(int depth) {
    double growth = 1;
    double q = q(1);
    for (int l = 1; l < depth; l++) {
      growth *= chiAt(q);
      q = next(q);
    }
    return growth;
  }

  /** q*, where the mean square settles with depth; beyond 1e±200 it is on its way to 0 or ∞. */
  public double fixedPoint() {
    double last = Double.NaN;
    double q = q(1);
    for (int l = 0; l < 10_000 && q != last && q > 1e-200 && q < 1e200; l++) {
      last = q;
      q = next(q);
    }
    return q;
  }

  /** ξ = 1/|ln χ|, the layers over which a gradient changes e-fold, at the fixed point. */
  public double depthScale() {
    return 1 / Math.abs(Elementary.log(chiAt(fixedPoint())));
  }

  /**
   * E[g(z)] for z ~ N(0, q), by Gauss–Legendre quadrature on either side of 0.
   *
   * <p>Activations bend at 0, and there its nodes are densest. Gauss–Hermite, the usual choice,
   * needs 800 nodes to find the edge of the sigmoid (σ_w ≈ 10.15) to seven digits.
   */
  public static double mean(DoubleUnaryOperator g, double q) {
    double sd = Math.sqrt(q);
    UnivariateFunction weighted = z -> g.applyAsDouble(sd * z) * Elementary.exp(-z * z / 2);
    return (BELOW.integrate(weighted) + ABOVE.integrate(weighted)) / Math.sqrt(2 * Math.PI);
  }

  private double next(double q) {
    return sigmaSquared * mean(z -> square(f.value(z)), q);
  }

  private double chiAt(double q) {
    return sigmaSquared * mean(z -> square(f.slope(z)), q);
  }

  /** The σ_w at which χ = 1 at the fixed point: the edge between vanishing and exploding. */
  public static double criticalSigma(Activation f, double low, double high) {
    DoubleUnaryOperator excess =
        sigma -> {
          Theory theory = of(f, sigma * sigma);
          return theory.chiAt(theory.fixedPoint()) - 1;
        };
    return new BrentSolver(1e-9).solve(200, excess::applyAsDouble, low, high);
  }

  private static double square(double v) {
    return v * v;
  }
}
