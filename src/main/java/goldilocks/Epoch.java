package goldilocks;

import java.util.Optional;

/**
 * One pass over the training data.
 *
 * @param epoch counts from 1
 * @param steps the steps taken since training began
 * @param cost the mean cost of the epoch's examples, each seen just before its step
 * @param network the network at the end of the epoch
 * @param problem why training ended early, if it did
 */
public record Epoch(int epoch, int steps, double cost, Network network, Optional<String> problem) {}
