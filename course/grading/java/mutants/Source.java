package mutants;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java text, and what the JDK's compiler makes of it. */
final class Source extends SimpleJavaFileObject {
  private final String text;
  private final DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
  final JavacTask task;

  Source(String text, String... options) {
    super(URI.create("string:///" + Program.NAME + ".java"), Kind.SOURCE);
    this.text = text;
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("-proc:none", "-nowarn", "-Xmaxerrs", "100000"));
    all.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, told, all, null, List.of(this));
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }

  CompilationUnitTree parse() {
    try {
      return task.parse().iterator().next();
    } catch (IOException impossible) { // the text is in memory
      throw new IllegalStateException(impossible);
    }
  }

  boolean parses() {
    parse();
    return errors().isEmpty();
  }

  SourcePositions positions() {
    return Trees.instance(task).getSourcePositions();
  }

  List<Diagnostic<? extends JavaFileObject>> errors() {
    return told.getDiagnostics().stream()
        .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
        .toList();
  }
}
