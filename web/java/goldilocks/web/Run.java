package goldilocks.web;

import goldilocks.Cost;
import goldilocks.Dataset;
import goldilocks.Network;
import goldilocks.Sgd;
import goldilocks.Split;
import goldilocks.Step;
import goldilocks.doctor.Diagnosis;
import java.util.Iterator;

/** One network in training. */
final class Run {
  final Setting setting;
  final Start start;
  final Dataset train;
  final Dataset test;
  final Cost cost;
  final int[] trainLabels;
  final int[] testLabels;

  /** As it is now. */
  Network network;

  /** Steps taken. */
  int steps;

  /** The change of each layer's weights by the last step over the weights, by their rms. */
  final double[] update;

  /** Why it will not go on, or nothing. */
  String problem = "";

  private final Iterator<Step> iterator;

  Run(Setting setting, Start start, Split split) {
    this.setting = setting;
    this.start = start;
    this.train = split.train();
    this.test = split.test();
    this.trainLabels = train.labels();
    this.testLabels = test.labels();
    this.cost = Setting.cost(train);
    this.network = start.network(setting, train);
    this.update = new double[network.layers().size()];
    this.iterator = setting.sgd(train).steps(network, train, cost, setting.seeds()).iterator();
  }

  /** So many steps, or as many as there are. */
  void advance(int count) {
    Step last = null;
    for (int i = 0; i < count && iterator.hasNext(); i++) {
      last = iterator.next();
      if (last.problem().isPresent()) {
        problem = last.problem().get();
      } else {
        steps = last.step();
      }
      network = last.next();
    }
    for (int l = 1; last != null && l <= update.length; l++) {
      double before = last.network().layer(l).weights().rms();
      double change = last.next().layer(l).weights().minus(last.network().layer(l).weights()).rms();
      update[l - 1] = change == 0 ? 0 : change / before;
    }
  }

  /** Of what so many epochs more would come to. */
  Diagnosis diagnosis(int epochs) {
    Sgd planned = new Sgd(setting.rate(), setting.batch(), epochs);
    return Diagnosis.of(network, train, cost, planned, setting.seeds());
  }
}
