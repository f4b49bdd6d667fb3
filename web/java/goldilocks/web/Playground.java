package goldilocks.web;

import goldilocks.Split;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSExport;

/** What the page asks for; each answer is a text or a row of numbers. */
public final class Playground {
  private static List<Run> runs = List.of();

  private Playground() {}

  public static void main(String[] arguments) {}

  /** Begins an experiment: a sentence if that cannot be. */
  @JSExport
  public static String begin(String text, String csv) {
    try {
      Setting setting = Setting.of(text, csv);
      Split split = setting.split();
      List<Run> fresh = new ArrayList<>();
      for (Start start : setting.starts()) {
        fresh.add(new Run(setting, start, split));
      }
      runs = fresh;
      return "";
    } catch (IllegalArgumentException wrong) {
      return wrong.getMessage();
    }
  }

  @JSExport
  public static void advance(int run, int steps) {
    runs.get(run).advance(steps);
  }

  @JSExport
  public static String trace(String text, int steps) {
    return Trace.of(text, steps);
  }
}
