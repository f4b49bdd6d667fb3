"""Whatever became of a notebook on its way, what a student wrote is found in it."""

import json
import random

import nbformat
import pytest
from nbformat import v4

pytest.importorskip("nbgrader", reason="nbgrader needs Python 3.11")

from course.grading import reading
from course.grading.restore import COPIES, MARK, name_of, restore, work

STUB = '// YOUR CODE HERE\nthrow new UnsupportedOperationException("not implemented yet");'


def named(name, source, kind=v4.new_code_cell, **marks):
    marks = {"grade": False, "solution": False, "locked": True, "grade_id": name, **marks}
    cell = kind(source, metadata={"nbgrader": marks})
    cell.id = f"id-{name}"
    return cell


def solution(name, source, kind=v4.new_code_cell, **marks):
    return named(name, source, kind, solution=True, locked=False, **marks)


def check(name, source):
    return named(name, source, grade=True, points=1)


@pytest.fixture
def released():
    return v4.new_notebook(
        cells=[
            named("given", "import goldilocks.check.*;"),
            solution("one", f"double one(double x) {{\n  {STUB}\n}}"),
            check("test-one", 'Check.number("one", () -> one(1), 1, 0, "");'),
            solution("two", f"double two(double x) {{\n  {STUB}\n}}"),
            check("test-two", 'Check.number("two", () -> two(1), 2, 0, "");'),
            v4.new_markdown_cell("Why is two more than one? Say it in a sentence."),
            solution("why", "YOUR ANSWER HERE", v4.new_markdown_cell, grade=True, points=3),
        ]
    )


ONE = "double one(double x) {\n  return x;\n}"
TWO = "double two(double x) {\n  return 2 * x;\n}"


@pytest.fixture
def solved(released):
    notebook = reading.read(nbformat.writes(released).encode())
    for place, text in ((1, ONE), (3, TWO), (6, "Because.")):
        notebook.cells[place].source = text
    return notebook


def sources(notebook):
    return {name_of(cell): cell.source for cell in notebook.cells if name_of(cell)}


def code_of(notebook):
    return [cell.source for cell in notebook.cells if cell.cell_type == "code" and cell.source]


def test_what_was_written_is_found_and_nothing_is_remarked(solved, released):
    notebook, remarks = restore(solved, released)
    assert remarks == []
    assert sources(notebook) == {**sources(released), "one": ONE, "two": TWO, "why": "Because."}
    assert work(solved, released) == 3
    assert work(released, released) == 0


def test_the_halves_of_a_split_cell_are_joined_and_kept_apart_too(solved, released):
    head, tail = ONE[:25], ONE[25:]
    solved.cells[1].source = head
    solved.cells.insert(2, named("one", tail))
    notebook, _ = restore(solved, released)
    assert sources(notebook)["one"] == f"{head}\n{tail}"
    assert notebook.cells[1].metadata[MARK][COPIES] == [head, tail]


def test_an_empty_second_half_changes_nothing(solved, released):
    solved.cells.insert(2, named("one", ""))
    notebook, remarks = restore(solved, released)
    assert sources(notebook)["one"] == ONE
    assert MARK not in notebook.cells[1].metadata
    assert remarks == []


@pytest.mark.parametrize("kept", ["one", "two"])
def test_cells_merged_with_the_check_between_them_count_for_both(solved, released, kept):
    merged = "\n\n".join(cell.source for cell in solved.cells[1:4])
    [cell] = [cell for cell in solved.cells if name_of(cell) == kept]
    cell.source = merged
    solved.cells[1:4] = [cell]
    notebook, remarks = restore(solved, released)
    assert code_of(notebook)[1].replace("\n", "") == (ONE + TWO).replace("\n", "")
    assert code_of(notebook)[2] == released.cells[2].source
    assert len(code_of(notebook)) == 4
    assert any("stands in another cell" in remark for remark in remarks)
    assert not any("counts as empty" in remark for remark in remarks)


@pytest.mark.parametrize("kept", ["given", "test-two"])
def test_all_cells_merged_into_a_locked_one_count(solved, released, kept):
    merged = "\n".join(cell.source for cell in solved.cells[:6])
    solved.cells[:6] = [named(kept, merged)]
    notebook, _ = restore(solved, released)
    assert code_of(notebook)[0] == released.cells[0].source
    assert code_of(notebook)[1].replace("\n", "") == (ONE + TWO).replace("\n", "")
    assert code_of(notebook)[2:] == [released.cells[2].source, released.cells[4].source]


def test_without_nbgraders_marks_the_ids_tell(solved, released):
    for cell in solved.cells:
        cell.metadata = {}
    random.Random(1).shuffle(solved.cells)
    assert sources(restore(solved, released)[0])["one"] == ONE


def test_without_marks_and_ids_texts_and_places_tell(solved, released):
    for cell in solved.cells:
        cell.metadata = {}
        del cell["id"]
    text = json.dumps({**solved, "nbformat_minor": 4}).encode()
    notebook, remarks = restore(reading.read(text), released)
    assert sources(notebook) == {**sources(released), "one": ONE, "two": TWO, "why": "Because."}
    assert remarks == []


def test_a_cell_that_was_added_stays_where_it_was(solved, released):
    solved.cells.insert(2, v4.new_code_cell("int more = 1;"))
    notebook, remarks = restore(solved, released)
    assert notebook.cells[2].source == "int more = 1;"
    assert MARK in notebook.cells[2].metadata
    assert remarks == []


def test_a_check_that_was_edited_or_deleted_is_the_released_one(solved, released):
    solved.cells[2].source = "int nothing;"
    del solved.cells[4]
    notebook, remarks = restore(solved, released)
    assert [cell.source for cell in notebook.cells] == [
        cell.source if cell.source else "" for cell in restore(notebook, released)[0].cells
    ]
    assert sources(notebook)["test-one"] == released.cells[2].source
    assert sources(notebook)["test-two"] == released.cells[4].source
    assert remarks == [
        "The cell test-two was missing and was put back.",
        "The cell test-one was changed; the original was used.",
    ]


def test_a_missing_cell_that_nobody_wrote_keeps_the_stub_that_explains(solved, released):
    del solved.cells[1]
    notebook, remarks = restore(solved, released)
    assert sources(notebook)["one"] == released.cells[1].source
    assert remarks == ["The cell one was missing and counts as empty."]


def test_another_notebook_is_told_apart(released):
    other = v4.new_notebook(cells=[v4.new_code_cell("int a;"), v4.new_markdown_cell("b")])
    _, [remark] = restore(other, released)
    assert "another notebook" in remark


def as_version_3(notebook):
    cells = [
        {
            "cell_type": cell.cell_type,
            "metadata": cell.metadata,
            **({"input": cell.source, "outputs": [], "language": "java"}
               if cell.cell_type == "code" else {"source": cell.source}),
        }
        for cell in notebook.cells
    ]  # fmt: skip
    return json.dumps({"nbformat": 3, "worksheets": [{"cells": cells}]}).encode()


def with_windows_line_ends(notebook):
    for cell in notebook.cells:
        cell.source = cell.source.replace("\n", "\r\n")
    return nbformat.writes(notebook).encode()


def with_large_outputs(notebook):
    output = v4.new_output("stream", text="x" * 38_000_000)
    notebook.cells[0].outputs = [output]
    return nbformat.writes(notebook).encode()


FILES = {
    "with a byte order mark": lambda nb: b"\xef\xbb\xbf" + nbformat.writes(nb).encode(),
    "in UTF-16": lambda nb: nbformat.writes(nb).encode("utf-16"),
    "in UTF-16 without a mark": lambda nb: nbformat.writes(nb).encode("utf-16-le"),
    "of version 3": as_version_3,
    "with \\r\\n": with_windows_line_ends,
    "with 38 MB of outputs": with_large_outputs,
    "with lists of lines": lambda nb: json.dumps(
        {"cells": [{**cell, "source": cell.source.splitlines(True)} for cell in nb.cells]}
    ).encode(),
}


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_read(file, solved, released):
    notebook = reading.read(FILES[file](solved))
    assert restore(notebook, released)[1] == []
    assert work(notebook, released) == 3
    assert len(nbformat.writes(notebook)) < 10_000


JUNK = ["", "{}", "[1]", "null", '{"cells": 7}', '{"cells": [3]}', "<!DOCTYPE html>", "[" * 99999,
        '{"worksheets": []}', '{"cells": [', "\ud800"]  # fmt: skip


@pytest.mark.parametrize("text", JUNK, ids=lambda text: text[:20] or "nothing")
def test_what_is_no_notebook_is_told(text):
    with pytest.raises(reading.Unreadable):
        reading.read(text.encode("utf-8", "surrogatepass"))


def test_spoilt_cells_become_plain_ones_that_can_be_written():
    cells = [
        {"cell_type": "code", "id": 5, "source": ["a", 7, "\ud800\x00\x1b[31m"]},
        {"cell_type": "heading", "id": "same", "source": None, "attachments": "x"},
        {"id": "same", "metadata": {"nbgrader": {"grade_id": ["x"]}}, "source": "ok"},
        "nonsense",
    ]
    notebook = reading.read(json.dumps({"cells": cells}).encode())
    nbformat.validate(notebook)
    assert nbformat.writes(notebook).encode("utf-8")
    assert notebook.cells[0].source == "a7?��[31m"
    assert notebook == reading.read(nbformat.writes(notebook).encode())


def test_pasted_pictures_stay_with_their_text(solved, released):
    picture = {"image/png": "iVBORw0KGgo="}
    solved.cells[6].attachments = {"a.png": picture}
    solved.cells.append(
        v4.new_markdown_cell("![](attachment:a.png)", attachments={"a.png": picture})
    )
    notebook, _ = restore(reading.read(nbformat.writes(solved).encode()), released)
    assert notebook.cells[6].attachments == {"a.png": picture}
    assert notebook.cells[7].attachments == {"a.png": picture}
    spoilt = {"\ud800": {"image/png": ["\ud800"]}, "x": 7}
    cells = [{"cell_type": "markdown", "source": "", "attachments": spoilt}]
    read = reading.read(json.dumps({"cells": cells}).encode())
    assert nbformat.writes(read).encode("utf-8")


def test_an_answer_below_its_place_is_the_answer(solved, released):
    solved.cells[6].source = "YOUR ANSWER HERE"
    solved.cells.append(v4.new_markdown_cell("Because two is twice as much."))
    restored, remarks = restore(solved, released)
    assert restored.cells[6].source == "YOUR ANSWER HERE\n\nBecause two is twice as much."
    assert len(restored.cells) == len(released.cells)
    assert remarks == []


def test_what_was_written_below_a_given_line_stays(solved, released):
    helper = "double half(double x) {\n  return x / 2;\n}"
    solved.cells[0].source += "\n" + helper
    restored, remarks = restore(solved, released)
    assert [cell.source.strip() for cell in restored.cells[:2]] == [
        released.cells[0].source,
        helper,
    ]
    assert remarks == []
