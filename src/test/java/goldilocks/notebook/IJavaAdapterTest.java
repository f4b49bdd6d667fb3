package goldilocks.notebook;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import goldilocks.Matrix;
import goldilocks.Progress;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.ScatterTrace;

/** IJava itself is on no registry; its base, which renders values, is. */
class IJavaAdapterTest {
  private final BaseKernel kernel = new EmptyKernel();
  private final Notebook notebook = new IJavaAdapter.IJavaNotebook(kernel);

  @Test
  void valuesShowAsTheirViews() {
    View.ALL.forEach(notebook::show);
    Figure figure = new Figure(ScatterTrace.builder(new double[] {1}, new double[] {2}).build());
    assertEquals(new PlotlyFigure(figure).json(), shown(figure, View.PLOTLY));
    assertInstanceOf(String.class, shown(figure, View.PNG));
    assertEquals("Figure; scatter (1 point)", shown(figure, View.TEXT));
    assertInstanceOf(String.class, shown(Table.create(IntColumn.create("i", 1)), View.HTML));
    assertEquals(Matrix.zeros(1, 1).toString(), shown(Matrix.zeros(1, 1), View.TEXT));
  }

  @Test
  void progressOutsideACellIsNoError() {
    notebook.display("id", Map.of(View.TEXT, "45 of 90"), false);
    notebook.display("id", Map.of(View.TEXT, "90 of 90"), true);
  }

  @Test
  void numbersArePrintedTheSameInEveryCountry() {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    try {
      Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
      assertEquals("0,5", "%.1f".formatted(0.5));
      Kernel.attach(notebook);
      assertEquals("0.5", "%.1f".formatted(0.5));
    } finally {
      Progress.showOn(Progress.Screen.NONE);
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }

  @Test
  void withoutAKernelNothingHappens() {
    assertDoesNotThrow(Kernel::init);
    assertDoesNotThrow(Kernel::init);
  }

  private Object shown(Object value, String mimeType) {
    return kernel.getRenderer().render(value).getData(MIMEType.parse(mimeType));
  }

  private static final class EmptyKernel extends BaseKernel {
    @Override
    public DisplayData eval(String code) {
      return DisplayData.EMPTY;
    }

    @Override
    public LanguageInfo getLanguageInfo() {
      return new LanguageInfo.Builder("java").build();
    }
  }
}
