package goldilocks.cells;

import java.util.List;
import org.dflib.jjava.jupyter.kernel.magic.LineMagic;
import org.dflib.jjava.kernel.JavaKernel;
import org.dflib.jjava.kernel.magics.ClasspathMagic;

/**
 * {@code %classpath}; on the lessons' own line it does nothing, for this kernel was started with
 * those jars. So a lesson runs in a folder that has no {@code ../lib}, as in a home on a hub.
 */
final class Classpath implements LineMagic<Void, JavaKernel> {
  private static final String LESSONS = "../lib/*.jar";

  private final ClasspathMagic others = new ClasspathMagic();

  @Override
  public Void eval(JavaKernel kernel, List<String> paths) {
    return others.eval(kernel, paths.stream().filter(path -> !path.equals(LESSONS)).toList());
  }
}
