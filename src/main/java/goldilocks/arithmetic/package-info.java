/**
 * Products, sums and elementary functions on plain arrays, with the same bits everywhere.
 *
 * <p>Read {@link goldilocks.arithmetic.Arithmetic} first: it holds the inner loops; whichever of
 * its forms runs, the bits are the same. No lesson needs it by name.
 */
package goldilocks.arithmetic;
