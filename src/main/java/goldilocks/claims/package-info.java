/**
 * The ledger of claims: what introductions say, what is true, and the numbers that show it.
 *
 * <p>Read {@link goldilocks.claims.Ledger} first; lesson 16 uses it, and so do the tests.
 */
package goldilocks.claims;
