package goldilocks.notebook;

import goldilocks.Dense;
import goldilocks.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A network as a table of its layers and their numbers of parameters. */
final class NetworkView {
  private NetworkView() {}

  static String html(Network network) {
    List<List<String>> rows = new ArrayList<>();
    for (Dense layer : network.layers()) {
      rows.add(
          List.of(
              Integer.toString(rows.size() + 1),
              layer.fanIn() + " → " + layer.fanOut(),
              Html.escape(layer.activation().toString()),
              count(layer.parameters())));
    }
    rows.add(List.of("total", "", "", count(network.parameters())));
    List<String> head = List.of("layer", "shape", "activation", "parameters");
    return Html.table("", List.of(true, true, false, true), head, rows);
  }

  private static String count(int parameters) {
    return String.format(Locale.ROOT, "%,d", parameters);
  }
}
