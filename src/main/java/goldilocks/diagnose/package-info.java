/**
 * What goes on inside a network, measured and as theory has it.
 *
 * <p>Read {@link goldilocks.diagnose.Recorder} first; lesson 08, 12 and 15 uses it.
 */
package goldilocks.diagnose;
