"""A notebook's visible checks, run where its student works, and summed up."""

from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from course.grading.restore import is_check, is_solution, name_of
from lab.notebook import execute


@dataclass
class Task:
    """Solutions, and the checks below them."""

    solutions: list[str] = field(default_factory=list)
    checks: list[NotebookNode] = field(default_factory=list)

    @property
    def wrong(self) -> str:
        """What the first check says that does not hold."""
        return next(filter(None, map(_told, self.checks)), "")


def run(path: Path) -> list[Task]:
    """The tasks of a notebook whose cells have been run."""
    notebook = execute(nbformat.read(path, as_version=4), path.parent, allow_errors=True)
    tasks = [Task()]
    for cell in notebook.cells:
        if cell.cell_type == "code" and is_solution(cell):
            if tasks[-1].checks:
                tasks.append(Task())
            tasks[-1].solutions.append(name_of(cell))
        elif is_check(cell):
            tasks[-1].checks.append(cell)
    return [task for task in tasks if task.solutions and task.checks]


def summary(tasks: list[Task]) -> str:
    """How many tasks hold what their visible checks ask, and which is next."""
    wrong = [task for task in tasks if task.wrong]
    held = f"{len(tasks) - len(wrong)} of {len(tasks)} tasks"
    if not wrong:
        return f"{held}: every check that you can see holds. Others run when it is graded."
    return f"{held}, next: {' and '.join(wrong[0].solutions)}.\n{wrong[0].wrong}"


def _told(cell: NotebookNode) -> str:
    for output in cell.outputs:
        if output.output_type == "error" and "Compil" in output.ename:
            return f"The check {name_of(cell)} misses what does not compile above it."
        if output.output_type == "error":
            return output.evalue.removeprefix("java.lang.AssertionError, ")
    return ""
