"""Every lesson runs on the real kernel, without network, and shows what is committed."""

import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest

from lab.places import NOTEBOOKS, ROOT
from lab.tests.conftest import namespace

LESSONS = sorted(NOTEBOOKS.glob("*.ipynb"))
LIMIT = 120  # seconds: a lesson takes less than 60 on two idle cores, and a machine may be busy
LONGEST = 40  # cells
PLOT = "application/vnd.plotly.v1+json"


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_a_lesson_runs_without_network_error_or_warning_and_shows_its_plots(lesson, tmp_path):
    executed = _execute_offline(lesson, tmp_path / lesson.name)
    cells = [cell for cell in executed.cells if cell.cell_type == "code"]
    assert len(executed.cells) <= LONGEST
    for cell in cells:
        assert cell.source.strip() == "" or cell.execution_count, f"did not run: {cell.source}"
        for output in cell.outputs:
            assert output.output_type != "error", f"{cell.source}\n{output.get('evalue')}"
            assert output.get("name") != "stderr", f"{cell.source}\n{output.get('text')}"
            if PLOT in output.get("data", {}):
                _check_plot(output.data)
    _check_committed(lesson, cells)


def _execute_offline(lesson: Path, target: Path) -> nbformat.NotebookNode:
    command = [sys.executable, "-m", "lab.tests.offline", lesson, target]
    begin = time.monotonic()
    done = subprocess.run(
        [*namespace("--net"), *command], cwd=ROOT, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stderr
    assert time.monotonic() - begin < LIMIT
    return nbformat.read(target, as_version=4)


def _check_plot(data: dict) -> None:
    plot, words = data[PLOT], data.get("text/plain", "")
    assert words and "\n" not in words, "a plot has a text alternative of one line"
    layout = plot["layout"]
    assert plot["data"], words
    assert layout["title"]["text"], words
    # Panels that share an axis name it once.
    for kind in "xy":
        named = [layout[name] for name in layout if name.startswith(f"{kind}axis")]
        assert any(axis.get("title", {}).get("text") for axis in named), f"{words}: {kind} axis"


def _check_committed(lesson: Path, cells: list) -> None:
    """Every lesson is stored with its outputs, and they are those that it gives today."""
    committed = [cell for cell in nbformat.read(lesson, as_version=4).cells if "outputs" in cell]
    for was, now in zip(committed, cells, strict=True):
        assert _text(was) == _text(now), f"lab publish stores its outputs: {was.source}"


def _text(cell) -> list[str]:
    return [
        output.get("text") or output.get("data", {}).get("text/plain", "")
        for output in cell.outputs
    ]
