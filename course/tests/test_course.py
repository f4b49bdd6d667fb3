"""Assignments released, handed in, graded and exported: real nbgrader, real kernel."""

import contextlib
import copy
import re
import subprocess
import sys
import zipfile

import nbformat
import pytest
from nbformat import v4

pytest.importorskip("nbgrader", reason="nbgrader needs Python 3.11")

from course.grading import answers, lint, sheet, tasks, trial
from course.grading.classroom import LIMIT, Classroom
from course.grading.course import HOME, Course
from course.tests import hostile
from lab.commands import course as command
from lab.commands.publish import KERNEL
from lab.places import ROOT
from lab.tests.conftest import stop
from lab.tests.test_browser import MINUTE, address_of

NAMES = Course().names()
WRONG = 2  # wrong answers of each assignment that are graded here; `course trial` grades all
# Bad luck that changes what is run; what only changes a file or its name is tested in test_intake
# and test_restore, and in `course trial`.
UNLUCKY = {
    *("checks-deleted", "broken-json", "a-missing-cell", "split-in-two", "merged-all"),
    *("written-twice", "no-metadata", "sleeps-in-a-cell", "works-in-a-cell"),
    *("38-megabytes", "moodle"),
}
BOUND = 300  # seconds on a machine that does nothing else: two sleeps and a few new kernels

pytestmark = pytest.mark.xdist_group("course")  # which is made once
a_whole_class = pytest.mark.full("a class of thirty kinds of submissions")


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Course:
    return trial.make(tmp_path_factory.mktemp("course") / "mein Kurs")


@pytest.mark.parametrize("name", NAMES)
def test_an_assignment_has_no_traps_and_its_answers_fit_it(name):
    source = nbformat.read(Course().source(name), as_version=4)
    assert lint.faults(source) == []
    assert answers.faults(name) == []
    assert len(answers.read(name)) >= 2 + 5


@pytest.mark.full("grades four answers to each assignment")
@pytest.mark.parametrize("name", [name for name in NAMES if name != trial.NAME])
def test_answers_get_the_points_that_are_due_to_them(name, course):
    tasks.release_in(course, name)
    some = answers.read(name)[: 2 + WRONG]
    for answer in some:
        answers.hand_in(course, name, answer.slug, answer.notebook(course.released(name)))
    got = {graded.student: graded.points for graded in Classroom(course, name).grade()}
    assert got == {answer.slug: answer.points for answer in some}
    stub = nbformat.read(course.graded(name, "stub"), as_version=4)
    assert lint.stub_faults(stub) == []


@pytest.fixture(scope="module")
def trials(course):
    """A class of those who mean harm, some with bad luck and some others, graded twice."""
    name = trial.NAME
    tasks.release_in(course, name)
    kinds = UNLUCKY | {case.slug for case in hostile.cases(course, trial.NO_PORT)}
    kinds |= {answer.slug for answer in answers.read(name)[: 2 + WRONG]}
    with trial.handed_in(course, name, kinds) as due:
        first = Classroom(course, name).grade()
    return due, first, Classroom(course, name).grade()


@a_whole_class
def test_every_kind_gets_what_is_due(course, trials):
    due, _, _ = trials
    assert len(due) >= 30
    assert trial.differences(sheet.export(course), trial.NAME, due) == []


@a_whole_class
def test_every_kind_is_explained_and_ends_in_time(course, trials):
    _, first, _ = trials
    graded = {one.student: one for one in first}
    handed_in = [c for c in trial.cases(course, trial.NAME) if (c.student or c.slug) in graded]
    assert len(handed_in) >= 20
    for case in handed_in:
        one = graded[case.student or case.slug]
        assert case.remark in " ".join(one.remarks), f"{case.slug}: {one.remarks}"
        assert one.seconds < BOUND < LIMIT, case.slug


@a_whole_class
def test_a_program_reaches_neither_network_nor_gradebook_nor_others(course, trials):
    for slug in ("network", "gradebook", "neighbour", "overwrite"):
        notebook = nbformat.read(course.graded(trial.NAME, slug), as_version=4)
        shown = [output.get("text", "") for cell in notebook.cells if cell.cell_type == "code"
                 for output in cell.outputs]  # fmt: skip
        assert not any("REACHED" in text for text in shown), slug


@a_whole_class
def test_what_was_graded_is_not_graded_again_unless_it_changes(course, trials):
    _, _, again = trials
    assert [one.student for one in again if one.seconds] == []
    path = course.submitted(trial.NAME, "stub")
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(v4.new_markdown_cell("more"))
    nbformat.write(notebook, path)
    [stub] = Classroom(course, trial.NAME).grade(["stub"])
    assert stub.seconds > 0


@a_whole_class
def test_everybody_has_a_page_of_feedback(course, trials):
    due, _, _ = trials
    tasks.feedback_in(course, trial.NAME)
    for student in due:
        assert course.feedback(trial.NAME, student).is_file(), student


@a_whole_class
def test_the_release_is_a_zip_without_solutions(course, trials):
    with zipfile.ZipFile(course.root / f"{trial.NAME}.zip") as archive:
        text = archive.read(f"{trial.NAME}/{trial.NAME}.ipynb").decode()
    assert "YOUR CODE HERE" in text
    assert "BEGIN" not in text


@pytest.mark.full("starts JupyterLab with nbgrader, and a browser")
def test_the_formgrader_opens_in_jupyterlab(browser):
    with jupyterlab(browser, "course", "formgrader") as page:
        page.get_by_role("menuitem", name="Nbgrader").click()
        page.locator(".lm-Menu").get_by_text("Formgrader", exact=True).click()
        page.frame_locator("iframe").get_by_text("4-diagnose").first.wait_for()


@pytest.mark.full("starts JupyterLab, and a browser")
def test_the_lessons_have_no_menu_of_the_graders(browser):
    with jupyterlab(browser, "--") as page:
        page.goto(re.sub(r"/lab.*", "/lab/tree/00-start-here.ipynb?reset", page.url))
        page.locator(".jp-Notebook-cell").first.wait_for()  # all is there
        menus = page.locator(".lm-MenuBar").first.get_by_role("menuitem").all_text_contents()
        assert menus == ["File", "Edit", "View", "Run", "Kernel", "Tabs", "Settings", "Help"]
        assert page.get_by_text("Open in…").count() == 0


@contextlib.contextmanager
def jupyterlab(browser, *words):
    """A page of the JupyterLab that a command opens."""
    server = subprocess.Popen(
        [sys.executable, "-m", "lab", *words, "--no-browser", "--allow-root", "--port=0"],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        page = browser.new_page()
        page.set_default_timeout(MINUTE)
        page.goto(address_of(server))
        yield page
    finally:
        stop(server)


def check(source: str, points: float | None = 1):
    marks = {"grade": True, "solution": False, "locked": True, "grade_id": "c"}
    marks |= {} if points is None else {"points": points}
    return v4.new_code_cell(source, metadata={"nbgrader": marks})


def drawing(source: str):
    marks = {"grade": True, "solution": True, "locked": False, "points": 1, "grade_id": "d"}
    return v4.new_code_cell(source, metadata={"nbgrader": marks})


RIGHT = "Check.number(z(1), 1, 0, hint);\nCheck.passed();"
TRAPS = {
    "ends with a value": [check(f"{RIGHT}\nz(1) == 1")],
    "assert checks nothing": [check(f"assert z(1) == 1;\n{RIGHT}")],
    "checks nothing": [check("z(1);")],
    "says nothing where it holds": [check("Check.number(z(1), 1, 0, hint);")],
    "imports below other lines": [check(f"// all of it\nimport java.util.*;\n{RIGHT}")],
    "more than 4 of the kit's packages": [check("import goldilocks.*;\n" * 5 + RIGHT)],
    "0,5": [check(f'System.out.println("%.1f".formatted(0.5));\n{RIGHT}')],
    "gives up to 3 points of 2": [check("Check.credit(3, () -> {})", 2)],
    "semicolon behind it": [check("Check.credit(1, () -> {});")],
    "several cells have this name": [check(RIGHT), check(RIGHT)],
    "has no number of points": [check(RIGHT, None)],
    "do not match": [check(f"// BEGIN HIDDEN TESTS\n{RIGHT}")],
    "is no check": [v4.new_code_cell("// BEGIN HIDDEN TESTS\n// END HIDDEN TESTS")],
    "shows no figure": [drawing('new Chart("", "x", "y");')],
    "promises 3 points": [
        v4.new_markdown_cell("## 1 · One (2 points, and 1 by hand)"),
        check(RIGHT),
    ],
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_is_found(trap):
    notebook = v4.new_notebook(metadata={"kernelspec": KERNEL})
    notebook.cells = copy.deepcopy(TRAPS[trap])
    [fault] = lint.faults(notebook)
    assert trap in fault


def test_a_notebook_without_a_language_and_a_stub_that_does_not_compile_are_found():
    [fault] = lint.faults(v4.new_notebook())
    assert "no language java" in fault
    cell = v4.new_code_cell(
        "int f(", outputs=[v4.new_output("error", ename="CompilationException")]
    )
    [fault] = lint.stub_faults(v4.new_notebook(cells=[cell]))
    assert "does not compile" in fault


def test_the_guide_names_only_commands_that_there_are():
    guide = (HOME / "README.md").read_text("utf-8")
    named = set(re.findall(r"python3 -m lab course (\w+)", guide))
    assert named <= set(tasks.ALL)
    assert set(tasks.ALL) <= set(re.findall(r"lab course (\w+)", command.__doc__))
