package goldilocks.plot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import goldilocks.Activation;
import goldilocks.Dataset;
import goldilocks.Datasets;
import goldilocks.Initializer;
import goldilocks.Network;
import goldilocks.Seeds;
import org.junit.jupiter.api.Test;

class DecisionMapTest {
  @Test
  void whiteIsOneHalfHoweverSureTheNetworkIs() {
    Seeds seeds = new Seeds(42);
    Dataset moons = Datasets.moons(20, 0.1, seeds).binary();
    Network unsure = Network.of(seeds, Initializer.normal(0.1), Activation.tanh(), 2, 4, 1);
    String script = Plots.decisionMap("unsure", unsure, moons).figure().asJavascript("here");
    assertTrue(script.contains("[0.5,'#FFFFFF']"), script);
    assertTrue(script.contains("zmin:0,zmax:100"), script);
  }
}
