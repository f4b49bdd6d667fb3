"""The submissions for an assignment graded, several at once, by processes of their own."""

import hashlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

import nbformat
import psutil

from course.grading import cage, grader, intake
from course.grading.course import HOME, Course, environment
from course.grading.rehearsal import rules_of
from course.grading.restore import mark_of
from lab.console import Trouble, say
from lab.places import LIB

LIMIT = 1200  # seconds for a submission, after which it is graded without being run
PATIENCE = 10  # seconds for a grader to end
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


class Grader:
    """A process that grades one submission after another; one that hangs is replaced."""

    def __init__(self):
        self._process: subprocess.Popen | None = None
        self._answers: queue.Queue[str] = queue.Queue()

    def ask(self, arguments: list[str], **variables: str) -> str | None:
        """What went wrong with nbgrader's autograde."""
        if self._process is None:
            self._start()
        asked = {"arguments": arguments, "variables": {STAMP: "", NOT_RUN: "", **variables}}
        try:
            self._process.stdin.write(json.dumps(asked) + "\n")
            self._process.stdin.flush()
            answer = self._answers.get(timeout=LIMIT)
        except queue.Empty:
            answer = json.dumps(f"grading took longer than {LIMIT} s")
            self.end()
        except OSError:
            answer = ""
        if not answer:
            self.end()
            return "the process that grades was ended"
        return json.loads(answer)

    def end(self) -> None:
        """Its input ends, and it cleans up; where it hangs it is ended."""
        process, self._process = self._process, None
        if process:
            try:
                process.stdin.close()
                process.wait(PATIENCE)
            except (OSError, subprocess.TimeoutExpired):
                cage.end(process)

    def _start(self) -> None:
        self._answers = answers = queue.Queue()
        self._process = process = subprocess.Popen(
            [sys.executable, "-m", "course.grading.grader"],
            cwd=HOME,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            errors="replace",
        )

        def listen() -> None:
            for line in process.stdout:
                answers.put(line)
            answers.put("")

        threading.Thread(target=listen, daemon=True).start()


class Classroom:
    """The submissions for one assignment."""

    def __init__(self, course: Course, name: str):
        self.course = course
        self.name = name
        self._free: queue.Queue[Grader] = queue.Queue()
        self._stopped = threading.Event()
        course.check_released(name)
        self._rules = _hash([course.source(name), course.released(name), *_machinery()])

    def grade(self, students: list[str] | None = None, at_once: int | None = None) -> list[Graded]:
        """Grade what is new or changed; stopped with Ctrl-C, it goes on the next time."""
        students = self.course.students(self.name) if students is None else students
        if not students:
            raise Trouble(
                f"There are no submissions in {self.course.root}/submitted/*/{self.name}."
            )
        cage.check()
        grader.sweep()
        rules_of(nbformat.read(self.course.source(self.name), as_version=4))  # once for all
        at_once = at_once or places()
        say(f"Grading {len(students)} submissions for {self.name}, {at_once} at a time …")
        graders = [Grader() for _ in range(at_once)]
        for one in graders:
            self._free.put(one)
        pool = ThreadPoolExecutor(at_once)
        try:
            return self._collect([pool.submit(self._grade, student) for student in students])
        finally:
            self._stopped.set()
            pool.shutdown(wait=False, cancel_futures=True)
            for one in graders:
                one.end()
            pool.shutdown()

    def _collect(self, futures: list) -> list[Graded]:
        results: list[Graded] = []
        failed: list[str] = []
        for count, future in enumerate(as_completed(futures), 1):
            try:
                results.append(future.result())
                told = _line(results[-1])
            except Trouble as trouble:
                failed.append(told := str(trouble))
            say(f"  {count}/{len(futures)}  {told}")
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
        if trouble and cage.NO_KERNEL not in trouble:
            told = f"It was not run: {trouble}."
            trouble = self._autograde(student, **{STAMP: wanted, NOT_RUN: told})
        if trouble:
            raise Trouble(f"{student} could not be graded: {trouble}.")
        return _result(graded, student, time.monotonic() - begin)

    def _autograde(self, student: str, **variables: str) -> str | None:
        arguments = self.course.arguments(self.name, f"--student={student}", "--force")
        one = self._free.get()
        try:
            if self._stopped.is_set():
                raise Trouble(f"{student} was not graded: grading was stopped.")
            return one.ask(arguments, **variables)
        finally:
            self._free.put(one)


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
    ours = [path for path in (HOME / "grading").rglob("*") if path.suffix != ".pyc"]
    return [HOME / "nbgrader_config.py", *filter(Path.is_file, ours), LIB / ".built"]


def _hash(files: list[Path], *more: str) -> str:
    digest = hashlib.sha256("".join(more).encode())
    for file in sorted(files):
        digest.update(f"{file.name}\n".encode() + file.read_bytes())
    return digest.hexdigest()
