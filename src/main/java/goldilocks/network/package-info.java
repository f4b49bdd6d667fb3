/**
 * Layers in a row.
 *
 * <p>Read {@link goldilocks.network.Network} first; lesson 04 and 05 uses it.
 */
package goldilocks.network;
