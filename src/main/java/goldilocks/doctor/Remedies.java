package goldilocks.doctor;

import static goldilocks.doctor.Wording.number;

import goldilocks.Matrix;
import goldilocks.Scaling;
import goldilocks.Sgd;
import goldilocks.doctor.Diagnosis.Finding;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What to change where the training fails and nothing is wrong with its start: each change is
 * tried, and what helps is the finding.
 *
 * @param isOwn whether the reader planned the training; the usual one's length is nobody's fault
 */
record Remedies(Plan plan, Trial trial, boolean isOwn) {
  /** Other first weights that are tried. */
  private static final int DRAWS = 5;

  /** The first that helps; stuck halfway, luck is asked before speed. */
  Stream<Finding> findings() {
    if (!trial.failed()) {
      return Stream.of();
    }
    List<Supplier<Stream<Finding>>> causes =
        knowsNothing()
            ? List.of(this::targets, this::slower, this::faster, this::start, this::nothing)
            : List.of(this::targets, this::slower, this::start, this::faster);
    // The usual rate is judged only where it explodes: nobody chose it.
    int asked = isOwn ? causes.size() : Double.isInfinite(trial.explained()) ? 2 : 1;
    return causes.stream().limit(asked).flatMap(Supplier::get).limit(1);
  }

  private Stream<Finding> targets() {
    Matrix y = plan.data().y();
    Scaling scaling = Scaling.of(y);
    double sd = scaling.sd().rms();
    double off = Math.max(sd, scaling.mean().rms() / sd);
    if (sd == 0 || plan.cost().takesLogits() || !Fault.TARGETS_OFF_SCALE.isIll(off)) {
      return Stream.of();
    }
    Plan scaled = plan.with(plan.data().withY(scaling.apply(y)));
    String where = "targets of mean %s and sd %s".formatted(number(y.mean()), number(sd));
    return helpful(Stream.of(scaled, scaled.with(0.1, 1)))
        .map(t -> finding(Fault.TARGETS_OFF_SCALE, where, "split.scaled()", t));
  }

  private Stream<Finding> slower() {
    double rate = plan.sgd().learningRate();
    Stream<Plan> plans =
        DoubleStream.of(0.1, 0.01, 0.05 / rate) // the last is the course's usual rate
            .filter(factor -> factor < 1)
            .mapToObj(factor -> plan.with(factor, 1));
    return descent(Fault.RATE_TOO_LARGE, plans);
  }

  /** Pointless where the cost is no number already. */
  private Stream<Finding> faster() {
    Stream<Plan> plans =
        Stream.of(1, 10)
            .flatMap(n -> DoubleStream.of(1, 10, 100, 1000).mapToObj(rate -> plan.with(rate, n)))
            .skip(1)
            .filter(other -> Double.isFinite(trial.explained()));
    return descent(Fault.RATE_TOO_SMALL, plans);
  }

  private Stream<Finding> descent(Fault other, Stream<Plan> plans) {
    double rate = plan.sgd().learningRate();
    return helpful(plans)
        .map(
            t -> {
              Sgd better = t.plan().sgd();
              boolean same = better.learningRate() == rate;
              String words = "a learning rate of %s and %d epochs";
              String remedy =
                  words.formatted(Double.valueOf(number(better.learningRate())), better.epochs());
              Fault fault = same ? Fault.TRAINING_TOO_SHORT : other;
              return finding(fault, "learning rate " + rate, remedy, t);
            });
  }

  private Stream<Finding> start() {
    List<Trial> lucky =
        IntStream.rangeClosed(1, DRAWS)
            .mapToObj(draw -> Trial.of(plan.redrawn("draw " + draw, 1)))
            .filter(this::helps)
            .toList();
    String learn = "of %d other draws %d learn".formatted(DRAWS, lucky.size());
    String remedy = "draw again, or more units: " + learn;
    // Ten times the units of a large network would take long.
    int times = plan.network().parameters() < 10_000 ? 10 : 2;
    return lucky.isEmpty()
        ? helpful(Stream.of(plan.redrawn("wide", times)))
            .map(t -> finding(Fault.TOO_FEW_UNITS, "hidden layers", "more units: " + learn, t))
        : Stream.of(finding(Fault.UNLUCKY_START, "first weights", remedy, lucky.get(0)));
  }

  private Stream<Finding> nothing() {
    String remedy = "no other rate, length, draw or width helps: other inputs, or more layers";
    return Stream.of(finding(Fault.NOTHING_LEARNED, "training", remedy, trial));
  }

  private boolean knowsNothing() {
    return trial.explained() < Trial.LITTLE;
  }

  /** From next to nothing to a good deal, or from halfway to the end. */
  private boolean helps(Trial other) {
    return other.explained() >= (knowsNothing() ? Trial.LEARNED : Trial.SOLVED);
  }

  /** The first that helps, or else the best, if it explains much more. */
  private Stream<Trial> helpful(Stream<Plan> plans) {
    Trial best = trial;
    for (Plan other : (Iterable<Plan>) plans::iterator) {
      Trial tried = helps(best) ? best : Trial.of(other);
      best = tried.explained() > best.explained() ? tried : best;
    }
    double enough = Math.max(0, trial.explained()) + Trial.LITTLE;
    return Stream.of(best).filter(t -> helps(t) || isOwn && t.explained() >= enough);
  }

  private Finding finding(Fault fault, String where, String remedy, Trial mended) {
    String what =
        "of the targets the training explains %s, mended %s"
            .formatted(Wording.explained(trial), Wording.explained(mended));
    return new Finding(fault, where, trial.explained(), what, remedy);
  }
}
