package goldilocks.web;

import static goldilocks.web.Setting.shortest;
import static goldilocks.web.Setting.shown;

import goldilocks.Dataset;
import goldilocks.Dense;
import goldilocks.Initializer;
import goldilocks.Lsuv;
import goldilocks.Matrix;
import goldilocks.Network;
import goldilocks.Seeds;
import goldilocks.VarianceRule;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * First weights, as the address tells them: {@code he}, {@code xavier-uniform}, {@code normal:0.1},
 * {@code zeros~0.5}, where ~0.5 draws the biases from N(0, 0.5²).
 *
 * @param value what comes after the colon; the kind's own without one
 */
record Start(Kind kind, boolean uniform, double value, double bias) {
  enum Kind {
    ZEROS("zeros", "Initializer.zeros()", Double.NaN),
    CONSTANT("constant", "Initializer.constant(%s)", 0.5),
    NORMAL("normal", "Initializer.normal(%s)", 0.1),
    UNIFORM("uniform", "Initializer.uniform(%s)", 0.1),
    SIGMA("sigma", "new VarianceRule(\"σ_w = %1$s\", (in, out) -> %1$s * %1$s / in)", 1),
    LECUN("lecun", "Initializer.lecun()", Double.NaN),
    XAVIER("xavier", "Initializer.xavier()", Double.NaN),
    HE("he", "Initializer.he()", Double.NaN),
    ORTHOGONAL("orthogonal", "Initializer.orthogonal(%s)", 1),
    LSUV("lsuv", "Initializer.orthogonal(1)", Double.NaN);

    final String word;
    final String java;

    /** NaN if it takes no number. */
    final double usual;

    Kind(String word, String java, double usual) {
      this.word = word;
      this.java = java;
      this.usual = usual;
    }
  }

  private static final String UNIFORM = "-uniform";

  static Start of(String text) {
    int tilde = text.indexOf('~');
    double bias =
        tilde < 0 ? 0 : Setting.number("sd of the biases", text.substring(tilde + 1), 0, 100);
    String rest = tilde < 0 ? text : text.substring(0, tilde);
    int colon = rest.indexOf(':');
    String word = colon < 0 ? rest : rest.substring(0, colon);
    boolean uniform = word.endsWith(UNIFORM);
    Kind kind = kind(uniform ? word.substring(0, word.length() - UNIFORM.length()) : word);
    if (uniform && !(init(kind, 1) instanceof VarianceRule)) {
      throw new IllegalArgumentException("%s has no uniform form".formatted(kind.word));
    }
    double least = kind == Kind.CONSTANT ? -100 : 0;
    double value =
        colon < 0
            ? kind.usual
            : Setting.number("number of " + kind.word, rest.substring(colon + 1), least, 100);
    return new Start(kind, uniform, Double.isNaN(kind.usual) ? kind.usual : value, bias);
  }

  String text() {
    return kind.word
        + (uniform ? UNIFORM : "")
        + (Double.isNaN(value) ? "" : ":" + shortest(value))
        + (bias == 0 ? "" : "~" + shortest(bias));
  }

  /** The Java that makes it. */
  String java() {
    String number = shortest(value);
    return kind.java.replace("%1$s", number).replace("%s", number) + (uniform ? ".uniform()" : "");
  }

  Network network(Setting setting, Dataset train) {
    Seeds seeds = setting.seeds();
    Network network = Network.of(seeds, init(), setting.f(), setting.widths(train));
    if (kind == Kind.LSUV) {
      network = Lsuv.scale(network, train.x());
    }
    for (int l = 1; bias > 0 && l <= network.layers().size(); l++) {
      RandomGenerator random = seeds.stream("biases " + l);
      Dense layer = network.layer(l);
      Matrix drawn = Matrix.generate(1, layer.fanOut(), () -> bias * random.nextGaussian());
      network = network.with(l, d -> d.with(d.weights(), drawn));
    }
    return network;
  }

  Initializer init() {
    Initializer init = init(kind, value);
    return uniform ? ((VarianceRule) init).uniform() : init;
  }

  private static Initializer init(Kind kind, double value) {
    return switch (kind) {
      case ZEROS -> Initializer.zeros();
      case CONSTANT -> Initializer.constant(value);
      case NORMAL -> Initializer.normal(value);
      case UNIFORM -> Initializer.uniform(value);
      case SIGMA -> new VarianceRule("σ_w = " + shortest(value), (in, out) -> value * value / in);
      case LECUN -> Initializer.lecun();
      case XAVIER -> Initializer.xavier();
      case HE -> Initializer.he();
      case ORTHOGONAL -> Initializer.orthogonal(value);
      case LSUV -> Initializer.orthogonal(1);
    };
  }

  private static Kind kind(String word) {
    for (Kind kind : Kind.values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("there are no first weights “%s”".formatted(shown(word)));
  }
}
