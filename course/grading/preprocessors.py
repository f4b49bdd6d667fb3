"""What the configuration adds to nbgrader's autograde: restore, run, remark.

They take the place of, or stand beside, nbgrader's own preprocessors and keep its order:
sanitize (Restore first), then Execute, and after SaveAutoGrades a list of remarks.
"""

import copy
import json
import os
import time
from pathlib import Path

import nbformat
from nbgrader import preprocessors as nbgraders
from nbgrader.api import Gradebook
from nbgrader.utils import determine_grade
from traitlets import Integer

from course.grading import cage, clean, reading
from course.grading.cage import NO_KERNEL
from course.grading.classroom import NOT_RUN, STAMP
from course.grading.course import Course
from course.grading.rehearsal import classes, rules_of
from course.grading.restore import COPIES, MARK, is_check, is_grade, is_solution, name_of, restore
from course.grading.score import fail, mend

SLACK = 60  # seconds for the starts of kernels
TRIES = 6  # runs of a submission whose cells were split


class Restore(nbgraders.base.NbGraderPreprocessor):
    """Lays the submission over the released notebook, its texts safe to look at."""

    def preprocess(self, nb, resources):
        where = resources["nbgrader"]
        name, course = where["assignment"], _course(self)
        submitted = reading.read(nbformat.writes(nb).encode())
        releases = [course.released(name), *course.earlier(name)]
        notebook, _ = restore(submitted, *(nbformat.read(one, as_version=4) for one in releases))
        for cell in notebook.cells:
            if cell.cell_type == "markdown" and (is_solution(cell) or MARK in cell.metadata):
                clean.text(cell)
        noted = course.submitted(name, where["student"]).with_name("remarks.txt")
        if noted.is_file():
            remarks = notebook.metadata[MARK]["remarks"] if submitted.cells else []
            told = noted.read_text("utf-8").splitlines()
            notebook.metadata[MARK]["remarks"] = [*told, *remarks]
        return notebook, resources


class Execute(nbgraders.base.NbGraderPreprocessor):
    """Runs a submission in the fence, and keeps of what it shows what is safe to look at."""

    cell_limit = Integer(30, help="Seconds of work that a cell may take").tag(config=True)
    task_limit = Integer(60, help="Seconds of work that a task may take").tag(config=True)
    submission_limit = Integer(900, help="Seconds that all cells may take").tag(config=True)

    def preprocess(self, nb, resources):
        mark = nb.metadata.setdefault(MARK, {"remarks": []})
        reason = os.environ.get(NOT_RUN)
        if reason or mark.get("is_empty"):
            mark["remarks"] += [reason] if reason else []
            for cell in filter(is_check, nb.cells):
                fail(cell, "NotRun", reason or "There is nothing to run.")
            return nb, resources
        source = _course(self).source(resources["nbgrader"]["assignment"])
        self._rules = rules_of(nbformat.read(source, as_version=4))
        return self._best(nb), resources

    def _best(self, notebook):
        """The notebook run; cells that were split are tried joined, then each part alone."""
        until = time.monotonic() + self.submission_limit / 2
        best, tried = self._ran(notebook), 1
        told = []
        for cell in notebook.cells:
            parts = cell.metadata.get(MARK, {}).get(COPIES, []) if is_solution(cell) else []
            counts = "together they count"
            for number, part in enumerate(parts, 1):
                if tried == TRIES or time.monotonic() > until:
                    break
                if not all(map(_is_passed, filter(is_check, best.cells))):
                    tried += 1
                    joined, cell.source = cell.source, part
                    other = self._ran(notebook)
                    if _points(other) > _points(best):
                        best, counts = other, f"number {number} counts"
                    else:
                        cell.source = joined
            if parts:
                told.append(f"The cell {name_of(cell)} is there {len(parts)} times: {counts}.")
        best.metadata[MARK]["remarks"] += told
        return best

    def _ran(self, notebook):
        """A copy of a notebook that has been run."""
        notebook = copy.deepcopy(notebook)
        ran = self._ask(notebook)
        remarks = notebook.metadata[MARK]["remarks"]
        remarks += map(str, ran["remarks"])
        for cell, outputs in zip(notebook.cells, ran["outputs"], strict=True):
            if cell.cell_type == "code":
                # Noise on stderr is no mistake, but nbgrader would take it for one.
                cell.outputs = [out for out in clean.shown(outputs) if out.get("name") != "stderr"]
                if is_check(cell):
                    mend(cell)
        return notebook

    def _ask(self, notebook) -> dict:
        limits = {"cell": self.cell_limit, "task": self.task_limit, "all": self.submission_limit}
        guard = classes()
        asked = {"notebook": notebook, "limits": limits}
        asked |= {"rules": self._rules.text, "guard": str(guard)}
        given, patience = json.dumps(asked).encode(), self.submission_limit + SLACK
        said, fault = cage.run("course.grading.worker", given, patience, guard)
        if fault:
            raise OSError(f"{NO_KERNEL}: {fault}" if fault.startswith(cage.TOOLS) else fault)
        return json.loads(said)


def _points(notebook) -> float:
    return sum(determine_grade(cell)[0] or 0 for cell in notebook.cells if is_grade(cell))


def _is_passed(cell) -> bool:
    return determine_grade(cell)[0] == cell.metadata.nbgrader.points


class Remark(nbgraders.base.NbGraderPreprocessor):
    """Says on top of the notebook what was unusual, and keeps the points beside it."""

    def preprocess(self, nb, resources):
        mark = nb.metadata.setdefault(MARK, {"remarks": []})
        where = resources["nbgrader"]
        with Gradebook(where["db_url"]) as gradebook:
            handed_in = gradebook.find_submission(where["assignment"], where["student"])
            if late := handed_in.total_seconds_late:
                mark["remarks"].append(f"It was handed in {late / 3600:.1f} hours late.")
        mark["remarks"] = list(dict.fromkeys(mark["remarks"]))
        mark["points"] = _points(nb)
        mark["stamp"] = os.environ.get(STAMP, "")
        if mark["remarks"]:
            told = "\n".join(f"- {clean.plain(remark)}" for remark in mark["remarks"])
            text = f"**What was unusual about this submission**\n\n{told}"
            nb.cells.insert(0, nbformat.v4.new_markdown_cell(text))
        return nb, resources


def _course(preprocessor) -> Course:
    coursedir = preprocessor.parent.parent.coursedir  # the exporter's converter has it
    return Course(Path(coursedir.root))
