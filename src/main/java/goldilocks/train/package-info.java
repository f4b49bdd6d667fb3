/**
 * Gradient descent, step by step as in the book, or fast and in place.
 *
 * <p>Read {@link goldilocks.train.Sgd} first; lesson 03 uses it. {@link goldilocks.train.Engine}
 * repeats the sums of {@link goldilocks.train.Sgd#steps} in their order, so both give the same
 * weights to the last bit; {@link goldilocks.train.Experiment} runs many trainings on all cores.
 */
package goldilocks.train;
