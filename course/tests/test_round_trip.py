"""One assignment on its way: released, handed in, graded, told and exported."""

import nbformat
import pytest

pytest.importorskip("nbgrader", reason="nbgrader needs Python 3.11")

from course.grading import answers, pictures, sheet, tasks, trial
from course.grading.classroom import Classroom

NAME = "1-neuron"


@pytest.mark.short("grades three submissions, each on a kernel of its own")
def test_an_assignment_goes_from_its_release_to_the_sheet_of_points(tmp_path):
    course = trial.make(tmp_path / "mein Kurs")
    tasks.release_in(course, NAME)
    released = nbformat.read(course.released(NAME), as_version=4)
    assert not any("BEGIN SOLUTION" in cell.source for cell in released.cells)
    reference, stub, wrong = answers.read(NAME)[:3]
    for answer in (reference, stub, wrong):
        notebook = answer.notebook(course.released(NAME))
        answers.hand_in(course, NAME, answer.slug, notebook)
    Classroom(course, NAME).grade()
    due = {answer.slug: answer.points for answer in (reference, stub, wrong)}
    assert stub.points < wrong.points < reference.points
    assert trial.differences(sheet.export(course), NAME, due) == []
    pictures.draw(course, NAME)
    tasks.feedback_in(course, NAME)
    page = course.root / "feedback" / reference.slug / NAME / f"{NAME}.html"
    assert f"{reference.points:g}" in page.read_text("utf-8")
