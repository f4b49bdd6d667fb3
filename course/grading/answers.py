"""The made submissions of course/answers: the reference, the untouched stub and wrong answers."""

import re
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from course.grading.course import HOME, Course
from course.grading.restore import is_check, is_solution, name_of

TITLE = re.compile(r"(?m)^## ([\w-]+) — ([\d.]+) of ([\d.]+)$")
CELL = re.compile(r"(?ms)^```java ([\w-]+)\n(.*?)\n```$")
# What a solution has for its instructors: the lines around it, and what is equivalent to it.
INSTRUCTORS = re.compile(r"(?m)^.*\b(?:BEGIN|END) SOLUTION.*\n?|^ *// equivalent: .*\n")
WHY = re.compile(r"(?m)^Why: (.+)$")


@dataclass(frozen=True)
class Answer:
    """What somebody hands in, the points that it deserves by checks, and why."""

    slug: str
    points: float
    most: float
    why: str
    cells: dict[str, str]

    def notebook(self, released: Path) -> NotebookNode:
        """The released notebook with these cells written in it."""
        notebook = nbformat.read(released, as_version=4)
        for cell in notebook.cells:
            name = name_of(cell)
            if name in self.cells:
                cell.source = self.cells[name]
        return notebook


def read(name: str) -> list[Answer]:
    """The answers to an assignment; the first is the reference, the second the stub."""
    source = nbformat.read(Course().source(name), as_version=4)
    most = sum(cell.metadata.nbgrader.points for cell in source.cells if is_check(cell))
    solved = {name_of(cell): INSTRUCTORS.sub("", cell.source) for cell in _asked(source)}
    answers = [
        Answer("reference", most, most, "The assignment's own solutions.", solved),
        Answer("stub", 0, most, "Nothing was written.", {}),
    ]
    _, *parts = TITLE.split((HOME / "answers" / f"{name}.md").read_text("utf-8"))
    for slug, points, of, body in zip(*(parts[i::4] for i in range(4)), strict=True):
        cells = {**solved, **dict(CELL.findall(body))}
        answers.append(Answer(slug, float(points), float(of), WHY.search(body)[1], cells))
    return answers


def _asked(source: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in source.cells if cell.cell_type == "code" and is_solution(cell)]


def hand_in(course: Course, name: str, student: str, notebook: NotebookNode) -> Path:
    path = course.submitted(name, student)
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    return path


def faults(name: str) -> list[str]:
    """Answers that name cells which the assignment has not, or other points than it gives."""
    reference, *answers = read(name)
    found = []
    for answer in answers:
        if unknown := set(answer.cells) - set(reference.cells):
            found.append(f"{answer.slug}: there are no cells {', '.join(sorted(unknown))}")
        if answer.most != reference.most:
            found.append(f"{answer.slug}: {reference.most:g} points are given by checks")
    return found
