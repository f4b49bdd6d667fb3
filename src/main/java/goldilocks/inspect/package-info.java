/**
 * What goes on inside a network, measured and as theory has it.
 *
 * <p>Read {@link goldilocks.inspect.Recorder} first; lessons 05, 08 and 12 use it.
 */
package goldilocks.inspect;
