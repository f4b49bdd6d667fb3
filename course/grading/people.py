"""Who handed a file in: names as they come from a learning platform, and ids that are safe.

An id becomes a folder's name and part of an address, so it has letters, digits and . _ @ - only.
What does not fit becomes one that does, always the same; course/names.csv maps it back.
"""

import contextlib
import csv
import hashlib
import re
import unicodedata
from dataclasses import astuple, dataclass, fields
from datetime import datetime
from pathlib import Path

from lab.console import Trouble

FORMULA = ("=", "+", "-", "@", "\t")  # what a spreadsheet takes for the start of one
SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,59}")
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?|.*\.")  # which Windows refuses
MOODLE = re.compile(r"(?P<name>.+)_(?P<key>\d+)_assignsubmission_(?:file|onlinetext)_?(?P<file>.*)")
CANVAS = re.compile(r"(?P<name>[^_]+)_(?P<late>LATE_)?(?P<key>\d+)_\d+_(?P<file>.+)")
BLACKBOARD = re.compile(
    r"[^_]+_(?P<name>(?P<key>.+?))_attempt_(?P<when>\d{4}(?:-\d\d){5})_?(?P<file>.*)"
)
PLATFORMS = {"moodle": MOODLE, "blackboard": BLACKBOARD, "canvas": CANVAS}


@dataclass(frozen=True)
class Person:
    """Somebody who handed in an assignment, and how the platform knows them."""

    assignment: str
    student: str  # the id
    name: str
    platform: str = ""
    key: str = ""


@dataclass(frozen=True)
class Label:
    """What the name of a file or folder says."""

    name: str
    platform: str = ""
    key: str = ""
    late: bool = False
    when: datetime | None = None


def label(name: str) -> Label:
    name = " ".join(unicodedata.normalize("NFC", name).split())
    for platform, pattern in PLATFORMS.items():
        if found := pattern.fullmatch(name):
            parts = found.groupdict()
            when = _time(parts["when"]) if "when" in parts else None
            return Label(parts["name"], platform, parts["key"], bool(parts.get("late")), when)
    return Label(re.sub(r"(?i)\.(ipynb.*|zip)$", "", name) or name)


def _time(text: str) -> datetime | None:
    """The time of a name, or none where no calendar has it."""
    with contextlib.suppress(ValueError):
        return datetime.strptime(text, "%Y-%m-%d-%H-%M-%S")
    return None


def safe(name: str) -> str:
    """The id that a name has, its own where that will do."""
    if SAFE.fullmatch(name) and not RESERVED.fullmatch(name):
        return name
    plain = (
        unicodedata.normalize("NFKD", name.replace("ß", "ss")).encode("ascii", "ignore").decode()
    )
    words = re.sub(r"[^A-Za-z0-9._@]+", "-", plain).strip("-._@")
    if SAFE.fullmatch(words) and not RESERVED.fullmatch(words):
        return words
    words = words.replace(".", "-")[:40].strip("-_@")
    return f"{words or 'student'}-{_digest(name)}"


def as_text(value: str) -> str:
    """A cell of a table that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(FORMULA) else value


class Table:
    """The table of names in a file, which may be edited."""

    def __init__(self, path: Path):
        self._path = path
        self.people: list[Person] = []
        if path.is_file():
            with path.open(encoding="utf-8-sig", newline="") as file:
                self.people = [_person(path, row) for row in list(csv.reader(file))[1:]]

    def find(self, assignment: str, label: Label) -> Person:
        """The person behind a label; two of one name are told apart by the platform's key."""
        own = [
            one for one in self.people if (one.name, one.platform) == (label.name, label.platform)
        ]
        for one in own:
            if (one.assignment, one.key) == (assignment, label.key):
                return one
        keyed = [one for one in own if label.key and one.key == label.key]
        if keyed and label.platform != "moodle":  # whose numbers are each assignment's own
            student = keyed[0].student
        else:
            student = self._unlike_others(assignment, label, own)
        self.people.append(Person(assignment, student, label.name, label.platform, label.key))
        return self.people[-1]

    def _unlike_others(self, assignment: str, label: Label, own: list[Person]) -> str:
        student = own[0].student if own else safe(label.name)
        for one in self.people:
            if one.student.casefold() == student.casefold() and (
                one.assignment == assignment or one.name != label.name
            ):
                return f"{student}-{label.key or _digest(label.name)}"
        return student

    def write(self) -> None:
        with self._path.open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(field.name for field in fields(Person))
            table.writerows(map(as_text, astuple(one)) for one in sorted(self.people, key=astuple))


def _person(path: Path, row: list[str]) -> Person:
    if len(row) != len(fields(Person)) or not SAFE.fullmatch(row[1]):
        raise Trouble(f"{path} is spoilt where it says {row}: mend that line, or delete the table.")
    return Person(*(re.sub(f"^'(?=[{re.escape(''.join(FORMULA))}])", "", value) for value in row))


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:6]
