"""The claims ledger as the lessons' tests need it: which number is shown in which cell."""

import math
import re
from dataclasses import dataclass

from lab.places import ROOT

FILE = ROOT / "src/main/resources/goldilocks/claims/claims.txt"


@dataclass(frozen=True)
class Entry:
    what: str
    found: str
    lesson: str
    cell: str

    def __str__(self) -> str:
        return f"{self.lesson.removesuffix('.ipynb')}: {self.what}"

    def band(self) -> tuple[float, float, float]:
        """The number, the least and the greatest it may be (as goldilocks.claims.Band has it)."""
        parts = re.fullmatch(r"(below |above )?(\S+)(?: (±|×÷) (\S+))?", self.found)
        number, width = float(parts[2]), float(parts[4] or 0)
        if parts[1]:
            return number, *((0, number) if parts[1] == "below " else (number, math.inf))
        if parts[3] == "×÷":
            return number, number / width, number * width
        return number, number - width, number + width


def entries() -> list[Entry]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    numbers = [line.removeprefix("number: ") for line in lines if line.startswith("number: ")]
    return [_entry(*number.split(" | ")) for number in numbers]


def _entry(what: str, found: str, *rest: str) -> Entry:
    lesson, cell = rest[-2].split("#")
    return Entry(what, found, lesson, cell)
