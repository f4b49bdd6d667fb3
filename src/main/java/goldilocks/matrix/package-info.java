/**
 * Numbers in rows and columns, their products, and where random numbers come from.
 *
 * <p>Read {@link goldilocks.matrix.Matrix} first; lesson 00 and 01 uses it. {@link
 * goldilocks.matrix.Arithmetic} holds the inner loops; whichever of its forms runs, the bits are
 * the same.
 */
package goldilocks.matrix;
