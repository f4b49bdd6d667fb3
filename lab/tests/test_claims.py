"""The ledger's numbers are shown where it says they are."""

import re

import nbformat
import pytest

from lab.places import NOTEBOOKS
from lab.tests.ledger import Entry, entries
from lab.tests.test_lessons import says
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


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.what)
def test_the_cell_that_the_ledger_names_shows_the_number(entry):
    path = NOTEBOOKS / entry.lesson
    assert path.is_file(), f"there is no lesson {entry.lesson}"
    cells = {cell.id: cell for cell in nbformat.read(path, as_version=4).cells}
    showing = [name for name, cell in cells.items() if _shows(cell, entry)]
    assert entry.cell in showing, f"{entry.found} is shown by {', '.join(showing) or 'no cell'}"


def _shows(cell, entry: Entry) -> bool:
    number, *bounds = entry.band()
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
