package goldilocks.arithmetic;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** What this JVM and its machine can do: all that a build for something else has to replace. */
final class Choice {
  /** Whether the machine has a fused multiply-add. */
  static final boolean FUSED = hasFma();

  static final Arithmetic BEST = best();

  private Choice() {}

  /** A JVM that cannot be asked is trusted: the right bits come before speed. */
  private static boolean hasFma() {
    try {
      HotSpotDiagnosticMXBean jvm =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return Boolean.parseBoolean(jvm.getVMOption("UseFMA").getValue());
    } catch (RuntimeException | LinkageError anotherJvm) {
      return true;
    }
  }

  /** By name, because without the module jdk.incubator.vector the class cannot be loaded. */
  private static Arithmetic best() {
    try {
      Class<?> vectors = Class.forName("goldilocks.arithmetic.VectorArithmetic");
      return FUSED
          ? (Arithmetic) vectors.getDeclaredConstructor().newInstance()
          : new PlainArithmetic();
    } catch (ReflectiveOperationException | LinkageError noVectors) {
      return new PlainArithmetic();
    }
  }
}
