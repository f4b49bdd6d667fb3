package goldilocks.doctor;

/**
 * What can be wrong with a network that does not learn, causes before their symptoms.
 *
 * <p>Each has one limit; the comment says where it comes from. {@link Diagnosis} finds them.
 */
public enum Fault {
  /** 1 where all examples have the same inputs. */
  INPUTS_EQUAL("the inputs do not differ", 0),

  /** 1 where all examples have the same targets, one class for example. */
  TARGETS_EQUAL("the targets do not differ", 0),

  /** 1 where the last layer bends what the cost takes as logits, or softmax has one class only. */
  OUTPUT_DOES_NOT_FIT("the output does not fit the cost", 0),

  /** How far the targets lie outside what the last layer can give, or the cost can take. */
  TARGETS_OUT_OF_REACH("the targets are out of reach", 0),

  /**
   * How far the farthest-reaching feature goes from its mean, over the least far: at 100 a rule of
   * initialization hears the one and not the other. The digits' pixels have 16.
   */
  COLUMNS_UNEQUAL("the features are of unequal size", 100),

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
   * How the targets go with those of nearest neighbours, or with a line for rows not seen, as a
   * correlation: over three standard errors, or over ¼ less these. Asked from 100 examples on.
   */
  LABELS_AT_RANDOM("the labels do not fit the data", 1),

  /** 1 where no hidden layer has an activation. */
  NO_BEND("the hidden layers do not bend", 0),

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

  /** The rms of dW over that of the last hidden layer: the same way back, the same limit. */
  GRADIENT_VANISHES("the gradient vanishes", 0.005),

  /** The rms of dZ over that of the last hidden layer: the same way back, the same limit. */
  GRADIENT_EXPLODES("the gradient explodes", 50),

  /**
   * The targets' mean or sd, or 1 over the sd, where 0 and 1 suit first weights and usual rates;
   * only where the training fails and scaled targets mend it.
   */
  TARGETS_OFF_SCALE("the targets are off scale", 3),

  /** The rate; only where the training fails, and would not with a tenth or a hundredth of it. */
  RATE_TOO_LARGE("the learning rate is too large", 0),

  /** The rate; only where the training fails, and would not with 10 to 1000 times it. */
  RATE_TOO_SMALL("the learning rate is too small", 0),

  /** The rate; only where the training fails, and would not with ten times the epochs. */
  TRAINING_TOO_SHORT("the training is too short", 0),

  /** The share of other draws that learn where this one does not. */
  UNLUCKY_START("the first weights were an unlucky draw", 0),

  /** 0; only where no draw learns, and more units do. */
  TOO_FEW_UNITS("there are too few units", 0),

  /** What the training explains of the targets, where nothing that was tried explains more. */
  NOTHING_LEARNED("the training comes to nothing", 0.25);

  private final String words;

  /** Beyond it, the fault is reported. */
  public final double limit;

  Fault(String words, double limit) {
    this.words = words;
    this.limit = limit;
  }

  /** Whether less than the limit is ill, not more. */
  boolean isLack() {
    return this == LABELS_AT_RANDOM || this == SIGNAL_VANISHES || this == GRADIENT_VANISHES;
  }

  /** Whether it may be overcome: a network that learns all the same has nothing to mend. */
  boolean heals() {
    return switch (this) {
      case COLUMNS_UNEQUAL, DATA_OFF_CENTRE, DATA_OFF_SCALE, NO_BEND, DEAD -> true;
      case SIGNAL_VANISHES, GRADIENT_VANISHES, GRADIENT_EXPLODES -> true;
      default -> false;
    };
  }

  /** NaN is not ill: it was not measured. */
  boolean isIll(double measured) {
    return isLack() ? measured < limit : measured > limit;
  }

  @Override
  public String toString() {
    return words;
  }
}
