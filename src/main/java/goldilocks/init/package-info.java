/**
 * The first weights: each scheme is a variance, and a shape of distribution.
 *
 * <p>Read {@link goldilocks.init.Initializer} first; lesson 06 to 10 uses it. {@link
 * goldilocks.init.VarianceRule} turns a variance into weights, in one place for all schemes.
 */
package goldilocks.init;
