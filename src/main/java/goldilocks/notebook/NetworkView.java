package goldilocks.notebook;

import goldilocks.Dense;
import goldilocks.Network;
import java.util.List;
import java.util.Locale;

/** A network as a table of its layers and their numbers of parameters. */
final class NetworkView {
  private NetworkView() {}

  static String html(Network network) {
    Html html = new Html("", List.of(true, true, false, true));
    html.head(List.of("layer", "shape", "activation", "parameters"));
    for (int l = 1; l <= network.layers().size(); l++) {
      Dense layer = network.layer(l);
      String shape = layer.fanIn() + " → " + layer.fanOut();
      String activation = layer.activation().toString();
      html.row(List.of(Integer.toString(l), shape, activation, count(layer.parameters())));
    }
    return html.row(List.of("total", "", "", count(network.parameters()))).end("");
  }

  private static String count(int parameters) {
    return String.format(Locale.ROOT, "%,d", parameters);
  }
}
