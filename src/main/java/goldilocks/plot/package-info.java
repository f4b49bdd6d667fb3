/**
 * Experiments, their results as long-form tables, and tables as figures.
 *
 * <p>Read {@link goldilocks.plot.Experiment} first, then {@code Tables} and {@code Plots}; lesson
 * 00 uses all three. With notebook, it is the only package that knows Tablesaw.
 */
package goldilocks.plot;
