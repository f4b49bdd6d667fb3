/**
 * Checks for exercises that say what is wrong.
 *
 * <p>Read {@link goldilocks.check.Check} first; lesson every one with exercises uses it.
 */
package goldilocks.check;
