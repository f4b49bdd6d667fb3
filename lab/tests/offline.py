"""A notebook executed where nothing but the loopback is up, if this machine has bubblewrap.

python -m lab.tests.offline IN OUT     the process that executes it
"""

import functools
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat

from lab.notebook import execute
from lab.places import NOTEBOOKS, ROOT

CUT_OFF = ("bwrap", "--dev-bind", "/", "/", "--unshare-net", "--die-with-parent")


def executed(notebook: nbformat.NotebookNode, folder: Path) -> nbformat.NotebookNode:
    """The notebook with the outputs that it gives in a fresh kernel; files go into a folder."""
    before, after = folder / "before.ipynb", folder / "after.ipynb"
    nbformat.write(notebook, before)
    command = [*cut_off(), sys.executable, "-m", "lab.tests.offline", before, after]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    return nbformat.read(after, as_version=4)


@functools.cache
def cut_off() -> tuple[str, ...]:
    """What goes before a command to cut it off; nothing where that cannot be done."""
    there = shutil.which("bwrap") and subprocess.run([*CUT_OFF, "true"]).returncode == 0
    return CUT_OFF if there else ()


def main(source: Path, target: Path) -> None:
    notebook = nbformat.read(source, as_version=4)
    try:
        execute(notebook, NOTEBOOKS, allow_errors=True)
    finally:
        nbformat.write(notebook, target)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
