"""What a lesson asks can be solved, and every number that it tells is asserted somewhere."""

import re
import subprocess
import sys

import nbformat
import pytest

from lab.places import NOTEBOOKS, ROOT
from lab.tests.conftest import namespace

LESSONS = sorted(NOTEBOOKS.glob("*.ipynb"))
CLAIMS = ROOT / "src/test/java/goldilocks/claims"
each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)

JAVA = re.compile(r"```java\n(.*?)```", re.DOTALL)
# Code, formulas, links, headings' numbers and years of citations tell no result.
NOT_PROSE = re.compile(
    r"```.*?```|`[^`]*`|\$\$.*?\$\$|\$[^$]*\$|\]\([^)]*\)|<[^>]*>|^#+ .*?$|\[[←\d][^\]]*\]",
    re.DOTALL | re.MULTILINE,
)
NUMBER = re.compile(r"(?<![\w.^])(\d+(?:,\d{3})+|\d+)(\.\d+)?(?![\w^])")
YEAR = range(1900, 2100)
SMALL = 12  # counts up to a dozen are words, not results


@each_lesson
def test_every_solution_passes_its_check_and_no_starter_does(lesson, tmp_path):
    notebook = nbformat.read(lesson, as_version=4)
    tagged = [(_tag(cell), cell) for cell in notebook.cells if _tag(cell)]
    kinds = [kind for kind, _ in tagged]
    assert kinds and kinds == ["exercise", "check", "solution"] * (len(kinds) // 3)
    for i in range(0, len(tagged), 3):
        tagged[i][1].source = JAVA.search(tagged[i + 2][1].source)[1]
    solved = tmp_path / lesson.name
    nbformat.write(notebook, solved)
    for was, now in zip(_checks(lesson), _checks(_executed(solved)), strict=True):
        assert _says(was).startswith("not yet"), was.source
        assert _says(now).startswith("✓"), f"{now.source}\n{_says(now)}"


@each_lesson
def test_every_number_told_is_in_an_output_in_the_code_or_in_a_claim(lesson):
    cells = nbformat.read(lesson, as_version=4).cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    shown = "\n".join([cell.source for cell in code] + [_says(cell) for cell in code])
    number = lesson.name.partition("-")[0]
    claims = (path.read_text(encoding="utf-8") for path in CLAIMS.glob("*.java"))
    asserted = [text for text in claims if re.search(rf"[Ll]esson {number}\b", text)]
    known = _values("\n".join([shown, *asserted]))
    told = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    unknown = [text for text in _numbers(NOT_PROSE.sub(" ", told)) if not _is_known(text, known)]
    assert not unknown, "told, but neither shown nor asserted"


def _tag(cell) -> str | None:
    return next(iter(set(cell.metadata.get("tags", ())) & {"exercise", "check", "solution"}), None)


def _executed(notebook):
    command = [sys.executable, "-m", "lab.tests.offline", notebook, notebook]
    done = subprocess.run(
        [*namespace("--net"), *command], cwd=ROOT, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stderr
    return notebook


def _checks(notebook) -> list:
    cells = nbformat.read(notebook, as_version=4).cells
    return [cell for cell in cells if _tag(cell) == "check"]


def _says(cell) -> str:
    outputs = cell.get("outputs", [])
    return "\n".join(
        out.get("text") or out.get("data", {}).get("text/plain", "") for out in outputs
    )


def _numbers(text: str) -> list[str]:
    return ["".join(match.groups("")).replace(",", "") for match in NUMBER.finditer(text)]


def _values(text: str) -> list[float]:
    found = re.findall(r"(?<![\w.])\d+(?:[_,]\d{3}(?!\d))*(?:\.\d+)?(?:[eE][-+]?\d+)?", text)
    return [float(value.replace(",", "").replace("_", "")) for value in found]


def _is_known(text: str, known: list[float]) -> bool:
    """True if a known number, or a hundred times it for per cents, rounds to this one."""
    value, digits = float(text), len(text.partition(".")[2])
    if digits == 0 and (value <= SMALL or value in YEAR):
        return True
    half = 0.5000001 * 10**-digits
    return any(abs(k - value) <= half or abs(100 * k - value) <= half for k in known)
