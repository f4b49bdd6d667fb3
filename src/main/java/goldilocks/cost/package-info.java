/**
 * How wrong a network is, on its outputs before any final nonlinearity.
 *
 * <p>Read {@link goldilocks.cost.Cost} first; lesson 02 uses it.
 */
package goldilocks.cost;
