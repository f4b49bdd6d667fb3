package guard;

import goldilocks.cells.Variables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicTranspiler;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.magic.MagicsResolver;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.kernel.JavaKernel;
import org.dflib.jjava.kernel.JavaKernelBuilder;

/** JJava with a guard: the kernel that grades. */
final class GuardedKernel extends JavaKernel {
  private GuardedKernel(
      LanguageInfo language,
      JupyterIO io,
      CommManager comms,
      Renderer renderer,
      MagicsResolver resolver,
      MagicsRegistry magics,
      StringStyler styler,
      JShell shell,
      GuardedEvaluator evaluator) {
    super(
        "JJava", "", language, List.of(), null, io, comms, renderer, resolver, magics, true, styler,
        shell, evaluator);
    if (!evaluator.isRehearsal()) {
      new Variables(shell, evaluator.getClassLoader(), variable -> {}); // as where it was written
    }
  }

  /** Starts the kernel: its connection file, and the secret of the grader. */
  public static void main(String[] words) throws Exception {
    String connection = Files.readString(Path.of(words[0]));
    JupyterConnection jupyter = new JupyterConnection(KernelConnectionProperties.parse(connection));
    GuardedKernel kernel = of(words[1], false);
    kernel.onStartup(); // JJava's own imports, and the kit's views
    Bounded.bound(kernel.getIO());
    kernel.becomeHandlerForConnection(jupyter);
    jupyter.connect();
    jupyter.waitUntilClose();
  }

  static GuardedKernel of(String secret, boolean isRehearsal) {
    return new Builder(secret, isRehearsal).build();
  }

  Guard guard() {
    return ((GuardedEvaluator) getEvaluator()).guard();
  }

  @Override
  protected List<String> formatError(Throwable error) {
    if (!(error instanceof Refused refused)) {
      return super.formatError(error);
    }
    List<String> lines = new ArrayList<>(errorStyler.primaryLines(refused.getMessage()));
    if (refused.getCause() != null) {
      lines.addAll(super.formatError(refused.getCause()));
    }
    return lines;
  }

  private static final class Builder extends JavaKernelBuilder<Builder, GuardedKernel> {
    private final GuardedEvaluator evaluator;

    Builder(String secret, boolean isRehearsal) {
      evaluator = new GuardedEvaluator("JJava", secret, isRehearsal);
    }

    /** JJava's own, for what stands below the grader's line. */
    @Override
    protected MagicsResolver buildMagicsResolver(MagicTranspiler transpiler) {
      MagicsResolver jjavas = super.buildMagicsResolver(transpiler);
      return new MagicsResolver("", "", transpiler) {
        @Override
        public String resolve(String source) {
          int own = evaluator.lengthOfHeader(source);
          return source.substring(0, own) + jjavas.resolve(source.substring(own));
        }
      };
    }

    @Override
    public GuardedKernel build() {
      return new GuardedKernel(
          buildLanguageInfo(),
          buildJupyterIO(buildJupyterIOEncoding()),
          buildCommManager(),
          buildRenderer(),
          buildMagicsResolver(buildMagicTranspiler()),
          buildMagicsRegistry(),
          buildErrorStyler(),
          buildJShell(evaluator),
          evaluator);
    }
  }
}
