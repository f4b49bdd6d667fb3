"""Traps of grade cells, found before students meet them."""

import re
from collections import Counter

import nbformat
from nbformat import NotebookNode

from course.grading import java
from course.grading.restore import is_check, is_grade, name_of

SECTION = re.compile(r"(?m)^## [^\n]*\((\d+ points?[^)\n]*)\)")
PAIRS = ("SOLUTION", "HIDDEN TESTS")
MOST_IMPORTS = 4  # of the kit's packages, as at the head of a lesson
IN_A_LANGUAGE = re.compile(r"%[.\d]+[efg].*?formatted|(?:format|printf)\((?!Locale\.ROOT)")


def faults(notebook: NotebookNode) -> list[str]:
    """What is wrong with an assignment's source, a sentence each."""
    found = list(_of_the_whole(notebook))
    for cell in notebook.cells:
        name = name_of(cell) or "a cell outside of grading"
        found += [f"{name}: {fault}" for fault in _of_a_cell(cell)]
    return found


def stub_faults(released: NotebookNode) -> list[str]:
    """What does not compile in a released notebook that has been run as it is."""
    return [
        f"{name_of(cell) or 'a cell'}: does not compile as a "
        "stub: put BEGIN SOLUTION and END SOLUTION inside of the method"
        for cell in released.cells
        for output in cell.get("outputs", [])
        if output.output_type == "error" and "Compil" in output.ename
    ]


def _of_the_whole(notebook: NotebookNode):
    if notebook.metadata.get("kernelspec", {}).get("language") != "java":
        yield "the notebook's kernelspec has no language java: nbgrader would write Python stubs"
    names = Counter(
        cell.metadata.nbgrader.grade_id for cell in notebook.cells if cell.metadata.get("nbgrader")
    )
    yield from (f"{name}: several cells have this name" for name in names if names[name] > 1)
    section, promised, given = None, 0, 0
    end = nbformat.v4.new_markdown_cell("## (0 points)")
    for cell in [*notebook.cells, end]:
        heading = SECTION.search(cell.source) if cell.cell_type == "markdown" else None
        if heading:
            if section and promised != given:
                yield f"“{section}” promises {promised:g} points, its cells give {given:g}"
            section, given = heading[0], 0
            promised = sum(map(int, re.findall(r"\d+", heading[1])))
        elif is_grade(cell):
            given += cell.metadata.nbgrader.get("points", 0)


def _of_a_cell(cell: NotebookNode):
    for pair in PAIRS:
        begins, ends = (cell.source.count(f"{word} {pair}") for word in ("BEGIN", "END"))
        if begins != ends:
            yield f"BEGIN and END {pair} do not match"
    if "BEGIN HIDDEN TESTS" in cell.source and not is_check(cell):
        yield "has hidden tests, but is no check"
    if is_grade(cell) and "points" not in cell.metadata.nbgrader:
        yield "has no number of points, which may be 0"
    if cell.cell_type == "code":
        yield from _of_its_head(cell.source)
        if IN_A_LANGUAGE.search(cell.source):
            yield "writes 0.5 as 0,5 where people do: String.format(Locale.ROOT, …)"
    if is_check(cell):
        yield from _of_a_check(cell)
    elif cell.cell_type == "code" and is_grade(cell) and _shows_nothing(cell.source):
        yield "is graded by hand, but shows no figure: end it with one, without a semicolon"


def _of_its_head(source: str):
    if re.search(r"(?m)^import ", source) and not source.startswith("import "):
        yield "imports below other lines, which resets variables: put them first"
    if len(re.findall(r"(?m)^import goldilocks\.", source)) > MOST_IMPORTS:
        yield f"imports more than {MOST_IMPORTS} of the kit's packages"


def _shows_nothing(source: str) -> bool:
    return java.last_statement(source).endswith((";", "}"))


def _of_a_check(cell: NotebookNode):
    words = java.words(cell.source)
    last = java.last_statement(cell.source)
    if "assert" in words:
        yield "assert checks nothing where Java runs without -ea: use Check.that"
    if "Check" not in words:
        yield "checks nothing, so that everybody gets its points"
    if last.startswith("Check . credit") and last.endswith(";"):
        yield "Check.credit with a semicolon behind it gives full points to everybody"
    elif credit := re.match(r"Check \. credit \( ([\d.]+)", last):
        if float(credit[1]) != cell.metadata.nbgrader.get("points"):
            yield f"gives up to {credit[1]} points of {cell.metadata.nbgrader.get('points')}"
    elif not _shows_nothing(cell.source):
        yield f"ends with a value, which nbgrader takes for points: {last[:40]}"
    elif "Check" in words and not last.startswith("Check . passed"):
        yield "says nothing where it holds: end it with Check.passed();"
