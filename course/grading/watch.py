"""An eye on what a student's programs take of memory and, where there is no fence, of the disk."""

import contextlib
import os
import threading
from pathlib import Path

import psutil

from course.grading.cage import DISK, UNFENCED

MEMORY = 900 << 20  # bytes of a kernel with all its processes


class Watch(threading.Thread):
    """Ends all programs of this process if they take too much."""

    def __init__(self, work: Path):
        super().__init__(daemon=True)
        self.complaint: str | None = None
        self._work = work
        self._done = threading.Event()
        self.start()

    def stop(self) -> None:
        self._done.set()

    def run(self) -> None:
        while not self._done.wait(0.2):
            with contextlib.suppress(psutil.Error, OSError):
                family = psutil.Process().children(recursive=True)
                if sum(member.memory_info().rss for member in family) > MEMORY:
                    self._end(family, "took more memory than there is")
                elif UNFENCED in os.environ and _size(self._work) > DISK:
                    self._end(family, "filled the disk")

    def _end(self, family: list[psutil.Process], complaint: str) -> None:
        self.complaint = complaint
        self._done.set()
        for member in reversed(family):
            with contextlib.suppress(psutil.Error):
                member.kill()


def _size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*"))
