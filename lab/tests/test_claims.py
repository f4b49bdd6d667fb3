"""The ledger's numbers are shown where it says they are."""

import re
import subprocess

import nbformat
import pytest

from lab import jdk
from lab.commands import claims
from lab.console import Trouble
from lab.places import NOTEBOOKS
from lab.tests.exercises import says
from lab.tests.ledger import Entry, entries
from lab.tests.values import values

WORDS = {
    "hal[fv]": 0.5,
    "third": 1 / 3,
    "quarter": 0.25,
    "fifth": 0.2,
    "tenth": 0.1,
    "hundredth": 1e-2,
    "thousandth": 1e-3,
    "millionth": 1e-6,
    "[½]": 0.5,
    "[¼]": 0.25,
}
FRACTION = re.compile(r"\\t?frac\{?(\d+)\}?\s*\{?(\d+)\}?")


@pytest.mark.parametrize("entry", entries(), ids=str)
def test_the_cell_that_the_ledger_names_shows_the_number(entry):
    path = NOTEBOOKS / entry.lesson
    assert path.is_file(), f"there is no lesson {entry.lesson}"
    cells = {cell.id: cell for cell in nbformat.read(path, as_version=4).cells}
    showing = [name for name, cell in cells.items() if _shows(cell, entry)]
    assert entry.cell in showing, f"{entry.found} is shown by {', '.join(showing) or 'no cell'}"


@pytest.fixture
def maven(monkeypatch, tmp_path):
    """Stands for Maven: writes a report, if it is given one, and ends with a code."""
    java = jdk.find()
    report = tmp_path / "claims.txt"
    monkeypatch.setattr(claims, "REPORT", report)
    monkeypatch.setattr(claims, "set_up", lambda: java)

    def ends(code, text):
        def measure(command, **_):
            if text:
                report.write_text(text, encoding="utf-8")
            return subprocess.CompletedProcess(command, code, "it does not compile", "")

        monkeypatch.setattr(claims.subprocess, "run", measure)

    return ends


@pytest.mark.parametrize("code, last", [(0, "All hold."), (1, "Not all of it holds")])
def test_lab_claims_prints_what_the_tests_have_written(code, last, maven, capsys):
    maven(code, "1 “…”: false.\n")
    assert claims.main([]) == code
    said = capsys.readouterr()
    assert said.out == "1 “…”: false.\n"
    assert last in said.err


def test_lab_claims_says_so_if_nothing_was_measured(maven):
    maven(1, "")
    with pytest.raises(Trouble, match="The tests did not run: it does not compile"):
        claims.main([])


def _shows(cell, entry: Entry) -> bool:
    number, bounds = entry.number, (entry.low, entry.high)
    low, high = (0, max(bounds)) if min(bounds) < 0 < max(bounds) else sorted(map(abs, bounds))
    text = f"{cell.source}\n{says(cell)}"
    shown = [value.share() for value in values(text)]
    rounded = [value for value in shown if value.half <= 0.05 * abs(number)]
    return any(low <= other <= high for other in [v.number for v in shown] + _others(text)) or any(
        value.is_rounded_from(abs(number)) for value in rounded
    )


def _others(text: str) -> list[float]:
    """Numbers in words, fractions, and the exponents of powers of ten."""
    words = [number for word, number in WORDS.items() if re.search(word, text)]
    fractions = [int(a) / int(b) for a, b in FRACTION.findall(text)]
    return words + fractions + [float(n) for n in re.findall(r"10\^\{?-?(\d+)", text)]
