package goldilocks.web;

import java.util.List;

/** A network of the page as a notebook's cell: the same weights, to the last bit. */
final class Cell {
  private Cell() {}

  static String of(Run run) {
    Setting setting = run.setting;
    Start start = run.start;
    StringBuilder java = new StringBuilder();
    java.append("// From the playground: ").append(address(setting)).append('\n');
    java.append("Seeds seeds = new Seeds(%d);\n".formatted(setting.seed()));
    java.append("Split split = %s;\n".formatted(split(run)));
    java.append("Network network = Network.of(seeds, %s,\n".formatted(start.java()));
    java.append(
        "    %s, Network.widths(%d, %d, %d, %d));\n"
            .formatted(
                activation(setting),
                run.network.inputs(),
                setting.width(),
                setting.depth(),
                run.network.outputs()));
    if (start.kind() == Start.Kind.LSUV) {
      java.append("network = Lsuv.scale(network, split.train().x());\n");
    }
    if (start.bias() > 0) {
      java.append(biases(start));
    }
    if (run.steps > 0) {
      java.append(steps(run));
    }
    return java.append("network").toString();
  }

  private static String address(Setting setting) {
    return setting.toString().replace('\n', '&');
  }

  private static String split(Run run) {
    Setting s = run.setting;
    String binary = run.train.y().columns() == 1 ? ".binary()" : "";
    if (s.data().equals(Setting.OWN)) {
      // What is 0 or 1 already is one column in the kit.
      boolean isOne = run.train.classes().equals(List.of("0", "1"));
      return OwnTable.java(s.csv()) + (isOne ? "" : binary) + ".split(5, seeds).scaled()";
    }
    String noise = Setting.shortest(s.noise());
    String drawn =
        switch (s.data()) {
          case "spirals" -> "spirals(%d, 2, %s, seeds)".formatted(s.points(), noise);
          case "arms" -> "spirals(%d, 3, %s, seeds)".formatted(s.points(), noise);
          default -> "%s(%d, %s, seeds)".formatted(s.data(), s.points(), noise);
        };
    return "Datasets." + drawn + binary + ".split(5).standardized()";
  }

  private static String activation(Setting setting) {
    return switch (setting.activation()) {
      case "leaky" -> "Activation.leakyRelu(0.1)";
      default -> "Activation.%s()".formatted(setting.activation());
    };
  }

  private static String biases(Start start) {
    return """
        for (int l = 1; l <= network.layers().size(); l++) {
          var random = seeds.stream("biases " + l);
          network = network.with(l, d -> d.with(d.weights(),
              Matrix.generate(1, d.fanOut(), () -> %s * random.nextGaussian())));
        }
        """
        .formatted(Setting.shortest(start.bias()));
  }

  private static String steps(Run run) {
    String cost =
        run.train.y().columns() == 1 ? "Cost.binaryCrossEntropy()" : "Cost.softmaxCrossEntropy()";
    return """
        Sgd sgd = new Sgd(%s, %d, %d);
        for (Step step : sgd.steps(network, split.train(), %s, seeds)) {
          network = step.next();
          if (step.step() == %d) {
            break;
          }
        }
        """
        .formatted(
            Setting.shortest(run.setting.rate()),
            run.setting.batch(),
            Setting.EPOCHS,
            cost,
            run.steps);
  }
}
