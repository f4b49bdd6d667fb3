/**
 * Long-form tables in, figures out; with kernel, the only package that knows Tablesaw.
 *
 * <p>Read {@link goldilocks.plot.Plots} first; lesson 00 and 10 uses it.
 */
package goldilocks.plot;
