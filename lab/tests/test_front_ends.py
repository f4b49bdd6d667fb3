"""A lesson in other front ends than JupyterLab, all in an environment that is not the kit's."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from lab import kernel
from lab.commands.publish import PLOT
from lab.places import LIB, NOTEBOOKS, ROOT
from lab.tests.conftest import QUIET, chromium, stop
from lab.tests.test_browser import MINUTE, check_plots, run_all_cells

pytestmark = [
    pytest.mark.full("installs front ends, starts each of them and a kernel"),
    pytest.mark.xdist_group("front ends"),
]
FRONT_ENDS = ("notebook", "jupyter-console", "nbconvert", "plotly")
LESSON = NOTEBOOKS / "00-start-here.ipynb"
# The kit's kernelspec is found from elsewhere; all its paths are absolute.
FOUND = {**os.environ, "JUPYTER_PATH": str(kernel.FOLDER.parent.parent)}


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory) -> Path:
    """The commands of an environment with the newest front ends that go with our constraints."""
    folder = tmp_path_factory.mktemp("elsewhere")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    fitting = ["-c", ROOT / "lab" / "constraints.txt"]
    subprocess.run([folder / "bin/pip", "install", "-q", *fitting, *FRONT_ENDS], check=True)
    return folder / "bin"


def test_jupyter_execute_runs_a_lesson(elsewhere, tmp_path):
    ran = tmp_path / "ran.ipynb"
    _jupyter(elsewhere, "execute", LESSON, "--output", ran)
    assert _figures(nbformat.read(ran, as_version=4)) == _figures(
        nbformat.read(LESSON, as_version=4)
    )


@pytest.mark.parametrize("how", [[], ["--execute"]], ids=["as stored", "run anew"])
def test_a_lesson_becomes_html_and_pdf_with_its_pictures(how, elsewhere, tmp_path):
    to_html = ["nbconvert", *how, "--to", "html", LESSON, "--output-dir", tmp_path]
    _jupyter(elsewhere, *to_html)
    page = tmp_path / "00-start-here.html"
    figures = _figures(nbformat.read(LESSON, as_version=4))
    assert len(re.findall(r"<img[^>]+image/png", page.read_text(encoding="utf-8"))) == figures
    pdf = tmp_path / "lesson.pdf"
    printing = ["--headless", "--no-pdf-header-footer", f"--print-to-pdf={pdf}"]
    subprocess.run([chromium(), *QUIET, *printing, page], check=True, capture_output=True)
    assert pdf.read_bytes().count(b"/Subtype /Image") >= figures


def test_the_console_shows_values(elsewhere):
    cells = "%classpath ../lib/*.jar\nimport goldilocks.*;\nMatrix.row(1, 2)\n6 * 7\n"
    told = _jupyter(elsewhere, "console", "--kernel", "java", "--simple-prompt", typed=cells)
    assert re.search(r"1×2\n +1\.000 +2\.000\n", told)
    assert "42" in told


def test_a_lesson_runs_in_notebook_7_and_its_plots_are_drawn(
    elsewhere, browser, settings, tmp_path
):
    shutil.copytree(LIB, tmp_path / "lib")
    (tmp_path / "notebooks").mkdir()
    nbformat.write(_without_outputs(), tmp_path / "notebooks" / LESSON.name)
    command = [elsewhere / "jupyter", "notebook", "--no-browser", "--allow-root", "--port=0"]
    command += [f"--JupyterNotebookApp.user_settings_dir={settings}"]
    server = subprocess.Popen(
        command,
        cwd=tmp_path / "notebooks",
        env=FOUND,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        address = next(filter(None, map(_address, server.stderr)))
        page = browser.new_page(viewport={"width": 1280, "height": 1600})
        page.goto(address)
        page.locator(".jp-Toolbar-kernelName", has_text="Java").first.wait_for(timeout=MINUTE)
        run_all_cells(page)
        check_plots(page)
    finally:
        stop(server)


def _without_outputs() -> nbformat.NotebookNode:
    lesson = nbformat.read(LESSON, as_version=4)
    for cell in lesson.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return lesson


def _address(line: str) -> str | None:
    found = re.search(r"(http://127\.0\.0\.1:\d+)/tree\?(token=\w+)", line)
    return found and f"{found[1]}/notebooks/{LESSON.name}?{found[2]}"


def _jupyter(elsewhere: Path, *words, typed: str = "") -> str:
    command = [elsewhere / "jupyter", *words]
    done = subprocess.run(
        command, cwd=NOTEBOOKS, env=FOUND, input=typed, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _figures(notebook) -> int:
    outputs = [out for cell in notebook.cells for out in cell.get("outputs", [])]
    return sum(PLOT in out.get("data", {}) for out in outputs)
