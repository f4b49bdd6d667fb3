/**
 * Examples to learn from: two sets read from the jar, the others drawn from a seed.
 *
 * <p>Read {@link goldilocks.data.Dataset} first; lesson 00 uses it.
 */
package goldilocks.data;
