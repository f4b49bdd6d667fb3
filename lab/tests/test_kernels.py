"""Lessons on kernels that are not the kit's: a stock JJava, and IJava where it is installed."""

from pathlib import Path

import nbformat
import pytest
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager

from lab import kernel
from lab.notebook import execute
from lab.places import LIB, NOTEBOOKS, ROOT
from lab.tests.exercises import figures, says
from lab.tests.kernelspecs import manager_of

# JJava's own kernelspec, in whose place ours was installed.
STOCK = ["java", "-jar", f"{kernel.FOLDER}/jjava-launcher.jar", f"{kernel.FOLDER}/jjava.jar"]
JARS = f"{LIB.as_posix()}/*.jar"
ELSEWHERE = {
    "JAVA_TOOL_OPTIONS": "-Duser.language=de -Duser.country=DE",  # where 0.5 is written 0,5
    # Assignments have no %classpath line.
    "JJAVA_CLASSPATH": JARS,
    "IJAVA_CLASSPATH": JARS,
}
LESSONS = sorted(NOTEBOOKS.glob("*.ipynb"))
# What a stock kernel might stumble on: the first cells, methods that call methods and a figure with
# two knobs, a table from a file; and in the assignment a diagnosis.
KINDS = [lesson for lesson in LESSONS if lesson.stem[:2] in ("00", "08", "14")]
ASSIGNMENT = ROOT / "course/source/4-diagnose/4-diagnose.ipynb"


@pytest.fixture
def stock(tmp_path: Path) -> KernelSpecManager:
    spec = {"argv": [*STOCK, "{connection_file}"], "display_name": "Java", "language": "java"}
    return manager_of(spec | {"interrupt_mode": "message", "env": ELSEWHERE}, tmp_path)


@pytest.fixture
def ijava(tmp_path: Path) -> KernelSpecManager:
    installed = KernelSpecManager()
    for name in installed.find_kernel_specs():
        spec = installed.get_kernel_spec(name)
        if any("ijava" in word for word in spec.argv):
            argv = [word.replace("{resource_dir}", spec.resource_dir) for word in spec.argv]
            return manager_of(spec.to_dict() | {"argv": argv, "env": ELSEWHERE}, tmp_path)
    pytest.skip("IJava is not installed: docs/kernels.md says how")


@pytest.mark.full("runs a whole lesson")
@pytest.mark.parametrize("lesson", KINDS, ids=lambda path: path.stem)
def test_a_lesson_shows_what_is_stored_on_a_stock_jjava_in_another_country(lesson, stock):
    _shows_what_is_stored(lesson, stock)


@pytest.mark.full("runs a whole lesson")
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_shows_what_is_stored_on_ijava_in_another_country(lesson, ijava):
    _shows_what_is_stored(lesson, ijava)


@pytest.mark.full("runs an assignment twice")
def test_an_assignment_shows_the_same_on_a_stock_jjava_in_another_country(stock):
    folder = ASSIGNMENT.parent
    here = execute(nbformat.read(ASSIGNMENT, as_version=4), folder, allow_errors=True)
    there = _executed(nbformat.read(ASSIGNMENT, as_version=4), folder, stock)
    for cell, same in zip(here.cells, there.cells, strict=True):
        assert says(same) == says(cell), cell.source


def _shows_what_is_stored(lesson: Path, specs: KernelSpecManager) -> None:
    stored = nbformat.read(lesson, as_version=4)
    ran = _executed(nbformat.read(lesson, as_version=4), lesson.parent, specs)
    for was, now in zip(stored.cells, ran.cells, strict=True):
        assert says(now) == says(was), was.source
        assert figures(now) == figures(was), was.source


def _executed(notebook, folder: Path, specs: KernelSpecManager):
    manager = AsyncKernelManager(kernel_name="java", kernel_spec_manager=specs)
    return execute(notebook, folder, manager, allow_errors=True)
