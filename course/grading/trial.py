"""A made class, graded and compared with what is known of it."""

import csv
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from course.grading import answers, hostile
from course.grading.course import Course
from lab.console import say

CLASS = 30  # for the assignment that has hostile submissions too


def make(root: Path) -> Course:
    """A course in a folder of its own, with all assignments."""
    course = Course(root)
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(Course().root / "source", root / "source")
    return course


@contextmanager
def handed_in(course: Course, name: str) -> Iterator[dict[str, float]]:
    """Hand in right and wrong answers, and hostile ones; the points that are due to each."""
    due: dict[str, float] = {}
    # A port of this machine that answers, but not to a program in the fence.
    with socket.create_server(("127.0.0.1", 0)) as server:
        if name == hostile.NAME:
            for case in hostile.cases(course, server.getsockname()[1]):
                hostile.hand_in(course, case)
                due[case.slug] = case.points
        for answer in answers.read(name):
            if name == hostile.NAME and len(due) == CLASS:
                break
            notebook = answer.notebook(course.released(name))
            answers.hand_in(course, name, answer.slug, notebook)
            due[answer.slug] = answer.points
        yield due


def differences(sheet: Path, name: str, due: dict[str, float]) -> list[str]:
    """Where the exported sheet says something else than what is due."""
    with sheet.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["assignment"] == name]
    exported = {row["student"]: float(row["checks"]) for row in rows if row["checks"]}
    wrong = [
        f"{student}: {exported.get(student)} points, {points:g} are due"
        for student, points in due.items()
        if exported.get(student) != points
    ]
    say(f"{len(due) - len(wrong)} of {len(due)} submissions got exactly what is due to them.")
    return wrong
