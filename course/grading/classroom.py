"""Every submission graded in a process of its own, several at once."""

import hashlib
import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

import psutil

from course.grading import cage, intake
from course.grading.course import HOME, Course, environment, last_words
from course.grading.restore import mark_of
from lab.console import Trouble, say
from lab.places import LIB

LIMIT = 300  # seconds for a submission, after which it is graded without being run
ROOM = 1_000  # MB for one submission
STAMP = "GOLDILOCKS_STAMP"  # what was graded, as a hash
NOT_RUN = "GOLDILOCKS_NOT_RUN"  # why a submission is graded without running it


@dataclass(frozen=True)
class Graded:
    """What came of one submission."""

    student: str
    points: float
    remarks: tuple[str, ...]
    seconds: float  # 0 where the submission was graded before


class Classroom:
    """The submissions for one assignment."""

    def __init__(self, course: Course, name: str):
        self.course = course
        self.name = name
        self._running: set[subprocess.Popen] = set()
        self._stopped = threading.Event()
        course.check_released(name)
        self._rules = _hash([course.source(name), course.released(name), *_machinery()])

    def grade(self, students: list[str] | None = None, at_once: int | None = None) -> list[Graded]:
        """Grade what is new or changed; stopped with Ctrl-C, it goes on the next time."""
        students = students or self.course.students(self.name)
        if not students:
            raise Trouble(
                f"There are no submissions in {self.course.root}/submitted/*/{self.name}."
            )
        cage.check()
        at_once = at_once or places()
        say(f"Grading {len(students)} submissions for {self.name}, {at_once} at a time …")
        results: list[Graded] = []
        failed: list[str] = []
        count = 0
        pool = ThreadPoolExecutor(at_once)
        try:
            for future in as_completed([pool.submit(self._grade, student) for student in students]):
                count += 1
                try:
                    results.append(future.result())
                    told = _line(results[-1])
                except Trouble as trouble:
                    failed.append(told := str(trouble))
                say(f"  {count}/{len(students)}  {told}")
        finally:
            self._stopped.set()
            for process in list(self._running):
                cage.end(process)
            pool.shutdown(cancel_futures=True)
        if failed:
            raise Trouble(f"All others are graded, but {' '.join(failed)}")
        return sorted(results, key=lambda graded: graded.student)

    def _grade(self, student: str) -> Graded:
        begin = time.monotonic()
        intake.prepare(self.course, self.name, student)
        graded = self.course.graded(self.name, student)
        folder = self.course.submitted(self.name, student).parent
        wanted = _hash([path for path in folder.rglob("*") if path.is_file()], self._rules)
        if mark_of(graded).get("stamp") == wanted:
            return _result(graded, student, 0)
        trouble = self._autograde(student, **{STAMP: wanted})
        if trouble and cage.NO_KERNEL not in trouble and not self._stopped.is_set():
            trouble = self._autograde(
                student, **{STAMP: wanted, NOT_RUN: f"It was not run: {trouble}."}
            )
        if trouble:
            raise Trouble(f"{student} could not be graded: {trouble}.")
        return _result(graded, student, time.monotonic() - begin)

    def _autograde(self, student: str, **variables: str) -> str | None:
        """Run nbgrader's autograde on one submission; what went wrong."""
        arguments = ("autograde", self.name, f"--student={student}", "--force")
        words = [sys.executable, "-m", "nbgrader", *self.course.arguments(*arguments)]
        process = subprocess.Popen(
            words,
            cwd=HOME,
            env=environment(**variables),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        self._running.add(process)
        try:
            output, _ = process.communicate(timeout=LIMIT)
            return last_words(output) if process.returncode else None
        except subprocess.TimeoutExpired:
            cage.end(process)
            process.communicate()
            return f"grading took longer than {LIMIT} s"
        finally:
            self._running.discard(process)


def places() -> int:
    """How many submissions fit on this machine at once."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(cores or 1, psutil.virtual_memory().available // (ROOM << 20)))


def _result(graded: Path, student: str, seconds: float) -> Graded:
    mark = mark_of(graded)
    return Graded(student, mark["points"], tuple(mark["remarks"]), seconds)


def _line(graded: Graded) -> str:
    took = f"{graded.seconds:.0f} s" if graded.seconds else "as before"
    remarks = f"  {'; '.join(graded.remarks)}" if graded.remarks else ""
    return f"{graded.student}: {graded.points:g} points, {took}{remarks[:150]}"


def _machinery() -> list[Path]:
    return [HOME / "nbgrader_config.py", *(HOME / "grading").glob("*.py"), LIB / ".built"]


def _hash(files: list[Path], *more: str) -> str:
    digest = hashlib.sha256("".join(more).encode())
    for file in sorted(files):
        digest.update(f"{file.name}\n".encode() + file.read_bytes())
    return digest.hexdigest()
