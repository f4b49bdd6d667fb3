"""The claims ledger as the lessons' tests need it: which number is shown in which cell."""

import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lab import jdk
from lab.places import LIB

PROGRAM = Path(__file__).with_name("Bands.java")  # so that bands are read in one language


@dataclass(frozen=True)
class Entry:
    what: str
    found: str
    lesson: str
    cell: str
    number: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.lesson.removesuffix('.ipynb')}: {self.what}"


@cache
def entries() -> list[Entry]:
    utf8 = ["-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8"]  # before Java 18, and since
    command = [jdk.find().java, *utf8, "-cp", f"{LIB}/*", PROGRAM]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return [_entry(*line.split("\t")) for line in done.stdout.splitlines()]


def _entry(what: str, found: str, cell: str, *band: str) -> Entry:
    return Entry(what, found, *cell.split("#"), *map(float, band))
