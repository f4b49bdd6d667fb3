"""The points as tables: one for the course, and for an assignment one that a platform reads."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry

from course.grading.course import Course
from course.grading.people import Table, as_text
from course.grading.restore import is_grade, mark_of, name_of
from lab.console import Trouble, say

COLUMNS = (
    *("assignment", "student", "name", "score", "max_score", "checks", "by_hand", "to_do"),
    *("late_penalty", "remarks"),
)
HEADING = re.compile(r"(?m)^## (.+?)\s*(?:\([^()]*points?[^()]*\))?$")


@dataclass(frozen=True)
class Row:
    """What one submission got; nothing in it where there is none."""

    assignment: str
    student: str
    score: float | str = ""
    most: float = 0
    checks: float | str = ""
    by_hand: float | str = ""
    to_do: int | str = ""
    late_penalty: float | str | None = ""
    remarks: str = ""
    tasks: tuple[float, ...] = ()


def export(course: Course) -> Path:
    """grades.csv, with a line for each assignment and student."""
    people = {one.student: one.name for one in Table(course.root / "names.csv").people}
    rows = [row for name in course.released_names() for row in rows_of(course, name)]
    lines = [
        (*(row.assignment, row.student, people.get(row.student, ""), row.score, row.most),
         *(row.checks, row.by_hand, row.to_do, row.late_penalty, row.remarks))
        for row in rows
    ]  # fmt: skip
    return _write(course.root / "grades.csv", [COLUMNS, *lines])


def export_for(course: Course, name: str, platform: str) -> Path:
    """The points of each task, in the form that a learning platform takes in."""
    if platform not in FORMS:
        raise Trouble(f"There is no form for {platform}: those there are, are {', '.join(FORMS)}.")
    table = Table(course.root / "names.csv").people
    people = {one.student: one for one in table
              if (one.assignment, one.platform) == (name, platform)}  # fmt: skip
    graded = [row for row in rows_of(course, name) if row.score != ""]
    if others := [row.student for row in graded if row.student not in people]:
        say(f"  did not come from {platform}, and are left out: {', '.join(others)}")
    pairs = [(people[row.student], row) for row in graded if row.student in people]
    lines = FORMS[platform](tasks_of(course, name), pairs)
    return _write(course.root / f"{name}-{platform}.csv", lines)


@dataclass(frozen=True)
class Task:
    """A heading of an assignment with the graded cells below it."""

    name: str
    most: float
    cells: tuple[str, ...]


def tasks_of(course: Course, name: str) -> list[Task]:
    tasks: list[Task] = []
    for cell in nbformat.read(course.source(name), as_version=4).cells:
        heading = HEADING.search(cell.source) if cell.cell_type == "markdown" else None
        if heading and not name_of(cell):
            tasks.append(Task(heading[1].replace(" · ", " "), 0, ()))
        elif is_grade(cell):
            last = tasks.pop() if tasks else Task(name, 0, ())
            points = last.most + cell.metadata.nbgrader.points
            tasks.append(Task(last.name, points, (*last.cells, name_of(cell))))
    return [task for task in tasks if task.cells]


def rows_of(course: Course, name: str) -> list[Row]:
    """A row for everybody who is in the gradebook or has handed in."""
    tasks = tasks_of(course, name)
    with Gradebook(f"sqlite:///{course.gradebook}") as gradebook:
        most = gradebook.find_assignment(name).max_score
        students = {*course.students(name), *(one.id for one in gradebook.students)}
        return [_row(course, gradebook, name, most, tasks, student) for student in sorted(students)]


def _row(course, gradebook, name: str, most: float, tasks, student: str) -> Row:
    try:
        found = gradebook.find_submission(name, student)
    except MissingEntry:
        told = "It is not graded yet." if student in course.students(name) else ""
        return Row(name, student, most=most, remarks=told)
    grades = {grade.name: grade for notebook in found.notebooks for grade in notebook.grades}
    return Row(
        name,
        student,
        found.score,
        most,
        sum(grade.auto_score or 0 for grade in grades.values()),
        sum(grade.manual_score or 0 for grade in grades.values()),
        sum(bool(grade.needs_manual_grade) for grade in grades.values()),
        found.late_submission_penalty,
        " ".join(mark_of(course.graded(name, student)).get("remarks", [])),
        tuple(sum(grades[cell].score or 0 for cell in task.cells) for task in tasks),
    )


def _moodle(tasks: list[Task], pairs) -> Iterator[list]:
    """The grading worksheet of an assignment."""
    yield ["Identifier", "Full name", "Grade", "Maximum Grade", "Last modified (grade)",
           *(task.name for task in tasks), "Feedback comments"]  # fmt: skip
    for person, row in pairs:
        told = [f"{task.name}: {points:g} of {task.most:g}"
                for task, points in zip(tasks, row.tasks, strict=True)]  # fmt: skip
        yield [f"Participant {person.key}", person.name, row.score, row.most, "",
               *row.tasks, "\n".join([*told, row.remarks]).strip()]  # fmt: skip


def _canvas(tasks: list[Task], pairs) -> Iterator[list]:
    """The gradebook, with an assignment for each task."""
    who = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    yield [*who, *(f"{row.assignment}: {task.name}" for _, row in pairs[:1] for task in tasks)]
    yield ["    Points Possible", *[""] * 4, *(task.most for task in tasks)]
    for person, row in pairs:
        yield [person.name, person.key, "", "", "", *row.tasks]


def _blackboard(tasks: list[Task], pairs) -> Iterator[list]:
    """The grade centre, with a column for each task and the sum."""
    yield ["Username", *(task.name for task in tasks), "Total", "Remarks"]
    for person, row in pairs:
        yield [person.key, *row.tasks, row.score, row.remarks]


FORMS = {"moodle": _moodle, "canvas": _canvas, "blackboard": _blackboard}


def _write(target: Path, lines) -> Path:
    with target.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(
            [as_text(value) if isinstance(value, str) else value for value in line]
            for line in lines
        )
    say(f"  {target}")
    return target
