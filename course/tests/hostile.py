"""Submissions for 1-neuron that mean harm, and what is due to each."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from course.grading import answers
from course.grading.course import Course
from course.grading.restore import is_check

NAME = "1-neuron"
Z = "double z(double[] w, double b, double[] x) { %s }"
GOOD = "double sum = b; for (int j = 0; j < w.length; j++) sum += w[j] * x[j]; return sum;"


@dataclass(frozen=True)
class Case:
    """One submission; without z, 2 points for it and 3 for the loop built on it are lost."""

    slug: str
    points: float
    remark: str = ""  # a part of what the instructor is told
    cells: dict[str, str] = field(default_factory=dict)
    extra: str = ""  # a cell added below the imports
    spoil: Callable[[Path], None] | None = None  # done to the file
    stub: bool = False  # nothing else is solved
    place: str = f"{{slug}}/{NAME}.ipynb"  # in the folder of submissions
    student: str = ""  # the id, where it is not the slug


def cases(course: Course, port: int) -> list[Case]:
    """All of them; port is one of this machine's that answers."""
    return [
        Case("loop-in-a-method", 15, cells={"q1-z": Z % "while (true) {}"}),
        Case("loop-in-a-cell", 20, "did not end", extra="while (true) {}"),
        Case(
            "exit", 15, "uses java.lang.System.exit",
            cells={"q1-z": Z % "System.exit(0); return 0;"},
        ),
        Case(
            "halt", 15, "uses java.lang.Runtime.getRuntime",
            cells={"q1-z": Z % "Runtime.getRuntime().halt(0); return 0;"},
        ),
        Case(
            "out-of-memory", 15, "ran out of memory",
            cells={"q1-z": Z % "List<long[]> all = new ArrayList<>();"
                   " while (true) all.add(new long[1 << 20]);"},
        ),
        Case("deep-recursion", 15, cells={"q1-z": Z % "return z(w, b, x) + 1;"}),
        Case(
            "a-million-lines", 20,
            extra="for (int i = 0; i < 1_000_000; i++) System.out.println(i);",
        ),
        Case("noise", 20, cells={"q1-z": Z % f'System.err.println("z"); {GOOD}'}),
        Case("checks-edited", 0, "was changed; the original", spoil=_empty_checks, stub=True),
        Case(
            "own-check", 0, "declares Check", stub=True,
            extra="class Check { static void number(Object... all) {} }",
        ),
        Case(
            "reflection", 0, "uses java.lang.Class.forName", stub=True,
            extra='Class.forName("goldilocks.check.Check").getDeclaredMethods();',
        ),
        Case(
            "full-disk", 20,
            extra='try (var out = new java.io.FileOutputStream("big")) {'
            " byte[] block = new byte[1 << 20]; for (int i = 0; i < 4096; i++) out.write(block);"
            ' } catch (java.io.IOException full) { System.out.println("full"); }',
        ),
        Case(
            "a-thread-left", 20, extra="new Thread(() -> { while (true) {} }).start();",
        ),
        Case(
            "network", 20,
            extra=f'System.out.println("REACHED " + new java.net.Socket("127.0.0.1", {port}));',
        ),
        Case("gradebook", 20, extra=_reads(course.gradebook)),
        Case("neighbour", 20, extra=_reads(course.submitted(NAME, "reference"))),
        Case("overwrite", 20, extra='System.out.println("REACHED " + java.nio.file.Files'
             f'.writeString(java.nio.file.Path.of("{course.released(NAME)}"), ""));'),
    ]  # fmt: skip


def hand_in(course: Course, case: Case, collected: Path) -> None:
    """Put a case into the folder of submissions."""
    solved = {} if case.stub else answers.read(NAME)[0].cells
    cells = {**solved, **case.cells}
    answer = answers.Answer(case.slug, case.points, 20, case.remark, cells)
    notebook = answer.notebook(course.released(NAME))
    if case.extra:
        notebook.cells.insert(2, nbformat.v4.new_code_cell(case.extra))
    path = collected / case.place.format(slug=case.slug)
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    if case.spoil:
        case.spoil(path)


def _reads(path: Path) -> str:
    read = f'java.nio.file.Files.readAllBytes(java.nio.file.Path.of("{path}"))'
    return f'System.out.println("REACHED " + {read}.length);'


def edit(path: Path, change: Callable) -> None:
    notebook = nbformat.read(path, as_version=4)
    change(notebook)
    nbformat.write(notebook, path)


def _empty_checks(path: Path) -> None:
    edit(path, lambda nb: [cell.update(source="") for cell in nb.cells if is_check(cell)])
