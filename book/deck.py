"""What of a lesson stands on which slide.

A heading begins a slide, and what follows stands below it: text until a slide is full, a question
by itself, code of a few lines, each figure and table. Readings are the speaker's notes. Longer
code and tables, exercises and what only loads or counts are left out.
"""

import re
from collections.abc import Iterator

from nbformat import NotebookNode, v4

from book import lessons
from lab.commands.publish import PLOT, PNG

FULL = 110  # words
A_FORMULA = 25  # words, which take as much room
LINES = 10  # of code
ROWS = 20  # of a table
HEADING = re.compile(r"(#+) ")
LEFT_OUT = re.compile(r"#+ (Your turn|Exercise)")
EXERCISE = {"exercise", "check", "solution"}
QUESTION = re.compile(r"\*\*(Predict|Turn it)")
LINK = re.compile(r"\[([^\]]+)\]\((?!http)[^)]+\)")  # to a file that is not beside the slides


def of(notebook: NotebookNode) -> NotebookNode:
    cells, left_out = [], None  # or the level of the heading from which on nothing is shown
    for cell in notebook.cells:
        if EXERCISE.intersection(cell.metadata.get("tags", [])):
            continue
        if cell.cell_type == "code":
            shown = [] if left_out or cell.source.startswith("%") else _shown(cell)
            cells += [_as("subslide", one) for one in shown]
            continue
        for kind, text in _pieces(cell.source):
            left_out = _left_out(text, left_out)
            if not left_out:
                cells.append(_as(kind, v4.new_markdown_cell(text)))
    return v4.new_notebook(cells=cells, metadata=notebook.metadata)


def _left_out(text: str, before: int | None) -> int | None:
    """An exercise ends with the next heading that is as high."""
    heading = HEADING.match(text)
    if not heading or (before and len(heading[1]) > before):
        return before
    return len(heading[1]) if LEFT_OUT.match(text) else None


def _pieces(source: str) -> Iterator[tuple[str, str]]:
    """The texts of slides and notes, each with its kind."""
    kind, words, piece = "subslide", 0, []
    for paragraph in source.split("\n\n"):
        if paragraph.startswith("[") and "(notation.md)" in paragraph:
            continue  # the way to the other lessons
        opens, length = _opens(paragraph), _length(paragraph)
        full = words + length > FULL and _may_break(kind, paragraph)
        if kind == "slide" and len(piece) == 1:  # a heading does not stand alone
            opens, full = opens if opens != "subslide" else None, False
        if piece and (opens or full):
            yield kind, "\n\n".join(piece)
            kind, words, piece = "notes" if kind == "notes" else "subslide", 0, []
        kind, words = opens or kind, words + length
        piece.append(LINK.sub(r"\1", paragraph))
    if piece:
        yield kind, "\n\n".join(piece)


def _may_break(kind: str, paragraph: str) -> bool:
    """Notes are as long as they like, and a formula stands below its sentence."""
    return kind != "notes" and not paragraph.startswith("$$")


def _opens(paragraph: str) -> str | None:
    """The kind of slide that a paragraph begins, if it begins one."""
    if paragraph.startswith("#"):
        return "slide"
    if QUESTION.search(paragraph):
        return "subslide"
    return "notes" if paragraph.startswith("**Reading") else None


def _length(paragraph: str) -> int:
    return len(paragraph.split()) + A_FORMULA * paragraph.count("$$") // 2


def _shown(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Its code and what that says if it is short, then each of its figures and tables."""
    said = [output for output in cell.outputs if _is_result(output)]
    drawn = [output for output in said if {PLOT, "text/html"} & output.data.keys()]
    if cell.source.count("\n") < LINES:
        yield v4.new_code_cell(cell.source, outputs=[one for one in said if one not in drawn])
    for output in drawn:
        if PLOT in output.data:
            picture = f"data:image/png;base64,{output.data[PNG]}"
            output.data = {"text/html": lessons.figure(output.data, cell.id, picture)}
        elif _rows(output.data) > ROWS:
            continue
        alone = v4.new_code_cell(outputs=[output])
        alone.metadata.transient = {"remove_source": True}
        yield alone


def _is_result(output: NotebookNode) -> bool:
    """No line of how far a run has come."""
    return output.output_type == "execute_result" or PLOT in output.get("data", {})


def _rows(data: dict) -> int:
    return data["text/html"].count("<tr") - 1


def _as(kind: str, cell: NotebookNode) -> NotebookNode:
    cell.metadata.slideshow = {"slide_type": kind}
    return cell
