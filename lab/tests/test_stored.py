"""A lesson that was saved by a front end is stored again as it was."""

import base64
import io

import nbformat
import pytest
from nbformat import v4
from PIL import Image

from lab.commands.publish import PLOT, halved, store
from lab.places import NOTEBOOKS

LESSONS = sorted(NOTEBOOKS.glob("*.ipynb"))


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_a_lesson_that_a_front_end_has_saved_is_stored_as_it_was(lesson, tmp_path):
    path = tmp_path / lesson.name
    store(nbformat.read(lesson, as_version=4), path)
    stored = path.read_text("utf-8")
    nbformat.write(saved(nbformat.read(path, as_version=4)), path)
    assert path.read_text("utf-8") != stored
    store(nbformat.read(path, as_version=4), path)
    assert path.read_text("utf-8") == stored


def test_what_is_stored_is_what_a_browser_writes(tmp_path):
    printed = [v4.new_output("stream", name="stdout", text=f"{line}\n") for line in "ab"]
    figure = v4.new_output("display_data", {PLOT: {"data": [{"x": [1.0, -0.0, 0.5, None]}]}})
    cell = v4.new_code_cell("cell", outputs=[*printed, figure])
    store(v4.new_notebook(cells=[cell]), tmp_path / "one.ipynb")
    outputs = nbformat.read(tmp_path / "one.ipynb", as_version=4).cells[0].outputs
    assert [output.get("text") for output in outputs] == ["a\nb\n", None]
    assert '"x": [1, 0, 0.5, null]' in (tmp_path / "one.ipynb").read_text("utf-8")


def test_a_picture_is_halved_once():
    large = io.BytesIO()
    Image.new("RGB", (1280, 840)).save(large, format="PNG")
    small = halved(base64.b64encode(large.getvalue()).decode(), 640)
    assert Image.open(io.BytesIO(base64.b64decode(small))).size == (640, 420)
    assert halved(small, 640) == small


def saved(notebook):
    """As JupyterLab saves it after a cell was run three times: other counts, and when it ran."""
    for cell in notebook.cells:
        if cell.get("execution_count"):
            cell.execution_count += 3
            cell.metadata.execution = {"iopub.status.busy": "2026-01-01T00:00:00Z"}
        for output in cell.get("outputs", []):
            if "execution_count" in output:
                output.execution_count = cell.execution_count
    notebook.metadata.language_info.version = "25"
    return notebook
