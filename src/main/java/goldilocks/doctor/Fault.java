package goldilocks.doctor;

/**
 * What can be wrong with a network that does not learn, causes before their symptoms.
 *
 * <p>Each has one limit; the comment says where it comes from. {@link Diagnosis} finds them.
 */
public enum Fault {
  /**
   * Share of the inputs' mean square that all examples have in common; inputs k sd away from 0 have
   * k²/(1 + k²), so 0.9 is k = 3. The digits as they come have 0.68.
   */
  DATA_OFF_CENTRE("the data is off centre", 0.9),

  /**
   * The inputs' spread, or 1 over it, where it should be 1: ten times the input makes a hundred
   * times the squares that every rule of initialization counts on.
   */
  DATA_OFF_SCALE("the data is off scale", 10),

  /**
   * How many standard errors nearest neighbours agree in their labels more often than chance: below
   * 3 nothing ties the labels to the inputs. Asked from 100 examples on.
   */
  LABELS_AT_RANDOM("the labels do not fit the data", 3),

  /** 1 where the last layer bends what the cost takes as logits, or softmax has one class only. */
  OUTPUT_DOES_NOT_FIT("the output does not fit the cost", 0),

  /** Share of units that are copies of another, to the last bit: random draws are never equal. */
  COPIES("units are copies of each other", 0),

  /**
   * A sum of fanIn weights is fanIn·mean ± √fanIn·sd; this is the first over the second. Weights of
   * mean 0 have about 1/√fanOut, 100 of Math.random()'s 17.
   */
  ONE_SIDED("the weights lean to one side", 5),

  /**
   * The rms of Z over that of the data: the luck of He's draws stays below 10 at depth 30; weights
   * of sd 1 reach 256 behind two layers of 64 and lose test accuracy.
   */
  SIGNAL_EXPLODES("the signal explodes", 50),

  /**
   * Share of values where f is flat on either side: a tanh layer with the largest usual gain, 5/3,
   * has 0.07, with weights of sd 1 and 64 inputs 0.7.
   */
  SATURATED("units are saturated", 0.3),

  /**
   * Share of units that are 0 for every example: deep in a He network half of them are, because
   * examples look alike there, and it learns all the same.
   */
  DEAD("units are dead", 0.8),

  /**
   * What differs between examples in Z, over what differs in the data: Xavier at 10 ReLU layers of
   * 64 keeps 0.01 and learns like He, at 20 it keeps 0.0002 and sits at ln 10.
   */
  SIGNAL_VANISHES("the signal vanishes", 0.005),

  /** The rms of dZ over that of the last hidden layer: the same way back, the same limit. */
  GRADIENT_VANISHES("the gradient vanishes", 0.005),

  /** The rms of dZ over that of the last hidden layer: the same way back, the same limit. */
  GRADIENT_EXPLODES("the gradient explodes", 50),

  /**
   * Rms of a step's change over that of the weights: at a quarter, four steps replace the weights.
   * He on the digits learns at 0.15 and is thrown off at 0.27.
   */
  RATE_TOO_LARGE("the learning rate is too large", 0.25),

  /** How far all steps of the training, if all went one way, would move the weights: 1 %. */
  RATE_TOO_SMALL("the learning rate is too small", 0.01);

  private final String words;

  /** Beyond it, the fault is reported. */
  public final double limit;

  Fault(String words, double limit) {
    this.words = words;
    this.limit = limit;
  }

  @Override
  public String toString() {
    return words;
  }
}
