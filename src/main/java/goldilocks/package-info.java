/**
 * A small neural-network package to be read: how a network learns, and why its first weights decide
 * whether it does.
 *
 * <h2>The map: arrows go one way</h2>
 *
 * <pre>{@code
 * arithmetic → goldilocks → inspect → doctor → plot → notebook
 *                                             check, claims, picture
 * }</pre>
 *
 * Read {@link Dense} first: its two methods are all that a layer does. Then {@link Network}, {@link
 * Sgd} and {@link Initializer}.
 *
 * <h2>Notation</h2>
 *
 * <pre>{@code
 * X, Z, A   m × n            one row per example; layers count from 1 to L
 * W         fanIn × fanOut   b  1 × fanOut
 * Z = X·W + b,  A = f(Z)
 * dZ, dW    ∂C/∂Z, ∂C/∂W     of the shape of Z and W; C is a mean over the rows
 * η         learningRate     W ← W − η·dW
 * q_l       mean square of Z_l      σ_w² = fanIn·Var(w)      χ = σ_w²·E[f′(z)²]
 * }</pre>
 *
 * Books that write examples as columns have the transpose of all this.
 *
 * <h2>What we left out, and why</h2>
 *
 * Momentum, Adam, dropout and convolutions: each hides what the first weights do, which is what
 * this package is for. Graphics cards and single precision: wide layers would gain up to half of
 * their time, and the last bits would differ from machine to machine. Automatic differentiation:
 * the four lines of {@code Dense.backward} are the lesson.
 */
package goldilocks;
