"""python -m lab.tests.offline IN OUT: execute a notebook where, at most, the loopback is up."""

import sys
from pathlib import Path

import nbformat

from lab import loopback
from lab.notebook import execute
from lab.places import NOTEBOOKS


def main(source: Path, target: Path) -> None:
    loopback.bring_up()
    notebook = nbformat.read(source, as_version=4)
    try:
        execute(notebook, NOTEBOOKS, allow_errors=True)
    finally:
        nbformat.write(notebook, target)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
