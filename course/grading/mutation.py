"""The solutions with one small change at a time: each must lose points of its task.

The program in java/mutants changes and runs them. A change that costs nothing is a trap, unless a
comment above its line in the solution says why it is right: // equivalent: CHANGE because …
"""

import functools
import os
import re
import tempfile
import time
from pathlib import Path

from nbformat import NotebookNode

from course.grading.course import HOME
from course.grading.restore import is_grade, is_solution, name_of
from lab import jdk
from lab.console import run, say
from lab.places import LIB

EQUIVALENT = re.compile(r"\s*// equivalent: (.+) because .+")
KINDS = ("cell", "also", "wrong", "survivor")


def faults(name: str, notebook: NotebookNode) -> list[str]:
    """The changes that cost nothing and have no reason to, and what else is found on the way."""
    begin = time.monotonic()
    told = _tried(name, notebook)
    survivors = {(cell, int(line), change): maybe for cell, line, change, maybe in told["survivor"]}
    accepted = {accepted for cell in notebook.cells for accepted in _accepted(cell)}
    say(
        f"  {sum(int(count) for _, count in told['cell'])} changes of {name} in "
        f"{time.monotonic() - begin:.0f} s; {len(survivors)} cost nothing, of these "
        f"{len(accepted & set(survivors))} are accepted as equivalent"
    )
    for method, checks in told["also"]:
        say(f"  {method} is called by {checks} too")
    return [
        *(wrong for [wrong] in told["wrong"]),
        *(
            f"{cell}, line {line}: {change} costs no point; mend the checks or, if {maybe}, "
            f"write above the line: // equivalent: {change} because …"
            for (cell, line, change), maybe in survivors.items()
            if (cell, line, change) not in accepted
        ),
        *(
            f"{cell}, line {line}: {change} is accepted, but does not survive"
            for cell, line, change in sorted(accepted - set(survivors))
        ),
    ]


def _accepted(cell: NotebookNode):
    """The changes that comments accept, for the next line that is none."""
    lines = cell.source.split("\n")
    matches = [EQUIVALENT.fullmatch(line) for line in lines]
    for at, match in enumerate(matches):
        if match:
            line = next(n for n in range(at, len(lines)) if not matches[n]) + 1
            yield name_of(cell), line, match[1]


def _tried(name: str, notebook: NotebookNode) -> dict[str, list[list[str]]]:
    """What the program tells, by kind."""
    java, program = _program()
    class_path = os.pathsep.join((program.name, str(LIB / "*")))
    flags = ["-ea", "-XX:+UseSerialGC", *java.vector_option, "-cp", class_path]
    with tempfile.TemporaryDirectory() as folder:
        command = [java.java, *flags, "mutants.Main", *_written(notebook, Path(folder))]
        output = run(f"Changing the solutions of {name} (a minute or two)", command)
    lines = [line.split("\t") for line in output.split("\n")]
    return {kind: [words for first, *words in lines if first == kind] for kind in KINDS}


def _written(notebook: NotebookNode, folder: Path) -> tuple[Path, Path]:
    """The code cells as files, named by number, kind, points and name."""
    cells, classes = folder / "cells", folder / "classes"
    cells.mkdir()
    classes.mkdir()
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "code":
            kind = "SOLUTION" if is_solution(cell) else "CHECK" if is_grade(cell) else "GIVEN"
            points = cell.metadata.get("nbgrader", {}).get("points", 0)
            file = cells / f"{number:03} {kind} {points} {name_of(cell) or 'given'}"
            file.write_text(cell.source, "utf-8")
    return cells, classes


@functools.cache
def _program() -> tuple[jdk.Jdk, tempfile.TemporaryDirectory]:
    """The Java to use and the folder of the program that it has compiled, as long as we live."""
    java = jdk.find()
    classes = tempfile.TemporaryDirectory()
    sources = sorted((HOME / "grading" / "java" / "mutants").glob("*.java"))
    options = ["-encoding", "UTF-8", "-cp", LIB / "*", "-d", classes.name]
    run("Compiling what changes solutions", [java.javac, *options, *sources])
    return java, classes
