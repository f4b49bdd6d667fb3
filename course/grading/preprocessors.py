"""What the configuration adds to nbgrader's autograde: restore, run, remark.

They take the place of, or stand beside, nbgrader's own preprocessors and keep its order:
sanitize (Restore first), then Execute, and after SaveAutoGrades a list of remarks.
"""

import json
import os
from pathlib import Path

import nbformat
from nbgrader import preprocessors as nbgraders
from nbgrader.utils import determine_grade
from traitlets import Integer

from course.grading import cage, clean, reading
from course.grading.cage import NO_KERNEL
from course.grading.classroom import NOT_RUN, STAMP
from course.grading.course import Course
from course.grading.restore import MARK, is_check, is_grade, is_solution, restore
from course.grading.score import fail, mend

SLACK = 60  # seconds for the starts of kernels


class Restore(nbgraders.base.NbGraderPreprocessor):
    """Lays the submission over the released notebook, its texts safe to look at."""

    def preprocess(self, nb, resources):
        where = resources["nbgrader"]
        name, course = where["assignment"], _course(self)
        submitted = reading.read(nbformat.writes(nb).encode())
        notebook, _ = restore(submitted, nbformat.read(course.released(name), as_version=4))
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

    timeout = Integer(30, help="Seconds that a cell may take").tag(config=True)
    submission_limit = Integer(180, help="Seconds that all cells may take").tag(config=True)

    def preprocess(self, nb, resources):
        remarks = nb.metadata.setdefault(MARK, {}).setdefault("remarks", [])
        if reason := os.environ.get(NOT_RUN):
            remarks.append(reason)
            for cell in filter(is_check, nb.cells):
                fail(cell, "NotRun", reason)
            return nb, resources
        source = _course(self).source(resources["nbgrader"]["assignment"])
        ran = self._run(nb, nbformat.read(source, as_version=4))
        remarks += map(str, ran["remarks"])
        for cell, outputs in zip(nb.cells, ran["outputs"], strict=True):
            if cell.cell_type == "code":
                cell.outputs = clean.shown(outputs)
                if is_check(cell):
                    mend(cell)
        return nb, resources

    def _run(self, notebook, source) -> dict:
        asked = {"notebook": notebook, "source": source}
        asked |= {"timeout": self.timeout, "limit": self.submission_limit}
        given, patience = json.dumps(asked).encode(), self.submission_limit + SLACK
        said, fault = cage.run("course.grading.worker", given, patience)
        if fault:
            raise OSError(f"{NO_KERNEL}: {fault}" if fault.startswith(cage.TOOLS) else fault)
        return json.loads(said)


class Remark(nbgraders.base.NbGraderPreprocessor):
    """Says on top of the notebook what was unusual, and keeps the points beside it."""

    def preprocess(self, nb, resources):
        mark = nb.metadata.setdefault(MARK, {"remarks": []})
        mark["remarks"] = list(dict.fromkeys(mark["remarks"]))
        graded = [determine_grade(cell)[0] for cell in nb.cells if is_grade(cell)]
        mark["points"] = sum(points or 0 for points in graded)
        mark["stamp"] = os.environ.get(STAMP, "")
        if mark["remarks"]:
            told = "\n".join(f"- {clean.plain(remark)}" for remark in mark["remarks"])
            text = f"**What was unusual about this submission**\n\n{told}"
            nb.cells.insert(0, nbformat.v4.new_markdown_cell(text))
        return nb, resources


def _course(preprocessor) -> Course:
    coursedir = preprocessor.parent.parent.coursedir  # the exporter's converter has it
    return Course(Path(coursedir.root))
