"""Every lesson runs once, as it is stored, and then its solutions pass in the same kernel."""

import os

import nbformat
import pytest

from lab.commands.publish import PLOT
from lab.notebook import execute
from lab.places import NOTEBOOKS
from lab.tests.exercises import checks, figures, followed_by_solutions, is_code, says, verdict
from lab.tests.offline import executed

LESSONS = sorted(NOTEBOOKS.glob("*.ipynb"))
LIMIT = 120  # seconds of a processor: a lesson takes less than 60 on two cores, busy or not
LONGEST = 40  # cells


@pytest.mark.slow("runs a whole lesson")
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_a_lesson_runs_without_network_error_or_warning_and_shows_what_is_stored(lesson, tmp_path):
    stored = nbformat.read(lesson, as_version=4)
    assert len(stored.cells) <= LONGEST
    before = _work_of_children()
    notebook = executed(followed_by_solutions(stored), tmp_path)
    assert _work_of_children() - before < LIMIT
    for cell in filter(is_code, notebook.cells):
        _check_outputs(cell)
    for was, now in zip(stored.cells, notebook.cells, strict=False):
        assert says(was) == says(now), f"lab publish stores its outputs: {was.source}"
        assert figures(was) == figures(now), f"lab publish stores its figures: {was.source}"
    for check in checks(stored.cells):
        assert verdict(check).startswith("not yet"), check.source
    for check in checks(notebook.cells[len(stored.cells) :]):
        assert verdict(check).startswith("✓"), f"{check.source}\n{says(check)}"


def test_a_lesson_s_first_cell_works_in_a_folder_without_the_kit(tmp_path):
    head = next(filter(is_code, nbformat.read(LESSONS[0], as_version=4).cells))
    one = "new double[] {1}"
    plot = nbformat.v4.new_code_cell(f'new Chart("a", "x", "y").points("b", {one}, {one})')
    ran = execute(nbformat.v4.new_notebook(cells=[head, plot]), tmp_path)
    assert PLOT in ran.cells[1].outputs[0].data


def _work_of_children() -> float:
    """Seconds; 0 on Windows, which does not tell."""
    times = os.times()
    return times.children_user + times.children_system


def _check_outputs(cell) -> None:
    assert cell.source.strip() == "" or cell.execution_count, f"did not run: {cell.source}"
    for output in cell.outputs:
        assert output.output_type != "error", f"{cell.source}\n{output.get('evalue')}"
        assert output.get("name") != "stderr", f"{cell.source}\n{output.get('text')}"
        if PLOT in output.get("data", {}):
            _check_plot(output.data)


def _check_plot(data: dict) -> None:
    plot, words = data[PLOT], data.get("text/plain", "")
    assert words and "\n" not in words, "a plot has a text alternative of one line"
    layout = plot["layout"]
    assert plot["data"], words
    assert layout["title"]["text"], words
    # Panels that share an axis name it once.
    for kind in "xy":
        named = [layout[name] for name in layout if name.startswith(f"{kind}axis")]
        shown = [axis for axis in named if axis.get("visible", True)]  # a drawing has no axes
        assert any(axis.get("title", {}).get("text") for axis in shown) or not shown, (
            f"{words}: {kind} axis"
        )
