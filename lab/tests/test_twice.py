"""Run All twice in one kernel: nothing that the first pass leaves behind stands in the way."""

import copy
import re

import nbformat
import pytest

from lab.notebook import execute
from lab.places import NOTEBOOKS, ROOT
from lab.tests.exercises import exercises_of, figures, is_code, says, solved, verdict
from lab.tests.offline import executed

LESSONS = sorted(NOTEBOOKS.glob("*.ipynb"))
ASSIGNMENTS = sorted((ROOT / "course/source").glob("*/*.ipynb"))
LINE = re.compile(r"#\d+:")  # a cell's number in a trace


@pytest.mark.full("runs the whole lesson twice")
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_each_solution_passes_where_it_is_asked_for_and_then_run_all_shows_what_is_stored(
    lesson, tmp_path
):
    stored = nbformat.read(lesson, as_version=4)
    notebook = solved(stored)
    notebook.cells += _again(stored)
    ran = executed(notebook, tmp_path).cells
    first, second = ran[: len(stored.cells)], ran[len(stored.cells) :]
    for exercise in exercises_of(nbformat.v4.new_notebook(cells=first)):
        check = exercise.check
        assert verdict(check).startswith("✓"), f"{check.source}\n{says(check)}"
    for was, now in zip(filter(is_code, stored.cells), second, strict=True):
        assert says(now) == says(was), was.source
        assert figures(now) == figures(was), was.source


@pytest.mark.full("runs the whole assignment twice")
@pytest.mark.parametrize("path", ASSIGNMENTS, ids=lambda path: path.stem)
def test_an_assignment_runs_twice_in_one_kernel_and_shows_the_same(path):
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [*filter(is_code, notebook.cells), *_again(notebook)]
    execute(notebook, path.parent, allow_errors=True)
    half = len(notebook.cells) // 2
    for first, second in zip(notebook.cells[:half], notebook.cells[half:], strict=True):
        assert _says(second) == _says(first), first.source


def _again(notebook) -> list:
    """The cells of code once more."""
    again = copy.deepcopy([*filter(is_code, notebook.cells)])
    for cell in again:
        cell.id += "-again"
    return again


def _says(cell) -> list[str]:
    """A cell's texts and errors, without what counts the cells."""
    said = [
        out.get("text") or out.get("evalue") or out.get("data", {}).get("text/plain", "")
        for out in cell.outputs
    ]
    return [LINE.sub("#:", text) for text in said]
