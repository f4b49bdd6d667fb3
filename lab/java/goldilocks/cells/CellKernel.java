package goldilocks.cells;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.VarSnippet;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.magic.MagicsResolver;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.reply.CompleteReply;
import org.dflib.jjava.jupyter.messages.request.CompleteRequest;
import org.dflib.jjava.kernel.JavaKernel;
import org.dflib.jjava.kernel.JavaKernelBuilder;
import org.dflib.jjava.kernel.execution.CodeEvaluator;
import org.dflib.jjava.kernel.execution.CompilationException;
import org.dflib.jjava.kernel.execution.IncompleteSourceException;
import org.dflib.jjava.kernel.magics.JarsMagic;
import org.dflib.jjava.kernel.magics.LoadMagic;
import org.dflib.jjava.kernel.magics.TimeMagic;
import org.dflib.jjava.maven.MavenDependencyResolver;
import org.dflib.jjava.maven.magics.MavenMagic;

/** JJava, with errors that name the cell and the line, and with no silent traps. */
final class CellKernel extends JavaKernel {
  private final Cells cells;
  private final Stale stale;
  private final Errors errors;
  private final Docs docs;
  private final Completions completions;

  private CellKernel(
      LanguageInfo language,
      JupyterIO io,
      CommManager comms,
      Renderer renderer,
      MagicsResolver resolver,
      MagicsRegistry magics,
      StringStyler styler,
      JShell shell,
      CodeEvaluator evaluator) {
    super(
        "JJava", "", language, List.of(), null, io, comms, renderer, resolver, magics, true, styler,
        shell, evaluator);
    cells = new Cells(shell);
    stale = new Stale(shell, cells);
    errors = new Errors(shell, cells, stale);
    docs = new Docs(shell);
    completions = new Completions(shell);
    new Packages(shell);
    new Variables(shell, evaluator.getClassLoader(), this::lost);
  }

  /** Starts the kernel from its connection file, as JJava's own main does. */
  public static void main(String[] words) throws Exception {
    Orphan.watch();
    System.setProperty(
        "java.util.logging.SimpleFormatter.format", "[%4$.1s %1$tF %1$tT.%1$tL %3$s] %5$s%n");
    String connection = Files.readString(Path.of(words[0]));
    JupyterConnection jupyter = new JupyterConnection(KernelConnectionProperties.parse(connection));
    MavenDependencyResolver maven = new MavenDependencyResolver();
    TimeMagic time = new TimeMagic();
    CellKernel kernel =
        new Builder()
            .lineMagic("load", new LoadMagic())
            .lineMagic("classpath", new Classpath())
            .lineMagic("jars", new JarsMagic())
            .lineMagic("time", time)
            .cellMagic("time", time)
            .lineMagic("maven", new MavenMagic(maven))
            .build();
    kernel.onStartup();
    kernel.becomeHandlerForConnection(jupyter);
    try {
      jupyter.connect();
    } catch (RuntimeException taken) {
      taken.printStackTrace();
      System.exit(1); // or it would be silent for ever; Jupyter starts another, with other ports
    }
    jupyter.waitUntilClose();
  }

  @Override
  public String getBanner() {
    return "Java " + Runtime.version() + ", JJava";
  }

  @Override
  protected Object doEval(String code) {
    cells.begin(executionCount.get() - 1, code);
    stale.toldTo(cells.current()).forEach(System.out::println);
    Object value = super.doEval(code);
    return value == System.out ? null : value; // printf gives back what it has printed on
  }

  private void lost(VarSnippet variable) {
    System.out.printf(
        "%s has lost its value, for its type has changed: run your cell [%d] again.%n",
        variable.name(), cells.of(variable).number());
  }

  /** Tab. */
  @Override
  public ReplacementOptions complete(String code, int at) {
    int begin = completions.begin(code, at);
    ReplacementOptions found = super.complete(code.substring(begin), at - begin);
    return found == null
        ? null
        : new ReplacementOptions(
            found.getReplacements(), begin + found.getSourceStart(), begin + found.getSourceEnd());
  }

  /** JJava's own, with the types. */
  @Override
  protected void handleCompleteRequest(
      ShellReplyEnvironment front, Message<CompleteRequest> message) {
    String code = message.getContent().getCode();
    int at = message.getContent().getCursorPos();
    front.setBusyDeferIdle();
    ReplacementOptions found = complete(code, at);
    if (found == null) {
      found = new ReplacementOptions(List.of(), at, at);
    }
    String before = code.substring(completions.begin(code, at), found.getSourceStart());
    Map<String, Object> types =
        Map.of("_jupyter_types_experimental", completions.typed(before, found.getReplacements()));
    front.reply(
        new CompleteReply(
            found.getReplacements(), found.getSourceStart(), found.getSourceEnd(), types));
  }

  /** Shift-Tab. */
  @Override
  public DisplayData inspect(String code, int at, boolean extraDetail) {
    String told = docs.at(code, at);
    return told.isEmpty() ? super.inspect(code, at, extraDetail) : new DisplayData(told);
  }

  @Override
  protected List<String> formatError(Throwable error) {
    Throwable thrown = error.getCause() instanceof EvalException cause ? cause : error;
    if (thrown instanceof EvalException eval) {
      return errors.thrown(eval);
    }
    if (thrown instanceof CompilationException rejected) {
      return errors.rejected(rejected.getBadSnippetCompilation().snippet());
    }
    if (thrown instanceof IncompleteSourceException) {
      return errors.incomplete();
    }
    if (thrown instanceof Packages.Hidden) {
      return Errors.bold(thrown.getMessage());
    }
    return super.formatError(error);
  }

  private static final class Builder extends JavaKernelBuilder<Builder, CellKernel> {
    @Override
    public CellKernel build() {
      CodeEvaluator evaluator = buildCodeEvaluator("JJava");
      // The same on every JDK: a notebook keeps it, and would be changed by being opened.
      LanguageInfo language =
          new LanguageInfo.Builder("java")
              .mimetype("text/x-java-source")
              .fileExtension(".jshell")
              .pygments("java")
              .codemirror("java")
              .build();
      return new CellKernel(
          language,
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
