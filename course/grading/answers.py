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
    text = (HOME / "answers" / f"{name}.md").read_text("utf-8")
    _, *parts = TITLE.split(text)
    answers: list[Answer] = []
    for slug, points, most, body in zip(*(parts[i::4] for i in range(4)), strict=True):
        why = WHY.search(body)
        own = dict(CELL.findall(body))
        cells = {**answers[0].cells, **own} if answers else own
        told = why[1] if why else "The reference."
        answers.append(Answer(slug, float(points), float(most), told, cells))
    answers.insert(1, Answer("stub", 0, answers[0].most, "Nothing was written.", {}))
    return answers


def hand_in(course: Course, name: str, student: str, notebook: NotebookNode) -> Path:
    path = course.submitted(name, student)
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    return path


def faults(name: str) -> list[str]:
    """Answers that name cells which the assignment has not, or leave out some it has."""
    source = nbformat.read(Course().source(name), as_version=4)
    asked = {
        cell.metadata.nbgrader.grade_id
        for cell in source.cells
        if cell.cell_type == "code" and is_solution(cell)
    }
    by_checks = sum(cell.metadata.nbgrader.points for cell in source.cells if is_check(cell))
    found = []
    answers = read(name)
    for answer in answers:
        if unknown := set(answer.cells) - asked:
            found.append(f"{answer.slug}: there are no cells {', '.join(sorted(unknown))}")
        if answer.most != by_checks:
            found.append(f"{answer.slug}: {by_checks:g} points are given by checks")
    if missing := asked - set(answers[0].cells):
        found.append(f"reference: the cells {', '.join(sorted(missing))} are missing")
    return found
