package goldilocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTextTest {
  private static final Seeds SEEDS = new Seeds(42);
  private static final String SMALL =
      """
      goldilocks network 1
      layer 2 1 tanh
      0.5
      -1.25
      0.1
      layer 1 2 leaky ReLU 0.1
      1.0E-300 NaN
      -0.0 Infinity
      end
      """;

  @TempDir Path folder;

  @Test
  void everyActivationAndEveryBitComesBack() {
    for (Activation f : EveryActivation.list().subList(0, 5)) {
      Network network = Network.of(SEEDS, Initializer.he(), f, 7, 12, 5, 3);
      network.save(file());
      assertEquals(network, Network.load(file()));
    }
  }

  @Test
  void theTextIsPlainAndOddNumbersComeBackToo() throws IOException {
    Network network =
        new Network(
            List.of(
                new Dense(Matrix.column(0.5, -1.25), Matrix.row(0.1), Activation.tanh()),
                new Dense(
                    Matrix.row(1e-300, Double.NaN),
                    Matrix.row(-0.0, Double.POSITIVE_INFINITY),
                    Activation.leakyRelu(0.1))));
    network.save(file());
    assertEquals(SMALL, Files.readString(file()));
    assertEquals(network, Network.load(file()));
  }

  @Test
  void everyCutAndEveryLineThatIsMissingIsDamage() throws IOException {
    for (int length = 0; length < SMALL.length() - "\n".length(); length++) {
      assertDamaged(SMALL.substring(0, length));
    }
    List<String> lines = SMALL.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String without =
          String.join("\n", lines.subList(0, i))
              + "\n"
              + String.join("\n", lines.subList(i + 1, lines.size()));
      assertDamaged(without);
    }
  }

  @Test
  void otherDamageIsToldWithTheLayer() throws IOException {
    assertDamaged(SMALL.replace("-1.25", "-1,25"));
    assertDamaged(SMALL.replace("tanh", "swish"));
    assertDamaged(SMALL.replace("layer 2 1", "layer 2000000000 1"));
    assertDamaged(SMALL.replace("layer 2 1", "layer -2 1"));
    assertDamaged(SMALL.replace("layer 2 1", "layer 0 0"));
    assertDamaged("\u0000ÿ a picture");
    Files.writeString(file(), SMALL.replace("NaN", "?"));
    assertEquals(
        "load: " + file() + " is not a network or is damaged in layer 2: save the network again",
        assertThrows(IllegalArgumentException.class, () -> Network.load(file())).getMessage());
  }

  @Test
  void anActivationOfOnesOwnIsRefusedAndTheOlderFileStays() {
    Network old = Network.of(SEEDS, Initializer.he(), Activation.relu(), 2, 3, 1);
    old.save(file());
    Network own = Network.of(SEEDS, Initializer.he(), EveryActivation.softplus(), 2, 3, 1);
    assertEquals(
        "save: layer 1 has an activation of your own, a student's softplus:"
            + " a file can name the package's only",
        assertThrows(IllegalArgumentException.class, () -> own.save(file())).getMessage());
    assertEquals(old, Network.load(file()));
  }

  @Test
  void aPlaceThatCannotBeWrittenOrReadIsToldAndNothingIsLeft() throws IOException {
    Network network = Network.of(SEEDS, Initializer.he(), Activation.relu(), 2, 3, 1);
    Path missing = folder.resolve("missing").resolve("network.txt");
    String message =
        assertThrows(UncheckedIOException.class, () -> network.save(missing)).getMessage();
    assertTrue(message.startsWith("save: " + missing + " cannot be written: "), message);
    message = assertThrows(UncheckedIOException.class, () -> Network.load(missing)).getMessage();
    assertTrue(message.startsWith("load: " + missing + " cannot be read: "), message);
    Files.createDirectories(file().resolve("a folder with something in it"));
    assertThrows(UncheckedIOException.class, () -> network.save(file()));
    assertFalse(Files.exists(folder.resolve("network.txt.part")));
  }

  private Path file() {
    return folder.resolve("network.txt");
  }

  private void assertDamaged(String text) throws IOException {
    Files.writeString(file(), text);
    String message =
        assertThrows(IllegalArgumentException.class, () -> Network.load(file()), text).getMessage();
    assertTrue(message.contains(" is not a network or is damaged in layer "), message);
  }
}
