"""Every lesson runs as it is stored, and its solutions pass; twice in one kernel, too."""

import json
import os
import re

import nbformat
import pytest

from lab.commands.publish import PLOT
from lab.notebook import execute
from lab.places import NOTEBOOKS, ROOT
from lab.tests.exercises import (
    again,
    checks,
    exercises_of,
    figures,
    followed_by_solutions,
    is_code,
    says,
    solved,
    verdict,
)
from lab.tests.offline import executed

LESSONS = sorted(NOTEBOOKS.glob("*.ipynb"))
ASSIGNMENTS = sorted((ROOT / "course/source").glob("*/*.ipynb"))
each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
LINE = re.compile(r"#\d+:")  # a cell's number in a trace
LIMIT = 120  # seconds of a processor: a lesson takes less than 60 on two cores, busy or not
LONGEST = 40  # cells
LARGEST = 40_000  # bytes of a figure with a knob


@pytest.mark.short("runs a whole lesson")
@each_lesson
def test_a_lesson_runs_without_network_error_or_warning_and_shows_what_is_stored(lesson, tmp_path):
    stored = nbformat.read(lesson, as_version=4)
    assert len(stored.cells) <= LONGEST
    before = _work_of_children()
    notebook = executed(followed_by_solutions(stored), tmp_path)
    assert _work_of_children() - before < LIMIT
    _check_as_stored(stored.cells, notebook.cells[: len(stored.cells)])
    for check in checks(notebook.cells[len(stored.cells) :]):
        assert verdict(check).startswith("✓"), f"{check.source}\n{says(check)}"


@pytest.mark.full("runs the whole lesson twice")
@each_lesson
def test_each_solution_passes_where_it_is_asked_for_and_then_run_all_shows_what_is_stored(
    lesson, tmp_path
):
    stored = nbformat.read(lesson, as_version=4)
    notebook = solved(stored)
    notebook.cells += again(stored)
    ran = executed(notebook, tmp_path).cells
    first, second = ran[: len(stored.cells)], ran[len(stored.cells) :]
    for exercise in exercises_of(nbformat.v4.new_notebook(cells=first)):
        check = exercise.check
        assert verdict(check).startswith("✓"), f"{check.source}\n{says(check)}"
    _check_as_stored(filter(is_code, stored.cells), second)


@pytest.mark.full("runs the whole assignment twice")
@pytest.mark.parametrize("path", ASSIGNMENTS, ids=lambda path: path.stem)
def test_an_assignment_runs_twice_in_one_kernel_and_shows_the_same(path):
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [*filter(is_code, notebook.cells), *again(notebook)]
    execute(notebook, path.parent, allow_errors=True)
    half = len(notebook.cells) // 2
    for first, second in zip(notebook.cells[:half], notebook.cells[half:], strict=True):
        assert _errors_too(second) == _errors_too(first), first.source


@each_lesson
def test_a_figure_with_a_knob_is_small(lesson):
    plots = [plot for cell in nbformat.read(lesson, as_version=4).cells for plot in figures(cell)]
    for plot in (plot for plot in plots if "frames" in plot):
        written = json.dumps(plot, ensure_ascii=False)
        assert len(written.encode()) <= LARGEST, plot["layout"]["title"]["text"]


def test_a_lesson_s_first_cell_works_in_a_folder_without_the_kit(tmp_path):
    head = next(filter(is_code, nbformat.read(LESSONS[0], as_version=4).cells))
    one = "new double[] {1}"
    plot = nbformat.v4.new_code_cell(f'new Chart("a", "x", "y").points("b", {one}, {one})')
    ran = execute(nbformat.v4.new_notebook(cells=[head, plot]), tmp_path)
    assert PLOT in ran.cells[1].outputs[0].data


def _check_as_stored(stored, ran) -> None:
    for was, now in zip(stored, ran, strict=True):
        if is_code(now):
            _check_outputs(now)
        assert says(was) == says(now), f"lab publish stores its outputs: {was.source}"
        assert figures(was) == figures(now), f"lab publish stores its figures: {was.source}"
        for check in checks([now]):
            assert verdict(check).startswith("not yet"), check.source


def _errors_too(cell) -> list[str]:
    """A cell's texts and errors, without what counts the cells."""
    said = [
        out.get("text") or out.get("evalue") or out.get("data", {}).get("text/plain", "")
        for out in cell.outputs
    ]
    return [LINE.sub("#:", text) for text in said]


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
