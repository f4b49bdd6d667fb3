"""A submission laid over the released notebook, so that nothing is missing or edited.

The released notebook is the ground; each solution cell gets what the student wrote there, and
cells that the student added follow the cell they were added after. Checks, given cells and texts
are the released ones, whatever the student did to theirs.
"""

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode, v4

from course.grading import java
from course.grading.match import is_solution, places, text_of
from course.grading.reading import name_of

MARK = "goldilocks"  # our part of a notebook's metadata
COPIES = "copies"  # in it, of a cell: the parts that somebody's cell was split into
SHORTEST = 20  # characters of a released text that is cut out where cells were merged
NO_CELLS = "The notebook has no cells: it counts as not begun."
ANOTHER = "None of its cells is to be written for this assignment: is it another notebook?"
SOLUTION, ADDED, EDITED = "solution", "added", "edited"


@dataclass
class Piece:
    """A cell that a student wrote in, and the released cell whose place it takes or follows."""

    kind: str
    place: int
    source: str
    cell: NotebookNode


def restore(
    submitted: NotebookNode, released: NotebookNode, *earlier: NotebookNode
) -> tuple[NotebookNode, list[str]]:
    """The notebook to grade, and what had to be mended; earlier releases had other texts."""
    found = places(submitted.cells, released.cells)
    names = [name_of(cell) for cell in released.cells]
    solutions = {index for index, cell in enumerate(released.cells) if is_solution(cell)}
    given = [cell for notebook in (released, *earlier) for cell in notebook.cells]
    pieces = list(_pieces(submitted.cells, found, released.cells, given))
    edited = {piece.place for piece in pieces if piece.kind == EDITED}
    missing = {place for place, name in enumerate(names) if name and place not in found}
    elsewhere = {
        place for place in sorted(missing & solutions) if _brought(place, pieces, released)
    }
    notebook = copy.deepcopy(released)
    notebook.cells = list(_laid_over(notebook.cells, pieces, {*found, *elsewhere}))
    lost = missing - elsewhere
    remarks = [
        *_told("stands in another cell, which counts for it", elsewhere, names),
        *_told("was missing and counts as empty", lost & solutions, names),
        *_told("was missing and was put back", lost - solutions, names),
        *_told("was changed; the original was used", edited, names),
    ]
    if solutions and solutions == lost & solutions:
        remarks = [NO_CELLS if not submitted.cells else ANOTHER]
    notebook.metadata[MARK] = {"remarks": remarks, "is_empty": not submitted.cells}
    return notebook, remarks


def work(submitted: NotebookNode, released: NotebookNode) -> int:
    """In how many cells somebody has written something."""
    found = places(submitted.cells, released.cells)
    pieces = _pieces(submitted.cells, found, released.cells, released.cells)
    own = [(piece.place, text_of(piece.cell)) for piece in pieces if piece.kind == SOLUTION]
    return len({place for place, text in own if text not in ("", text_of(released.cells[place]))})


def mark_of(path: Path) -> dict:
    """What grading noted in a notebook, or nothing where there is none, or only a part of it."""
    try:
        return nbformat.read(path, as_version=4).metadata.get(MARK, {})
    except (OSError, ValueError):
        return {}


def is_grade(cell) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get("grade"))


def is_check(cell) -> bool:
    return cell.cell_type == "code" and is_grade(cell) and not is_solution(cell)


def is_students(cell) -> bool:
    """True for a code cell whose source a student wrote."""
    return cell.cell_type == "code" and (is_solution(cell) or MARK in cell.metadata)


def begins_a_task(cell) -> bool:
    """True for a heading of the assignment; a student's cell has a mark."""
    given = cell.cell_type == "markdown" and MARK not in cell.metadata and not is_solution(cell)
    return given and cell.source.startswith("## ")


def _pieces(cells, found, released, given) -> Iterator[Piece]:
    """What the student wrote, in order, and not what was given in any release."""
    texts = {text_of(cell) for cell in given}
    place = -1
    for cell, own in zip(cells, found, strict=True):
        place = place if own is None else own
        kind = ADDED
        if own is not None and is_solution(released[own]):
            kind = SOLUTION
        elif own is not None and text_of(cell) in texts:
            continue
        elif own is not None and name_of(released[own]):
            kind = EDITED
        source = _without(given, cell)
        if kind == EDITED and source != cell.source and source.strip():
            kind = EDITED if is_check(released[own]) else ADDED  # below what was given
        if kind != ADDED or (source.strip() and text_of(cell) not in texts):
            yield Piece(kind, place, source, cell)


def _without(given, cell: NotebookNode) -> str:
    """A student's code without the given cells, checks and texts that were merged into it."""
    source = text_of(cell)
    for own in given:
        text = text_of(own)
        if not is_solution(own) and len(text) > SHORTEST and cell.cell_type == "code":
            source = source.replace(text, "")
    return cell.source if source == text_of(cell) else source


def _brought(place: int, pieces: list[Piece], released: NotebookNode) -> bool:
    """Look for what a missing cell declares in others; what comes too late takes its place."""
    wanted = java.declared_on_top(released.cells[place].source)
    for piece in pieces if wanted else ():
        if wanted <= java.declared_on_top(piece.source):
            if piece.place >= place:
                piece.kind, piece.place = SOLUTION, place
            elif piece.kind == EDITED:
                piece.kind = ADDED
            return True
    return False


def _laid_over(cells, pieces: list[Piece], taken: set[int | None]) -> Iterator[NotebookNode]:
    for place, cell in enumerate([None, *cells], -1):
        here = [piece for piece in pieces if piece.place == place]
        if cell is not None:
            solutions = _with_what_follows(cell, here)
            if solutions or (is_solution(cell) and place in taken):
                _fill(cell, solutions)
            yield cell
        yield from (_added(piece) for piece in here if piece.kind == ADDED)


def _with_what_follows(cell: NotebookNode, here: list[Piece]) -> list[Piece]:
    """What fills a cell; an answer that somebody reads may stand in new cells below it."""
    own = [piece for piece in here if piece.kind == SOLUTION]
    if is_solution(cell) and is_grade(cell) and all(p.source == text_of(cell) for p in own):
        below = [p for p in here if p.kind == ADDED and p.cell.cell_type == cell.cell_type]
        for piece in below:
            piece.kind = SOLUTION
        return [*own, *below]
    return own


def _fill(cell: NotebookNode, pieces: list[Piece]) -> None:
    parts = [piece.source for piece in pieces if piece.source.strip()]
    cell.source = ("\n" if cell.cell_type == "code" else "\n\n").join(parts)
    if cell.cell_type == "markdown":
        cell.attachments = {}
        for piece in pieces:
            cell.attachments |= piece.cell.get("attachments", {})
    elif len(parts) > 1:
        cell.metadata[MARK] = {COPIES: parts}


def _added(piece: Piece) -> NotebookNode:
    if piece.cell.cell_type == "code":
        return v4.new_code_cell(piece.source, metadata={MARK: ADDED})
    pictures = piece.cell.get("attachments", {})
    return v4.new_markdown_cell(piece.source, metadata={MARK: ADDED}, attachments=pictures)


def _told(what: str, places: Iterable[int], names: list[str | None]) -> list[str]:
    told = [names[place] for place in sorted(places)]
    if len(told) < 2:
        return [f"The cell {name} {what}." for name in told]
    return [f"The cells {', '.join(told)}: each {what}."]
