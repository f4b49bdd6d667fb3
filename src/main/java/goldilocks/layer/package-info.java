/**
 * A layer, forward and backward side by side, and its nonlinearity.
 *
 * <p>Read {@link goldilocks.layer.Dense} first; lesson 05 uses it. To add a nonlinearity of your
 * own, implement {@link goldilocks.layer.Activation} in a cell.
 */
package goldilocks.layer;
