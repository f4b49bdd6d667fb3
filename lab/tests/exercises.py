"""A lesson's exercises: three cells each, tagged exercise, check and solution."""

import copy
import re
from typing import NamedTuple

from nbformat import NotebookNode, v4

from lab.commands.publish import PLOT

KINDS = ("exercise", "check", "solution")
JAVA = re.compile(r"```java\n(.*?)```", re.DOTALL)


class Exercise(NamedTuple):
    asked: NotebookNode
    check: NotebookNode
    solution: NotebookNode

    @property
    def answer(self) -> str:
        """The code of the solution, which is folded in a text."""
        return JAVA.search(self.solution.source)[1]


def exercises_of(notebook: NotebookNode) -> list[Exercise]:
    tagged = [(kind, cell) for cell in notebook.cells if (kind := _kind(cell))]
    assert tagged and [kind for kind, _ in tagged] == list(KINDS) * (len(tagged) // 3)
    cells = [cell for _, cell in tagged]
    return [Exercise(*cells[i : i + 3]) for i in range(0, len(cells), 3)]


def solved(notebook: NotebookNode) -> NotebookNode:
    """The lesson with each solution written where it is asked for."""
    notebook = copy.deepcopy(notebook)
    for exercise in exercises_of(notebook):
        exercise.asked.source = exercise.answer
    return notebook


def followed_by_solutions(notebook: NotebookNode) -> NotebookNode:
    """The lesson, and after its end each solution with the cells down to its check once more."""
    more = []
    for exercise in exercises_of(notebook):
        first, last = map(notebook.cells.index, (exercise.asked, exercise.check))
        between = [cell.source for cell in notebook.cells[first + 1 : last] if is_code(cell)]
        more += [v4.new_code_cell(source) for source in [exercise.answer, *between]]
        more.append(v4.new_code_cell(exercise.check.source, metadata=exercise.check.metadata))
    notebook = copy.deepcopy(notebook)
    notebook.cells += more
    return notebook


def again(notebook: NotebookNode) -> list[NotebookNode]:
    """The cells of code once more."""
    cells = copy.deepcopy([*filter(is_code, notebook.cells)])
    for cell in cells:
        cell.id += "-again"
    return cells


def checks(cells: list[NotebookNode]) -> list[NotebookNode]:
    return [cell for cell in cells if _kind(cell) == "check"]


def is_code(cell: NotebookNode) -> bool:
    return cell.cell_type == "code"


def verdict(check: NotebookNode) -> str:
    """What a check ends with; a training inside it tells its own result first."""
    return says({"outputs": check.get("outputs", [])[-1:]})


def says(cell) -> str:
    """What a cell shows, as text."""
    outputs = cell.get("outputs", [])
    return "\n".join(
        (out.get("text") or out.get("data", {}).get("text/plain", "")).rstrip("\n")
        for out in outputs
    )


def figures(cell) -> list[dict]:
    """What plotly draws of a cell's outputs."""
    return [out.data[PLOT] for out in cell.get("outputs", []) if PLOT in out.get("data", {})]


def _kind(cell) -> str | None:
    return next(iter(set(cell.metadata.get("tags", ())).intersection(KINDS)), None)
