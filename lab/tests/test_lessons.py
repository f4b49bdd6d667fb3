"""Every number that a lesson tells is asserted somewhere."""

import re

import nbformat
import pytest

from lab.places import NOTEBOOKS, ROOT
from lab.tests.exercises import says
from lab.tests.ledger import entries
from lab.tests.values import Value, values

LESSONS = sorted(NOTEBOOKS.glob("*.ipynb"))
CLAIMS = ROOT / "src/test/java/goldilocks/claims"
each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)

# Code, links, headings' numbers, a lesson's minutes, and choices (60, 30 or 12?) tell no result.
NOT_PROSE = re.compile(
    r"```.*?```|`[^`]*`|\[[←\d][^\]]*\]\([^)]*\)|\]\([^)]*\)|</?[a-z][^>]*>"
    r"|^#+ (?:Exercise )?[\d ·]*|\d+ minutes|(?:[\d.]+, )+[\d.]+ or [\d.]+\?",
    re.DOTALL | re.MULTILINE,
)
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)  # asserts nothing
FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$]*\$", re.DOTALL)
YEARS = {*range(1940, 2030)} - {2000}
SMALL = 12  # counts up to a dozen are words, not results


@each_lesson
def test_every_number_told_is_in_an_output_in_the_code_or_in_a_claim(lesson):
    cells = nbformat.read(lesson, as_version=4).cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    shown = [cell.source for cell in code] + [says(cell) for cell in code]
    known = [value.number for value in values("\n".join([*shown, *_asserted(lesson)]))]
    told = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    unknown = [value.text for value in _results(told) if not value.is_any_of(known)]
    assert not unknown, "told, but neither shown nor asserted"


def test_numbers_are_read_as_people_write_them():
    text = "0.25, 1,437; 1e-5 5·10⁻² $2.2 \\cdot 10^{-16}$ and 10^{25}: 30 %, not 2^5 or x3 or W1"
    read = [value.number for value in values(text)]
    assert read == pytest.approx([0.25, 1437, 1e-5, 0.05, 2.2e-16, 1e25, 30])
    assert [value.text for value in values(text) if value.percent] == ["30 %"]


def test_results_are_found_in_prose_tables_headings_and_formulas():
    told = (
        "# 10 · A title of 83 points\n\n40 minutes. Is it 70, 60 or 50?\n"
        "See [09 Xavier](09-xavier.ipynb), in 2010.\n"
        "It is `0.7` or 0.8, or 11 %, in 11 of 2000 steps, $N(0, 3)$ and $q = 0.31$.\n\n"
        "| a | 0.9 |\n<details>x < 0.5 and y > 4</details>"
    )
    assert [value.text for value in _results(told)] == [
        "83",
        "0.8",
        "11 %",
        "2000",
        "0.9",
        "0.5",
        "0.31",
    ]


def test_a_number_is_known_if_it_rounds_one_and_per_cents_may_be_shares():
    assert values("0.56")[0].is_any_of([0.562335])
    assert not values("0.57")[0].is_any_of([0.562335])
    assert values("56 %")[0].is_any_of([0.562335])
    assert not values("56")[0].is_any_of([0.562335])


def _asserted(lesson) -> list[str]:
    """The claim tests that name the lesson, and what the ledger says it shows."""
    number = lesson.name.partition("-")[0]
    tests = [path.read_text(encoding="utf-8") for path in CLAIMS.glob("*.java")]
    tests = [COMMENT.sub("", text) for text in tests if re.search(rf"[Ll]esson {number}\b", text)]
    return tests + [entry.found for entry in entries() if entry.lesson == lesson.name]


def _results(told: str) -> list[Value]:
    """Numbers that tell a result: in formulas those with a decimal point or a power of ten."""
    prose = NOT_PROSE.sub(" ", told)
    in_prose = values(FORMULA.sub(" ", prose))
    in_formulas = values("\n".join(FORMULA.findall(prose)))
    return [v for v in in_prose if not _is_a_word(v)] + [v for v in in_formulas if v.half != 0.5]


def _is_a_word(value: Value) -> bool:
    whole = value.half == 0.5 and not value.percent
    return whole and (value.number <= SMALL or value.number in YEARS)
