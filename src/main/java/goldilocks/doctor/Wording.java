package goldilocks.doctor;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Numbers and layers as a diagnosis writes them. */
final class Wording {
  private Wording() {}

  /** Two digits: more would say more than was measured. */
  static String number(double v) {
    if (v == 0 || Double.isInfinite(v)) {
      return v == 0 ? "exactly 0" : "∞";
    }
    String digits = String.format(Locale.ROOT, "%.2g", v);
    return v >= 100 && v < 1e6 ? new BigDecimal(digits).toPlainString() : digits;
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** How much of the targets a training explains. */
  static String explained(Trial trial) {
    String none = Double.isInfinite(trial.explained()) ? "nothing (it explodes)" : "nothing";
    return trial.explained() < 0.005 ? none : percent(trial.explained());
  }

  /** Layers as ranges: 2, 4–6. */
  static String layers(List<LayerHealth> layers) {
    StringBuilder text = new StringBuilder(layers.size() == 1 ? "layer " : "layers ");
    for (int i = 0; i < layers.size(); i++) {
      int first = layers.get(i).layer();
      while (i + 1 < layers.size() && layers.get(i + 1).layer() == layers.get(i).layer() + 1) {
        i++;
      }
      int last = layers.get(i).layer();
      text.append(first == last ? "" + first : first + "–" + last);
      text.append(i + 1 < layers.size() ? ", " : "");
    }
    return text.toString();
  }
}
