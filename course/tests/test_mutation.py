"""Solutions that are changed a little: what a weak check misses is named."""

import nbformat
import pytest
from nbformat import v4

pytest.importorskip("nbgrader", reason="nbgrader needs Python 3.11")

from course.grading import mutation
from course.grading.course import Course

pytestmark = pytest.mark.xdist_group("mutation")  # one worker changes the solutions

GIVEN = """\
import goldilocks.check.*;
double[] common = {1, 2, 4};"""
SUM = """\
double NAME(double[] a) {
  // BEGIN SOLUTION
  double sum = 0;
  for (int i = 0; i < a.length; i++) sum += a[i];
  return sum;
  // END SOLUTION
}"""
SIZE = """\
double size(double x) {
  // equivalent: Math.abs(-x) → Math.abs(x) because a size has no sign
  // equivalent: -x → x because nobody looks
  return Math.abs(-x);
}"""
CHECKS = {
    "weak": 'Check.number("", () -> weak(new double[] {3}), 3, 0, "");',
    "strong": """
double[] own = {1, -2, 5};
Check.unchanged("strong", () -> strong(own), own);
Check.number("", () -> strong(own), 4, 0, "");""",
    "sharing": 'Check.number("", () -> sharing(common), 7, 0, "");',
    "size": 'Check.number("", () -> size(2) + 3 * size(-5), 17, 0, "");',
}


def cell(name: str, source: str, points: float = 0, solution: bool = False):
    marks = {"grade": points > 0, "solution": solution, "points": points, "grade_id": name}
    return v4.new_code_cell(source, metadata={"nbgrader": marks})


def faults(solutions: dict[str, str], checks: dict[str, str]) -> list[str]:
    cells = [cell("given", GIVEN)]
    for name, source in solutions.items():
        cells += [cell(name, source, solution=True), cell(f"check-{name}", checks[name], 1)]
    return mutation.faults("made", v4.new_notebook(cells=cells))


@pytest.fixture(scope="module")
def found() -> list[str]:
    sums = {name: SUM.replace("NAME", name) for name in ("weak", "strong", "sharing")}
    return faults({**sums, "size": SIZE}, CHECKS)


def about(name: str, found: list[str]) -> list[str]:
    return [fault for fault in found if fault.startswith(name)]


def test_what_a_check_of_one_number_misses_is_named_with_its_cell_and_line(found):
    weak = "\n".join(about("weak", found))
    for missed in ("sum = a[i]", "sum += a[0]", "sum += a[a.length - 1]"):
        assert (
            f"weak, line 4: sum += a[i] → {missed} costs no point; mend the checks or, if " in weak
        )
    assert "for (int i = 0; i < a.length; i++) → ends after its first time" in weak
    assert "weak, line 3: overwrites a costs no point" in weak


def test_a_check_that_misses_nothing_is_not_named(found):
    assert about("strong", found) == []


def test_a_comment_accepts_what_is_equivalent_and_nothing_else(found):
    assert about("size", found) == ["size, line 4: -x → x is accepted, but does not survive"]


def test_a_check_that_hands_out_an_array_of_others_is_named(found):
    told = "check-sharing fails after sharing, which overwrites a: give it copies"
    assert told in found


def test_a_check_that_needs_another_check_is_named():
    checks = {"first": "int two = 2;", "second": 'Check.that(() -> second() == two, "");'}
    solutions = {name: f"int {name}() {{ return 2; }}" for name in checks}
    [fault] = faults(solutions, checks)
    assert "cannot find symbol" in fault
    assert "two" in fault


@pytest.mark.full("changes the solutions of an assignment in some four hundred ways")
def test_every_change_of_an_assignments_solutions_loses_points():
    source = nbformat.read(Course().source("1-neuron"), as_version=4)
    assert mutation.faults("1-neuron", source) == []
