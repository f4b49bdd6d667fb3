package goldilocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each JVM of this machine, with and without the Vector API, computes the same bits. */
class SameBitsOnEveryJvmTest {
  private static final Path HERE = Path.of(System.getProperty("java.home"));
  private static final String[] VECTORS = {"--add-modules", "jdk.incubator.vector"};

  @Test
  void withAndWithoutTheVectorModuleAndOnEveryJdkFromSeventeenOn() throws Exception {
    List<String> with = digest(HERE, VECTORS);
    List<String> without = digest(HERE);
    int doubles = Integer.parseInt(vmOption("MaxVectorSize")) / Double.BYTES;
    assertEquals(
        doubles >= 4 ? "Vector API, %d doubles at a time".formatted(doubles) : "plain Java",
        with.get(0));
    assertEquals("plain Java", without.get(0));
    assertEquals(with.get(1), without.get(1));
    for (Path jdk : jdks()) {
      assertEquals(with.get(1), digest(jdk, VECTORS).get(1), jdk.toString());
      assertEquals(with.get(1), digest(jdk).get(1), jdk.toString());
    }
  }

  @Test
  void vectorsOfTwoDoublesAreLeftToPlainJava() throws Exception {
    List<String> two = digest(HERE, "-XX:MaxVectorSize=16", VECTORS[0], VECTORS[1]);
    assertEquals(List.of("plain Java", digest(HERE).get(1)), two);
  }

  @Test
  void aJvmThatCannotBeAskedForItsHardwareGivesTheSameBits() throws Exception {
    assertEquals(digest(HERE), digest(HERE, "--limit-modules", "java.base"));
  }

  @Test
  void withoutFmaHardwareItSaysSoAndRunsOn() throws Exception {
    List<String> without = digest(HERE, "-XX:-UseFMA", VECTORS[0], VECTORS[1]);
    assertTrue(without.get(0).contains("without fused multiply-add"), without.get(0));
    assertNotEquals(digest(HERE).get(1), without.get(1));
  }

  /** Of the JVM that runs this test; it hands the size of its vectors on to those it starts. */
  private static String vmOption(String name) {
    return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .getVMOption(name)
        .getValue();
  }

  private static List<Path> jdks() throws IOException {
    Path folder = HERE.getParent();
    try (Stream<Path> neighbours = Files.list(folder)) {
      return neighbours
          .filter(jdk -> !Files.isSymbolicLink(jdk) && Files.isExecutable(java(jdk)))
          .filter(jdk -> !jdk.equals(HERE) && feature(jdk) >= 17)
          .toList();
    }
  }

  /** The 17 of JAVA_VERSION="17.0.15" in the file that every JDK has. */
  private static int feature(Path jdk) {
    try (Stream<String> lines = Files.lines(jdk.resolve("release"))) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll("JAVA_VERSION=\"(\\d+).*", "$1"))
          .mapToInt(Integer::parseInt)
          .findFirst()
          .orElse(0);
    } catch (IOException notAJdk) {
      return 0;
    }
  }

  private static Path java(Path jdk) {
    return jdk.resolve("bin").resolve("java");
  }

  /** The two lines of {@link Digest} from a JVM of its own. */
  private static List<String> digest(Path jdk, String... flags) throws Exception {
    String vectors = "-XX:MaxVectorSize=" + vmOption("MaxVectorSize");
    List<String> command = new ArrayList<>(List.of(java(jdk).toString(), vectors));
    command.addAll(List.of(flags));
    String classPath = System.getProperty("java.class.path");
    command.addAll(List.of("-cp", classPath, "goldilocks.Digest"));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    List<String> lines = process.inputReader().lines().toList();
    assertEquals(0, process.waitFor(), String.join(" ", command));
    return lines;
  }
}
