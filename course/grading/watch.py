"""An eye on what a student's programs take: work, memory and, where there is no fence, the disk."""

import contextlib
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from course.grading.cage import DISK, UNFENCED, kill

MEMORY = 900 << 20  # bytes of a kernel with all its processes
LOOK = 0.2  # seconds between two looks
ASLEEP = 0.02  # of the time, which even a busy machine gives to whoever wants to work


class Watch(threading.Thread):
    """Ends all programs of this process if they take too much."""

    def __init__(self, work: Path):
        super().__init__(daemon=True)
        self.complaint: str | None = None
        self._work = work
        self._done = threading.Event()
        self._limit = float("inf")
        self._seconds = self._slept = self._begin = self._since = 0.0
        self.start()

    def allow(self, seconds: float) -> None:
        """From now on so many seconds of work, or as many of sleep."""
        self._begin, self._since, self._limit = self._worked(), time.monotonic(), seconds

    def used(self) -> float:
        """The seconds of them that are gone."""
        return max(self._slept, self._worked() - self._begin)

    def stop(self) -> None:
        self._done.set()

    def run(self) -> None:
        while not self._done.wait(LOOK):
            with contextlib.suppress(psutil.Error, OSError):
                family = psutil.Process().children(recursive=True)
                if fault := self._fault(family):
                    self._end(family, fault)

    def _fault(self, family: list[psutil.Process]) -> str | None:
        waited, worked = time.monotonic() - self._since, self._worked() - self._begin
        if waited > self._limit and worked < waited * ASLEEP:
            self._slept = self._limit
        if max(worked, self._slept) >= self._limit:
            return f"did not end within {self._limit:.0f} s and was stopped"
        if _sum(family, lambda member: member.memory_info().rss) > MEMORY:
            return "took more memory than there is"
        if UNFENCED in os.environ and _size(self._work) > DISK:
            return "filled the disk"
        return None

    def _worked(self) -> float:
        """Seconds of work of all programs so far; of one that has ended, those that were seen."""
        family = psutil.Process().children(recursive=True)
        worked = _sum(family, lambda member: sum(member.cpu_times()[:2]))
        self._seconds = max(self._seconds, worked)
        return self._seconds

    def _end(self, family: list[psutil.Process], complaint: str) -> None:
        self.complaint = complaint
        self._done.set()
        kill(family)


def _sum(family: list[psutil.Process], what: Callable) -> float:
    """The sum over those that are there; one that ends meanwhile hides none of the others."""
    total = 0.0
    for member in family:
        with contextlib.suppress(psutil.Error):
            total += what(member)
    return total


def _size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*"))
