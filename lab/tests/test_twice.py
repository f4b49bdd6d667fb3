"""Run All twice in one kernel: nothing that the first pass leaves behind stands in the way."""

import copy
import re

import nbformat
import pytest

from lab.notebook import execute
from lab.places import NOTEBOOKS, ROOT

NOTEBOOKS_RUN = [*NOTEBOOKS.glob("*.ipynb"), *(ROOT / "course/source").glob("*/*.ipynb")]
LINE = re.compile(r"#\d+:")  # a cell's number in a trace


@pytest.mark.full("runs the whole notebook twice")
@pytest.mark.parametrize("path", sorted(NOTEBOOKS_RUN), ids=lambda path: path.stem)
def test_a_notebook_runs_twice_in_one_kernel_and_shows_the_same(path):
    notebook = nbformat.read(path, as_version=4)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    again = copy.deepcopy(cells)
    for cell in again:
        cell.id += "-again"
    notebook.cells = cells + again
    execute(notebook, path.parent, allow_errors=True)
    half = len(notebook.cells) // 2
    for first, second in zip(notebook.cells[:half], notebook.cells[half:], strict=True):
        assert _says(second) == _says(first), first.source


def _says(cell) -> list[str]:
    """A cell's texts and errors, without what counts the cells."""
    said = [
        out.get("text") or out.get("evalue") or out.get("data", {}).get("text/plain", "")
        for out in cell.outputs
    ]
    return [LINE.sub("#:", text) for text in said]
