"""What a cell shows, on the real kernel `java` of this environment."""

import base64
import math
import re
import socket
import subprocess
import sys
import time

import psutil
import pytest
from jupyter_client.connect import LocalPortCache
from jupyter_client.manager import KernelManager
from nbformat import v4

from lab.notebook import execute
from lab.places import ROOT

pytestmark = pytest.mark.xdist_group("kernel")  # which is started once
PLOTLY = "application/vnd.plotly.v1+json"
PREPARE = """
import goldilocks.*; import goldilocks.notebook.*; import goldilocks.plot.*;
import tech.tablesaw.aggregate.*; import tech.tablesaw.api.*; import tech.tablesaw.plotly.api.*;
import java.util.stream.IntStream;
Table costs = Table.create("costs").addColumns(
    IntColumn.create("step", 1, 2, 3), DoubleColumn.create("cost", 0.123456, 1e-7, Double.NaN));
double train(long steps, long pause) {
  return Progress.show("training", steps, progress -> {
    for (long step = 1; step <= steps; step++) {
      progress.at(step, 0.5);
      java.util.concurrent.locks.LockSupport.parkNanos(pause * 1_000_000);
    }
    return 0.5;
  });
}
boolean sawInterrupt = false;
void trainUntilStopped() {
  sawInterrupt = Progress.show("training", Long.MAX_VALUE, progress -> {
    for (long step = 1; !Thread.currentThread().isInterrupted(); step++) {
      progress.at(step, 0.5);
    }
    return true;
  });
}
"""


class Cells:
    """Runs cells and keeps what they published; options of its manager say which kernel."""

    def __init__(self, **options):
        self.manager = KernelManager(kernel_name="java", **options)
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)

    def run(self, code, interrupt_every=math.inf, timeout=60):
        """What a cell published; an interrupt that comes before its code has begun is lost."""
        request = self.client.execute(code)
        start, messages, idle = time.monotonic(), [], False
        next_interrupt = interrupt_every
        while not idle:
            passed = time.monotonic() - start
            assert passed < timeout, f"no answer after {timeout} s to: {code}"
            if passed > next_interrupt:
                self.manager.interrupt_kernel()
                next_interrupt += interrupt_every
            for message in self._arrived():
                if message["parent_header"].get("msg_id") == request:
                    messages.append((message["msg_type"], message["content"]))
                    idle = messages[-1] == ("status", {"execution_state": "idle"})
        self.number = next(c["execution_count"] for kind, c in messages if kind == "execute_input")
        return [m for m in messages if m[0] not in ("status", "execute_input")]

    def _arrived(self):
        if self.client.iopub_channel.socket.poll(100):
            return [self.client.get_iopub_msg(timeout=1)]
        return []

    def value(self, code):
        """The MIME bundle of the last line; whatever else a cell publishes is a mistake."""
        messages = self.run(code)
        assert [kind for kind, _ in messages] == ["execute_result"], messages
        return messages[0][1]["data"]

    def stop(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel()


@pytest.fixture(scope="module")
def cells():
    cells = Cells()
    assert cells.run(PREPARE) == []
    yield cells
    cells.stop()


def test_a_figure_is_plotly_json_a_picture_and_one_line(cells):
    data = cells.value('ScatterPlot.create("it\'s", costs, "step", "cost")')
    assert sorted(data) == [PLOTLY, "image/png", "text/plain"]
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert data["text/plain"] == "Figure: it's; x: step; y: cost; scatter (3 points)"
    assert data[PLOTLY]["data"][0]["x"] == [1, 2, 3]
    assert data[PLOTLY]["data"][0]["y"] == [0.123456, 1e-7, None]
    assert data[PLOTLY]["layout"]["title"] == {"text": "it's"}


def test_printf_prints_and_gives_no_result(cells):
    messages = cells.run('System.out.printf("%d%n", 1)')
    assert {kind for kind, _ in messages} == {"stream"}
    assert "".join(content["text"] for _, content in messages) == "1\n"


def test_a_table_is_html_and_text(cells):
    data = cells.value("costs")
    assert sorted(data) == ["text/html", "text/plain"]
    assert data["text/plain"].splitlines() == [
        "step       cost",
        "   1     0.1235",
        "   2  1.000e-07",
        "   3        NaN",
        "3 rows × 2 columns",
    ]
    assert ">0.1235</td>" in data["text/html"]


def test_a_table_is_written_read_and_summed_up(cells, tmp_path):
    file = (tmp_path / "Maße.csv").as_posix()
    cells.run(f'costs.write().csv("{file}"); Table again = Table.read().csv("{file}");')
    data = cells.value('again.summarize("cost", AggregateFunctions.mean).by("step")')
    assert data["text/plain"].splitlines()[-1] == "3 rows × 2 columns"
    data = cells.value('again.sortOn("-step").first(2)')
    assert data["text/plain"].splitlines()[-1] == "2 rows × 2 columns"


def test_a_matrix_shows_its_shape_and_rounded_numbers(cells):
    data = cells.value("Matrix.row(1, 0.123456)")
    assert sorted(data) == ["text/html", "text/plain"]
    for text in data.values():
        assert "1×2" in text and "0.1235" in text and "0.12345" not in text


def test_a_network_shows_its_layers_and_parameters(cells):
    data = cells.value("Network.of(new Seeds(1), Initializer.he(), Activation.relu(), 64, 100, 10)")
    assert sorted(data) == ["text/html", "text/plain"]
    for text in data.values():
        assert "6,500" in text and "1,010" in text and "7,510" in text and "ReLU" in text


def test_a_second_init_changes_nothing(cells):
    once = cells.value("Matrix.zeros(1, 1)")
    assert cells.value("Kernel.init(); Matrix.zeros(1, 1)") == once


def test_a_fast_run_leaves_its_last_line(cells):
    messages = cells.run("train(3, 0);")
    shown = [content["data"] for kind, content in messages if kind == "display_data"]
    assert shown == [{"text/plain": "training: 3 of 3, cost 0.5000"}]


def test_a_slow_run_moves_a_bar_and_leaves_the_same_line(cells):
    messages = cells.run("train(30, 40);")
    shown = [content for kind, content in messages if "display_data" in kind]
    assert [kind for kind, _ in messages][:2] == ["display_data", "update_display_data"]
    assert len({content["transient"]["display_id"] for content in shown}) == 1
    assert all("<progress " in content["data"]["text/html"] for content in shown[:-1])
    assert shown[-1]["data"] == {"text/plain": "training: 30 of 30, cost 0.5000"}


def test_runs_on_several_threads_report_as_one(cells):
    messages = cells.run(
        """Experiment.runs(30, new Seeds(1)).table("runs", r -> r.row("cost", train(10, 5)));"""
    )
    shown = [content for kind, content in messages if "display_data" in kind]
    assert len({content["transient"]["display_id"] for content in shown}) == 1
    assert shown[-1]["data"] == {"text/plain": "runs: 30 of 30"}


def test_an_interrupt_stops_the_loop_and_the_kernel_lives_on(cells):
    start = time.monotonic()
    messages = cells.run("trainUntilStopped()", interrupt_every=1)
    assert time.monotonic() - start < 3
    errors = [content["ename"] for kind, content in messages if kind == "error"]
    assert errors == ["EvaluationInterruptedException"]
    time.sleep(0.3)
    assert cells.value("sawInterrupt") == {"text/plain": "true"}
    assert cells.value("1 + 1") == {"text/plain": "2"}


def test_an_error_is_one_line_and_the_kernel_lives_on(cells):
    messages = cells.run('throw new IllegalArgumentException("times: 2×3 does not fit 4×5");')
    assert [kind for kind, _ in messages] == ["error"]
    assert "times: 2×3 does not fit 4×5" in messages[0][1]["evalue"]
    assert cells.value("1 + 1") == {"text/plain": "2"}


def test_an_error_names_the_cell_and_the_line_and_no_frame_of_others(cells):
    cells.run("double half(int i) {\n  int[] a = {1};\n  return a[i] / 2.0;\n}")
    number, said = fault(cells, "int i = 7;\n\nhalf(i)")
    assert said == [
        "java.lang.ArrayIndexOutOfBoundsException: Index 7 out of bounds for length 1",
        f"  at your cell [{number - 1}], line 3:  return a[i] / 2.0;",
        f"  at your cell [{number}], line 3:  half(i)",
    ]


def test_a_check_says_its_message_and_where_the_code_stopped(cells):
    cells.run("import goldilocks.check.*;\nint broken(int i) {\n  return i / 0;\n}")
    _, said = fault(cells, 'Check.number("n", 1, 2, 0.1, "Look.");')
    assert said == ["n is 1.000, wanted 2.000 ± 0.10. Look."]
    number, said = fault(cells, 'Check.number("n", () -> broken(1), 2, 0.1, "Look.");')
    assert said == [
        "n: your code stopped with java.lang.ArithmeticException: / by zero.",
        "because of java.lang.ArithmeticException: / by zero",
        f"  at your cell [{number - 2}], line 3:  return i / 0;",
    ]


def test_a_missing_semicolon_is_marked_and_the_method_from_before_is_told(cells):
    cells.run("double slope(double x) {\n  return 2 * x;\n}")
    number, said = fault(cells, "double slope(double x) {\n  double y = -2 * x\n  return y;\n}")
    assert said == [
        "';' expected",
        f"  at your cell [{number}], line 2:",
        "      double y = -2 * x",
        "                       ^",
        "Nothing of this was taken: slope is still the method from before.",
    ]


def test_a_check_of_the_method_from_before_says_so_until_it_is_mended(cells):
    cells.run("double rise(double x) {\n  return -x;\n}")
    number, _ = fault(cells, "int n = 1;\ndouble rise(double x) {\n  return x\n}")
    told = f"rise is still the method from before: your cell [{number}] was rejected.\n"
    assert printed(cells, "double seen = rise(1);") == told
    assert printed(cells, "double rise(double x) {\n  return x;\n}") == ""
    assert printed(cells, "double seen = rise(1);") == ""


def test_a_bracket_that_is_never_closed_leaves_the_method_from_before_too(cells):
    cells.run("double fall(double x) {\n  return x;\n}")
    _, said = fault(cells, "double fall(double x) {\n  return -x;\n")
    assert said[-1] == "Nothing of this was taken: fall is still the method from before."


def test_a_variable_keeps_its_value_when_what_it_was_made_of_changes(cells):
    cells.run("int[] once(int i) { return new int[] {i}; }\nint start = 7;")
    cells.run("var list = once(start);")
    cells.run("int[] once(int i) { return new int[] {-i}; }")
    assert cells.value("list[0]") == {"text/plain": "7"}
    cells.run("// an import below another line\nimport java.util.stream.*;")
    cells.run("int start = 8;")
    assert cells.value("list[0]") == {"text/plain": "7"}


def test_a_variable_whose_type_changes_says_that_its_value_is_lost(cells):
    cells.run("record Pair(int a, int b) {}")
    cells.run("Pair pair = new Pair(1, 2);")
    told = (
        f"pair has lost its value, for its type has changed: run your cell [{cells.number}] again."
    )
    assert printed(cells, "record Pair(int a, int b) { int sum() { return a; } }") == told + "\n"


def test_a_variable_that_would_hide_a_package_is_refused(cells):
    _, said = fault(cells, "int java = 17;")
    assert said == ["a variable called java would hide the package java: choose another name"]
    assert cells.value("java.util.List.of(1).size()") == {"text/plain": "1"}


def test_who_has_not_run_the_first_cell_is_told_to():
    fresh = Cells()
    _, said = fault(fresh, "var m = Matrix.zeros(2, 3);")
    fresh.stop()
    assert said[0] == "cannot find symbol: variable Matrix"
    assert said[-1] == "Matrix is imported by the notebook's first cell: run that first."


def test_code_that_is_not_complete_says_so(cells):
    number, said = fault(cells, "Matrix.zeros(2, ")
    assert said == [
        f"your cell [{number}] is not complete: a bracket, a quote or a comment is never closed"
    ]


def test_shift_tab_shows_what_the_source_says(cells):
    cells.run("Matrix shown = Matrix.zeros(2, 2);")
    assert told(cells, "Initializer.he()", "he").startswith(
        "VarianceRule Initializer.he()\n    Var(w)"
    )
    assert told(cells, "Initializer.he", "he").startswith("VarianceRule Initializer.he(")
    assert "m × k times k × n gives m × n" in told(cells, "int i;\nshown.times(shown)", "times")
    assert told(cells, "shown", "shown").startswith(
        "Matrix shown\n    An immutable table of numbers"
    )


def test_completion_shows_types(cells):
    cells.run("Matrix wide = Matrix.zeros(2, 3);")
    found = completed(cells, "import java.util.*;\nint i = 1;\nwide.timesT")
    assert found == [("timesTranspose(", "Matrix")]
    assert ("wide", "Matrix") in completed(cells, "wid")
    assert ("he(", "VarianceRule") in completed(cells, "Initializer.h")


def completed(cells, code):
    """What may stand at the end of the code, with its types."""
    content = answer(cells, cells.client.complete(code))
    typed = content["metadata"]["_jupyter_types_experimental"]
    assert [one["text"] for one in typed] == content["matches"]
    return [(one["text"], one["type"]) for one in typed]


def told(cells, code, word):
    """The text of the inspector with the cursor on a word."""
    request = cells.client.inspect(code, code.index(word) + 1)
    return answer(cells, request)["data"]["text/plain"]


def answer(cells, request):
    while True:
        message = cells.client.get_shell_msg(timeout=60)
        if message["parent_header"].get("msg_id") == request:
            return message["content"]


def printed(cells, code):
    """All that a cell prints."""
    messages = cells.run(code)
    assert all(kind == "stream" for kind, _ in messages), messages
    return "".join(content["text"] for _, content in messages)


def fault(cells, code):
    """A cell's number and what its error says, without what makes it bold."""
    request = cells.client.execute(code)
    number, trace = None, None
    while trace is None:
        message = cells.client.get_iopub_msg(timeout=60)
        if message["parent_header"].get("msg_id") == request:
            number = message["content"].get("execution_count", number)
            trace = message["content"].get("traceback")
    cells.client.get_shell_msg(timeout=60)
    return number, [re.sub(r"\x1b\[\d*m", "", line) for line in trace]


def test_the_kernel_stops_within_two_seconds():
    cells = Cells()
    start = time.monotonic()
    cells.client.shutdown()
    while cells.manager.provisioner.process.poll() is None and time.monotonic() - start < 10:
        time.sleep(0.02)
    took = time.monotonic() - start
    cells.stop()
    assert took < 2


def test_a_kernel_whose_port_was_taken_is_started_again(monkeypatch):
    find = LocalPortCache.find_available_port
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = [other.getsockname()[1]]
        monkeypatch.setattr(
            LocalPortCache,
            "find_available_port",
            lambda cache, ip: taken.pop() if taken else find(cache, ip),
        )
        notebook = v4.new_notebook(cells=[v4.new_code_cell("1 + 1")])
        execute(notebook, ROOT)
    assert taken == []
    assert notebook.cells[0].outputs[0].data["text/plain"] == "2"


JUPYTER = """
import sys
from jupyter_client.manager import KernelManager
manager = KernelManager(kernel_name="java")
manager.start_kernel()
if "ready" in sys.argv:
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
print(manager.provisioner.pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("when", ["starts", "ready"])
def test_a_kernel_whose_jupyter_is_gone_ends_too(when):
    words = [sys.executable, "-c", JUPYTER, when]
    jupyter = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    kernel = psutil.Process(int(jupyter.stdout.readline()))
    jupyter.kill()
    jupyter.wait()
    kernel.wait(timeout=30)
