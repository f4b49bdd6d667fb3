"""Where a course's files are, and nbgrader's commands run on them."""

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from lab.console import Trouble, cause, run
from lab.places import ROOT

HOME = ROOT / "course"
DATABASE_PATIENCE = 60  # seconds to wait for another student's process


@dataclass(frozen=True)
class Course:
    """A folder as nbgrader lays it out; its configuration is always ours."""

    root: Path = HOME
    database: Path | None = None  # a copy of the gradebook that takes its place

    @property
    def gradebook(self) -> Path:
        return self.database or self.root / "gradebook.db"

    def names(self) -> list[str]:
        return sorted(path.stem for path in self.root.glob("source/*/*.ipynb"))

    def released_names(self) -> list[str]:
        return [name for name in self.names() if self.released(name).is_file()]

    def check_name(self, name: str) -> str:
        if name not in self.names():
            raise Trouble(
                f"There is no assignment {name}: those there are, are {', '.join(self.names())}."
            )
        return name

    def check_released(self, name: str) -> None:
        self.check_name(name)
        if not self.released(name).is_file() or not self.gradebook.is_file():
            raise Trouble(f"Release it first: python3 -m lab course release {name}")

    def source(self, name: str) -> Path:
        return self.root / "source" / name / f"{name}.ipynb"

    def released(self, name: str) -> Path:
        return self.root / "release" / name / f"{name}.ipynb"

    def earlier(self, name: str) -> list[Path]:
        """What was released before something in it was mended."""
        return sorted(self.root.glob(f"released-before/{name}/*.ipynb"))

    def submitted(self, name: str, student: str) -> Path:
        return self.root / "submitted" / student / name / f"{name}.ipynb"

    def graded(self, name: str, student: str) -> Path:
        return self.root / "autograded" / student / name / f"{name}.ipynb"

    def feedback(self, name: str, student: str) -> Path:
        return self.root / "feedback" / student / name / f"{name}.html"

    def students(self, name: str) -> list[str]:
        return sorted(path.parent.name for path in self.root.glob(f"submitted/*/{name}"))

    def nbgrader(self, doing: str, *arguments: str) -> str:
        """Run one of nbgrader's commands; its output."""
        words = [sys.executable, "-m", "nbgrader", *self.arguments(*arguments)]
        return run(doing, words, cwd=HOME, env=environment())

    def arguments(self, *arguments: str) -> list[str]:
        return [
            *arguments,
            f"--CourseDirectory.root={self.root}",
            f"--CourseDirectory.db_url=sqlite:///{self.gradebook}?timeout={DATABASE_PATIENCE}",
        ]


def environment(**more: str) -> dict[str, str]:
    """nbgrader calls programs of this environment by name, and our modules too."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return {
        **os.environ,
        "PATH": path,
        "PYTHONPATH": str(ROOT),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "PYTHONWARNINGS": "ignore",
        **more,
    }


def last_words(output: str) -> str:
    """What nbgrader's log says of a failure: its last error, or what a tool's output tells."""
    errors = re.findall(r"(?m)^\s*[\w.]*(?:Error|Exception|Entry): (.+)$", output)
    errors += re.findall(r"(?m)\| ERROR\] (?!Please see|There was an|Traceback)(.+)$", output)
    return (errors or [cause(output)])[-1].rstrip(".")
