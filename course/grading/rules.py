"""What a student's code may do, and how the kernel that grades is told.

Java decides, not words: the kernel of `java/guard` looks at every class that is compiled of a
student's cell before it loads it. What the class uses must be in `allowed.txt`; what the cell
declares must take no name away from the checks; and a check that would use something else of a
student's than what it asks for does not run. Whose a cell is, its first line says, with a secret.
"""

import secrets
from dataclasses import dataclass, field
from typing import NamedTuple

from nbformat import NotebookNode

from course.grading import java
from course.grading.reading import name_of
from course.grading.restore import is_check, is_students


class Refusal(NamedTuple):
    """What of a cell was not run."""

    cell: str
    line: str
    why: str

    def __str__(self) -> str:
        return (
            f"{self.cell[0].upper()}{self.cell[1:]}, line {self.line}, was not run: it {self.why}."
        )


@dataclass(frozen=True)
class Rules:
    """What the cells of one assignment may do, and what its checks rely on."""

    text: str  # as Rules.java reads it
    secret: str = field(default_factory=secrets.token_hex)  # which the guard knows
    ending: str = field(default_factory=lambda: f"_{secrets.token_hex(4)}")  # of a check's names

    @property
    def greeting(self) -> str:
        """What a kernel is told before all else."""
        return f"//{self.secret} RULES\n{self.text}"

    @property
    def question(self) -> str:
        """Asks a kernel what it has not run so far."""
        return f"//{self.secret} REFUSALS\n"

    def sent(self, cell: NotebookNode) -> str:
        """A cell as the kernel gets it."""
        author, name, source = self.cell(cell)
        return f"//{self.secret} {author} {name}\n{source}"

    def cells(self, notebook: NotebookNode) -> list[list[str]]:
        return [self.cell(cell) for cell in notebook.cells if cell.cell_type == "code"]

    def cell(self, cell: NotebookNode) -> list[str]:
        """The author, name and source of a cell; what a check declares has a name nobody knows."""
        if is_students(cell):
            return ["STUDENT", label(cell), cell.source]
        if is_check(cell):
            return ["CHECK", label(cell), java.renamed(cell.source, self._own, self.ending)]
        return ["GIVEN", label(cell), cell.source]

    def unveil(self, output: NotebookNode) -> None:
        """Write names in what a check has put out as everybody knows them."""
        for key in ("text", "evalue"):
            if key in output:
                output[key] = output[key].replace(self.ending, "")
        if "traceback" in output:
            output.traceback = [line.replace(self.ending, "") for line in output.traceback]

    @property
    def _own(self) -> set[str]:
        """The names that checks declare for themselves."""
        lines = map(str.split, self.text.splitlines())
        return {words[1] for words in lines if words[:1] == ["own"]}


def refusals(answer: str) -> list[Refusal]:
    """A kernel's answer to the question, read."""
    return [Refusal(*line.split("\t", 2)) for line in answer.split("\n") if line]


def label(cell: NotebookNode) -> str:
    """How a cell is called in a sentence."""
    if name := name_of(cell):
        return f"the cell {name}"
    words = " ".join(token.text for token in java.tokens(cell.source)[:6]).split()
    return f"the added cell that begins with “{' '.join(words)[:40]}”"
