"""What a student is told of a notebook: how many tasks hold, and which is next."""

import nbformat
import pytest
from nbformat import v4

pytest.importorskip("nbgrader", reason="nbgrader needs Python 3.11")

from course.grading import validation
from course.grading.course import Course
from course.grading.restore import name_of


def test_a_notebook_is_run_and_its_first_open_task_is_named(tmp_path):
    notebook = nbformat.read(Course().source("1-neuron"), as_version=4)
    notebook.cells = notebook.cells[:15]  # z, sigmoid, and two costs
    for cell in notebook.cells:
        if name_of(cell) == "q3-mse":
            cell.source = cell.source.replace("sum / a.length", "sum / 2")
        if name_of(cell) == "q3-bce":
            cell.source = "double crossEntropy(double[] a, double[] y) { return }"
    path = tmp_path / "1-neuron.ipynb"
    nbformat.write(notebook, path)
    tasks = validation.run(path)
    assert validation.summary(tasks) == (
        "2 of 4 tasks, next: q3-mse.\nMSE of a = 0.5, y = 1 is 0.1250, wanted 0.2500 ± 1.0e-12. "
        "The difference, squared: there is no other factor."
    )
    assert validation.summary(tasks[3:]) == (
        "0 of 1 tasks, next: q3-bce.\nThe check test-bce misses what does not compile above it."
    )


def test_where_all_holds_the_student_hears_that_more_is_checked_later():
    check = v4.new_code_cell("Check.passed();")
    told = validation.summary([validation.Task(["q1"], [check])])
    assert told == "1 of 1 tasks: every check that you can see holds. Others run when it is graded."
