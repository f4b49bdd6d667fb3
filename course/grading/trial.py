"""A made class, graded and compared with what is known of it."""

import csv
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat

from course.grading import answers, intake, shards
from course.grading.course import Course, environment
from course.tests import hostile, unlucky
from lab.console import say
from lab.places import ROOT

NAME = hostile.NAME  # the assignment that more than right and wrong answers are made for
NO_PORT = 0


def make(root: Path) -> Course:
    """A course in a folder of its own, with all assignments."""
    course = Course(root)
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(Course().root / "source", root / "source")
    return course


def cases(course: Course, name: str, port: int = NO_PORT) -> list[hostile.Case]:
    """Those that mean harm and those with bad luck; port is one of this machine that answers."""
    if name != NAME:
        return []
    return [*hostile.cases(course, port), *unlucky.cases()]


@contextmanager
def handed_in(course: Course, name: str, kinds: set[str] | None = None) -> Iterator[dict]:
    """Hand in right and wrong answers and all cases, or some; the points that are due to each."""
    due: dict[str, float] = {}
    collected = course.root / "collected"
    shutil.rmtree(collected, ignore_errors=True)
    # A port of this machine that answers, but not to a program in the fence.
    with socket.create_server(("127.0.0.1", 0)) as server:
        for case in cases(course, name, server.getsockname()[1]):
            if kinds is None or case.slug in kinds:
                hostile.hand_in(course, case, collected)
                due[case.student or case.slug] = case.points
        for answer in answers.read(name):
            if kinds is None or answer.slug in kinds:
                path = collected / answer.slug / f"{name}.ipynb"
                path.parent.mkdir(parents=True)
                nbformat.write(answer.notebook(course.released(name)), path)
                due[answer.slug] = answer.points
        intake.take_in(course, name, collected)
        yield due


def in_parts(course: Course, name: str, count: int) -> dict[str, float]:
    """A large class graded by two jobs, one of which is killed and started again."""
    made = answers.read(name)
    due = {}
    for number in range(count):
        answer = made[number % len(made)]
        due[f"s{number:04}"] = answer.points
        answers.hand_in(course, name, f"s{number:04}", answer.notebook(course.released(name)))
    words = [sys.executable, "-m", "course.grading.shards", str(course.root), name]
    jobs = [subprocess.Popen([*words, f"{part}/2"], cwd=ROOT, env=environment()) for part in (1, 2)]
    while jobs[0].poll() is None and not list(course.root.glob(f"autograded/*/{name}/*.ipynb")):
        time.sleep(1)
    jobs[0].kill()
    jobs[0].wait()
    say("  the first job was killed, and starts again")
    jobs[0] = subprocess.Popen([*words, "1/2"], cwd=ROOT, env=environment())
    for job in jobs:
        job.wait()
    shards.merge(course, name)
    return due


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
