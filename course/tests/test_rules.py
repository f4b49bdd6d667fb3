"""What a student's code may do: every way to forge points, and honest code of every style.

The cases stand in `rules/forging.md` and `rules/honest.md`. One JVM evaluates them all with the
kernel's own guard and counts points as nbgrader does; a few are graded for real in test_course.
"""

import copy
import functools
import re
from pathlib import Path
from typing import NamedTuple

import nbformat
import pytest
from nbformat import NotebookNode, v4

pytest.importorskip("nbgrader", reason="nbgrader needs Python 3.11")

from course.grading import answers
from course.grading.course import HOME, Course
from course.grading.rehearsal import Rehearsal, rules_of
from course.grading.rehearsal import read as refused
from course.grading.restore import MARK, is_check, is_solution, name_of
from course.grading.rules import Rules
from lab.console import Trouble

CASES = Path(__file__).with_name("rules")
PART = re.compile(r"(?m)^# ([\w-]+), up to ([\w-]+)$")
TITLE = re.compile(r"(?m)^## (.+) — (\d+) of (\d+)$")
TOLD = re.compile(r"(?m)^Told: (.+)$")
CELL = re.compile(r"(?ms)^```java ([\w -]+)\n(.*?)\n```$")
SOLUTION = re.compile(r"(?ms)^[^\n]*BEGIN SOLUTION.*?END SOLUTION[^\n]*$")
STUB = 'throw new UnsupportedOperationException("not implemented yet");'


class Case(NamedTuple):
    assignment: str
    last: str  # the last cell that is evaluated
    title: str
    points: int
    most: int
    told: list[str]
    cells: list[tuple[str, str]]


def read(file: str) -> list[Case]:
    _, *parts = PART.split((CASES / file).read_text("utf-8"))
    found = []
    for assignment, last, text in zip(*(parts[i::3] for i in range(3)), strict=True):
        _, *pieces = TITLE.split(text)
        for title, points, most, body in zip(*(pieces[i::4] for i in range(4)), strict=True):
            cells = [(name, written_out(source)) for name, source in CELL.findall(body)]
            told = TOLD.findall(body)
            found.append(Case(assignment, last, title, int(points), int(most), told, cells))
    return found


def written_out(source: str) -> str:
    """⟨200B⟩ is the character of this number, ⟨x × 9⟩ is xxxxxxxxx."""
    source = re.sub(r"⟨([0-9A-F]{4})⟩", lambda found: chr(int(found[1], 16)), source)
    return re.sub(r"⟨(.) × (\d+)⟩", lambda found: found[1] * int(found[2]), source)


FORGING, HONEST = read("forging.md"), read("honest.md")
ENDLESS = pytest.mark.slow("waits for the limit of each check")


@pytest.fixture(scope="module")
def rehearsal():
    with Rehearsal() as running:
        yield running


@functools.cache
def assignment(name: str) -> tuple[NotebookNode, Rules]:
    source = nbformat.read(Course().source(name), as_version=4)
    return source, rules_of(source)


def laid_out(case: Case, source: NotebookNode, solved: dict[str, str]) -> NotebookNode:
    """The assignment as a student hands it in, up to the last cell of the case."""
    written = {**solved, **dict(case.cells)}
    notebook = v4.new_notebook()
    for cell in source.cells:
        cell = cell.copy()
        name = name_of(cell)
        if is_solution(cell) and cell.cell_type == "code":
            cell.source = written.get(name, SOLUTION.sub(STUB, cell.source))
        notebook.cells.append(cell)
        places = (f"after {name}", "added") if len(notebook.cells) == 2 else (f"after {name}",)
        for place, added in case.cells:
            if name and place in places:
                notebook.cells.append(v4.new_code_cell(added, metadata={MARK: "added"}))
        if name == case.last:
            return notebook
    raise ValueError(f"{case.assignment} has no cell {case.last}")


def graded(case: Case, rehearsal, solved) -> tuple[float, float, str]:
    """The points, all points, and all that is told."""
    source, rules = assignment(case.assignment)
    notebook = laid_out(case, source, solved)
    answer = rehearsal.of(rules, notebook, runs=True)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    got = most = 0.0
    for cell, (end, value) in zip(code, answer["cells"], strict=True):
        if is_check(cell):
            points = cell.metadata.nbgrader.points
            most += points
            if end == "ok":
                got += points if value == "null" else max(0.0, min(points, float(value)))
    told = [text for _, text in answer["cells"]] + [why for _, _, why in answer["refusals"]]
    return got, most, "\n".join(told)


@pytest.mark.parametrize(
    "case",
    [pytest.param(one, marks=[ENDLESS] * one.title.endswith("for ever")) for one in FORGING],
    ids=[case.title for case in FORGING],
)
def test_no_points_are_forged(case, rehearsal):
    got, most, told = graded(case, rehearsal, {})
    assert (got, most) == (case.points, case.most), told
    for reason in case.told:
        assert reason in told


@pytest.mark.parametrize("case", HONEST, ids=lambda case: case.title)
def test_right_answers_get_their_points(case, rehearsal):
    reference = answers.read(case.assignment)[0].cells
    got, most, told = graded(case, rehearsal, reference)
    assert (got, most) == (case.points, case.most), told
    assert all(reason in told for reason in case.told), told
    assert case.told or "was not run" not in told


def with_z(source: NotebookNode, z: str) -> NotebookNode:
    case = Case("1-neuron", "q1-z", "", 0, 0, [], [("q1-z", z)])
    return laid_out(case, source, {})


def test_what_is_not_run_is_told_with_its_place_and_reason_as_the_guide_shows_it():
    source, rules = assignment("1-neuron")
    z = "double z(double[] w, double b, double[] x) {\n  // the end\n  System.exit(0); return 0;\n}"
    [refusal] = refused(rules, with_z(source, z))
    assert f"When it is graded: {refusal}\n" in (HOME / "README.md").read_text("utf-8")


def test_an_assignment_allows_more_in_its_metadata():
    source, rules = assignment("1-neuron")
    reads = "double z(double[] w, double b, double[] x) throws Exception {"
    reads += ' return java.nio.file.Files.readString(java.nio.file.Path.of("w")).length(); }'
    assert [one.why.split()[1] for one in refused(rules, with_z(source, reads))] != []
    generous = copy.deepcopy(source)
    generous.metadata[MARK] = {"allow": ["java.nio.file.*"]}
    assert refused(rules_of(generous), with_z(source, reads)) == []


def test_an_assignment_that_does_not_compile_is_told():
    source, _ = assignment("1-neuron")
    broken = copy.deepcopy(source)
    [check] = [cell for cell in broken.cells if name_of(cell) == "test-z"]
    check.source = 'Check.that(() -> nowhere() == 1, "");'
    with pytest.raises(Trouble, match=r"the cell test-z does not compile .* method nowhere"):
        rules_of(broken)


def test_names_that_a_check_declares_end_in_what_nobody_knows():
    source, rules = assignment("2-dense")
    [check] = [cell for cell in source.cells if name_of(cell) == "check-q3-dw"]
    _, _, sent = rules.cell(check)
    assert "dW(fiveInputs, fiveSlopes)" in check.source
    assert f"dW(fiveInputs{rules.ending}, fiveSlopes{rules.ending})" in sent
    assert rules.ending != assignment.__wrapped__("2-dense")[1].ending
    output = v4.new_output("stream", text=sent)
    rules.unveil(output)
    assert output.text == check.source
