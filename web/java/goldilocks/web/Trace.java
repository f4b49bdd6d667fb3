package goldilocks.web;

import goldilocks.Dense;
import goldilocks.Matrix;
import goldilocks.Split;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Every weight of every step to the last bit, to compare the browser's with the JVM's. */
public final class Trace {
  private Trace() {}

  /** The traces of the settings that are read, empty lines between them: so many steps each. */
  public static void main(String[] arguments) throws IOException {
    String settings = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String setting : settings.split("\n\n")) {
      out.println(of(setting, Integer.parseInt(arguments[0])));
    }
    out.flush();
  }

  static String of(String text, int steps) {
    Setting setting = Setting.of(text, "");
    Split split = setting.split();
    StringBuilder trace = new StringBuilder();
    for (Start start : setting.starts()) {
      Run run = new Run(setting, start, split);
      for (int i = 0; i <= steps; i++) {
        trace.append(start.text()).append(' ').append(run.steps);
        for (Dense layer : run.network.layers()) {
          append(layer.weights(), trace);
          append(layer.bias(), trace);
        }
        trace.append('\n');
        run.advance(i < steps ? 1 : 0);
      }
      trace.append(run.problem).append(' ').append(run.diagnosis(2)).append('\n');
    }
    return trace.toString();
  }

  private static void append(Matrix numbers, StringBuilder trace) {
    for (double v : numbers.toArray()) {
      String hex = Long.toHexString(Double.doubleToLongBits(v));
      trace.append(' ').append(hex);
    }
  }
}
