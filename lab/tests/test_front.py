"""What the kit adds to JupyterLab and to what JupyterLab exports."""

import re
import subprocess
import sys
from html import unescape

import nbformat
import pytest

from lab.commands.publish import PLOT
from lab.notebook import execute
from lab.places import NOTEBOOKS

LESSON = NOTEBOOKS / "00-start-here.ipynb"


@pytest.mark.slow("runs a lesson and exports it")
def test_a_lesson_that_was_run_is_exported_with_each_figure_and_its_words(tmp_path):
    notebook = execute(nbformat.read(LESSON, as_version=4), NOTEBOOKS)
    nbformat.write(notebook, tmp_path / LESSON.name)
    to_html = [sys.executable, "-m", "nbconvert", "--to", "html", LESSON.name]
    subprocess.run(to_html, cwd=tmp_path, check=True, capture_output=True)
    page = (tmp_path / LESSON.name).with_suffix(".html").read_text("utf-8")
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    words = [out.data["text/plain"] for out in outputs if PLOT in out.get("data", {})]
    pictures = re.findall(r'<img alt="([^"]*)"[^>]* src="data:image/png;base64,', page)
    assert [unescape(told) for told in pictures] == words
