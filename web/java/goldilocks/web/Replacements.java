package goldilocks.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.ValueType;
import org.teavm.model.Variable;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;

/**
 * While the kit is compiled for the browser: calls of what is not there, or has other bits there,
 * go to ours.
 */
public final class Replacements implements ClassHolderTransformer {
  private static final String FUSED = "goldilocks.arithmetic.Fused";
  private static final String STRICT = "goldilocks.web.Strict";
  private static final String TEXT = "goldilocks.web.Text";
  private static final String IN_BROWSER = "goldilocks.arithmetic.InBrowser";

  /** From a method to the class that has ours; an instance becomes its first argument. */
  private static final Map<String, String> OURS =
      Map.ofEntries(
          Map.entry("java.lang.Math.fma", FUSED),
          Map.entry("java.lang.Math.ulp", FUSED),
          Map.entry("java.lang.Math.rint", FUSED),
          Map.entry("java.lang.StrictMath.exp", STRICT),
          Map.entry("java.lang.StrictMath.log", STRICT),
          Map.entry("java.lang.StrictMath.log1p", STRICT),
          Map.entry("java.lang.StrictMath.sin", STRICT),
          Map.entry("java.lang.StrictMath.cos", STRICT),
          Map.entry("java.lang.String.format", TEXT),
          Map.entry("java.lang.String.formatted", TEXT),
          Map.entry("goldilocks.arithmetic.Choice.hasFma", IN_BROWSER),
          Map.entry("goldilocks.arithmetic.Choice.best", IN_BROWSER));

  @Override
  public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
    if (!type.getName().startsWith("goldilocks.") && !type.getName().startsWith("org.apache.")) {
      return;
    }
    boolean ofTheKit = type.getName().startsWith("goldilocks.");
    for (MethodHolder method : type.getMethods()) {
      if (method.hasProgram()) {
        for (BasicBlock block : method.getProgram().getBasicBlocks()) {
          for (Instruction instruction : block) {
            if (instruction instanceof InvokeInstruction call) {
              replace(call, ofTheKit);
            }
          }
        }
      }
    }
  }

  private static void replace(InvokeInstruction call, boolean ofTheKit) {
    MethodReference method = call.getMethod();
    String name = method.getClassName() + "." + method.getName();
    String owner = OURS.get(name);
    if (owner == null) {
      if (ofTheKit && method.getClassName().equals("java.lang.StrictMath")) {
        throw new IllegalStateException(name + " has other bits in a browser: write it in Strict");
      }
      return;
    }
    List<ValueType> signature = new ArrayList<>(List.of(method.getSignature()));
    List<Variable> arguments = new ArrayList<>(call.getArguments());
    if (call.getInstance() != null) {
      signature.add(0, ValueType.object(method.getClassName()));
      arguments.add(0, call.getInstance());
      call.setInstance(null);
    }
    call.setType(InvocationType.SPECIAL);
    call.setMethod(
        new MethodReference(owner, method.getName(), signature.toArray(new ValueType[0])));
    call.setArguments(arguments.toArray(new Variable[0]));
  }
}
