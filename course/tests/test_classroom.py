"""A small class from a learning platform to pages and tables, mended, killed, parted and merged."""

import csv
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat
import psutil
import pytest

pytest.importorskip("nbgrader", reason="nbgrader needs Python 3.11")

from nbgrader.api import Gradebook

from course.grading import shards, sheet, tasks, trial
from course.grading.classroom import Classroom
from course.grading.course import Course
from course.grading.people import Person
from course.grading.restore import mark_of, name_of
from lab.console import Trouble
from lab.places import ROOT
from lab.tests.conftest import in_a_group

NAME = trial.NAME
KINDS = {"reference", "forgot-the-mean", "debugging",
         "a-picture", "no-text", "an-empty-file", "moodle"}  # fmt: skip

pytestmark = [
    pytest.mark.full("grades a class of seven several times over"),
    pytest.mark.xdist_group("classroom"),
]


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Course:
    course = trial.make(tmp_path_factory.mktemp("class") / "my course")
    tasks.release_in(course, NAME)
    return course


@pytest.fixture(scope="module")
def graded(course):
    with trial.handed_in(course, NAME, KINDS) as due:
        graded = Classroom(course, NAME).grade()
    return due, {one.student: one for one in graded}


def test_each_gets_what_is_due_and_a_remark_where_one_is(course, graded):
    due, got = graded
    assert {student: one.points for student, one in got.items()} == due
    for case in trial.cases(course, NAME):
        if case.slug in KINDS:
            assert case.remark in " ".join(got[case.student or case.slug].remarks)


def test_what_nobody_changed_is_not_graded_again(course, graded):
    assert [one.seconds for one in Classroom(course, NAME).grade()] == [0] * len(KINDS)


def test_nothing_is_left_in_the_systems_folder_for_such(graded):
    left = [path.name for path in Path(tempfile.gettempdir()).glob(f"goldilocks-{os.getpid()}*")]
    assert left == []
    own = psutil.Process().children(recursive=True)
    assert not [one for one in own if "course.grading.grader" in " ".join(one.cmdline())]


def test_a_page_has_points_beside_explanations_formulas_and_the_picture(course, graded, browser):
    due, _ = graded
    tasks.feedback_in(course, NAME)
    assert all(course.feedback(NAME, student).is_file() for student in due)
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(course.feedback(NAME, "forgot-the-mean").as_uri())
    rows = page.locator("table.points tbody tr").all_inner_texts()
    rows = [" ".join(row.split()) for row in rows]
    assert len(rows) == 6
    assert sum(float(re.search(r"([\d.]+) of", row)[1]) for row in rows) == 17
    assert "4.0 of 4.0 as it should be" in rows[1]
    assert "Sum over the examples, each with its share 1/m." in rows[2]
    assert "another pace" in rows[3]  # what a check with partial points prints
    assert page.locator("math").count() > 10
    assert "$$" not in page.locator("body").inner_text()
    page.goto(course.feedback(NAME, "a-picture").as_uri())
    assert page.locator("img[src^='data:image/png']").count() >= 1
    assert all(url.startswith(("file:", "data:")) for url in asked)


def test_a_platform_gets_the_points_of_each_task_in_its_own_form(course, graded):
    with sheet.export_for(course, NAME, "moodle").open(encoding="utf-8") as file:
        [row] = csv.DictReader(file)
    assert row["Identifier"] == "Participant 7"
    assert row["Full name"] == "Zoë O'Neil"
    assert (row["Grade"], row["Maximum Grade"]) == ("20.0", "25.0")
    assert row["3 Which way is up?"] == "7.0"
    assert "3 Which way is up?: 7 of 7" in row["Feedback comments"]
    with pytest.raises(Trouble, match="no form for ilias"):
        sheet.export_for(course, NAME, "ilias")


def test_the_forms_of_canvas_and_blackboard_have_a_column_for_each_task():
    task = sheet.Task("1 The output", 4, ("test-z",))
    person = Person(NAME, "ann", "Ann", "canvas", "4711")
    row = sheet.Row(NAME, "ann", 3.0, 4.0, tasks=(3.0,))
    assert list(sheet.FORMS["canvas"]([task], [(person, row)])) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "1-neuron: 1 The output"],
        ["    Points Possible", "", "", "", "", 4],
        ["Ann", "4711", "", "", "", 3.0],
    ]
    assert list(sheet.FORMS["blackboard"]([task], [(person, row)])) == [
        ["Username", "1 The output", "Total", "Remarks"],
        ["4711", 3.0, 3.0, ""],
    ]


@pytest.fixture(scope="module")
def mended(course, graded):
    """One has points by hand, and is late; then a check is mended, and released again."""
    with Gradebook(f"sqlite:///{course.gradebook}") as gradebook:
        grade = gradebook.find_grade("q10-why", NAME, NAME, "reference")
        grade.manual_score, grade.needs_manual_grade = 3, False
        gradebook.db.commit()
        gradebook.update_or_create_assignment(NAME, duedate="2026-01-30 13:00:00 UTC")
    stamp = course.submitted(NAME, "reference").with_name("timestamp.txt")
    stamp.write_text("2026-01-30 15:00:00 UTC")
    source = nbformat.read(course.source(NAME), as_version=4)
    [check] = [cell for cell in source.cells if name_of(cell) == "test-mse"]
    check.source = 'Check.that(() -> true, "mended");'
    check.metadata.nbgrader.points = 0  # a task of no points is fine
    nbformat.write(source, course.source(NAME))
    tasks.release_in(course, NAME)
    [reference] = Classroom(course, NAME).grade(["reference"])
    return reference


def test_a_mended_check_regrades_all_and_keeps_the_points_given_by_hand(course, mended):
    assert mended.seconds > 0
    assert mended.points == 19
    # The check that the student has is an earlier one, and not remarked upon.
    assert mended.remarks == ("It was handed in 2.0 hours late.",)
    [row] = [row for row in sheet.rows_of(course, NAME) if row.student == "reference"]
    assert (row.score, row.by_hand, row.most) == (22, 3, 24)


def test_parts_are_graded_apart_and_merged(course, mended):
    students = course.students(NAME)
    again = [one.student for number in (1, 2)
             for one in shards.grade(course, NAME, f"{number}/2") if one.seconds]  # fmt: skip
    assert set(again) == set(students) - {"reference"}
    before = {row.student: row.score for row in sheet.rows_of(course, NAME)}
    assert before["moodle" if "moodle" in before else "Zoe-O-Neil"] == 20
    shards.merge(course, NAME)
    after = {row.student: row.score for row in sheet.rows_of(course, NAME)}
    assert after["Zoe-O-Neil"] == 19
    assert after["reference"] == 22
    for shard in ("0/2", "3/2", "x", "1/0"):
        with pytest.raises(Trouble, match="names no part"):
            shards.grade(course, NAME, shard)


def test_a_run_that_is_killed_leaves_nobody_working_and_the_next_goes_on(course, mended):
    course.graded(NAME, "debugging").unlink()
    code = (
        "import sys; from pathlib import Path; from course.grading.classroom import Classroom; "
        "from course.grading.course import Course; "
        f"Classroom(Course(Path(sys.argv[1])), {NAME!r}).grade(['debugging'])"
    )
    words = [sys.executable, "-c", code, str(course.root)]
    run = subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    family = wait_for_java(psutil.Process(run.pid))
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    _, alive = psutil.wait_procs(family, timeout=60)
    assert alive == []
    [again] = Classroom(course, NAME).grade(["debugging"])
    assert again.points == 19


def wait_for_java(process: psutil.Process) -> list[psutil.Process]:
    """All processes below one, once a kernel is among them."""
    for _ in range(600):
        family = process.children(recursive=True)
        if any("java" in one.name() for one in family):
            return family
        time.sleep(0.2)
    raise AssertionError("no kernel was started")


def test_an_interrupt_starts_nothing_new(course, graded):
    for student in course.students(NAME):
        course.graded(NAME, student).unlink(missing_ok=True)
    code = (
        "import sys; from pathlib import Path; from course.grading.classroom import Classroom; "
        f"from course.grading.course import Course; Classroom(Course(Path(sys.argv[1])), {NAME!r})"
        ".grade(at_once=1)"
    )
    words = [sys.executable, "-c", code, str(course.root)]
    in_front = in_a_group(signal.SIG_DFL)  # whatever the tests were started with
    run = subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True, **in_front)
    wait_for_java(psutil.Process(run.pid))
    run.send_signal(signal.SIGINT)
    assert "KeyboardInterrupt" in run.communicate(timeout=60)[1]
    done = [one for one in course.students(NAME) if course.graded(NAME, one).is_file()]
    assert len(done) <= 1


def test_a_graded_notebook_that_was_cut_off_counts_as_none(course):
    path = course.graded(NAME, "nobody")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"cells": []})[:5])
    assert mark_of(path) == {}
    path.unlink()
