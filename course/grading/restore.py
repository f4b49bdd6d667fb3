"""A submission laid over the released notebook, so that nothing is missing or edited.

The released notebook is the ground; each solution cell gets the student's source, found by its
grade id, and cells that the student added follow the cell they were added after. Checks, given
cells and texts are the released ones, whatever the student did to theirs.
"""

import copy
from pathlib import Path

import nbformat
from nbformat import NotebookNode, v4

MARK = "goldilocks"  # our part of a notebook's metadata
LONGEST = 200_000  # characters of one cell


def restore(submitted, released: NotebookNode) -> tuple[NotebookNode, list[str]]:
    """The notebook to grade, and what had to be mended."""
    remarks = []
    cells = [cell for cell in _list(submitted.get("cells")) if isinstance(cell, dict)]
    own = {name_of(cell): cell for cell in released.cells if name_of(cell)}
    texts = {cell.source.strip() for cell in released.cells}
    found: dict[str, dict] = {}
    edited: set[str] = set()
    extras: dict[str | None, list[NotebookNode]] = {}
    anchor = None
    for cell in cells:
        name, source = name_of(cell), _source(cell)
        if name not in own:
            if source.strip() and source.strip() not in texts:
                extras.setdefault(anchor, []).append(_extra(cell, source))
            continue
        if is_solution(own[name]):
            if name in found:
                remarks.append(f"There are two cells {name}: the last one counts.")
            found[name] = {"source": source, **_pictures(cell, own[name])}
        elif source.strip() != own[name].source.strip():
            edited.add(name)
        anchor = name
    present = set(map(name_of, cells))
    missing = [name for name in own if name not in present]
    if not cells:
        remarks.append("The notebook has no cells: it counts as not begun.")
    else:
        remarks += _told("was missing and counts as empty", filter_solutions(missing, own, True))
        remarks += _told("was missing and was put back", filter_solutions(missing, own, False))
        remarks += _told("was changed; the original was used", sorted(edited))
    notebook = copy.deepcopy(released)
    notebook.cells = list(_merged(notebook.cells, found, extras))
    notebook.metadata[MARK] = {"remarks": remarks}
    return notebook, remarks


def mark_of(path: Path) -> dict:
    """What grading noted in a notebook, or nothing where there is none yet."""
    return nbformat.read(path, as_version=4).metadata.get(MARK, {}) if path.is_file() else {}


def filter_solutions(names: list[str], own: dict, wanted: bool) -> list[str]:
    return [name for name in names if is_solution(own[name]) == wanted]


def _told(what: str, names: list[str]) -> list[str]:
    if not names:
        return []
    if len(names) == 1:
        return [f"The cell {names[0]} {what}."]
    return [f"The cells {', '.join(names)}: each {what}."]


def _merged(cells, found, extras):
    yield from extras.get(None, ())
    for cell in cells:
        name = name_of(cell)
        if name in found:
            cell.update(found[name])
        yield cell
        if name:
            yield from extras.get(name, ())


def is_solution(cell) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))


def is_grade(cell) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get("grade"))


def is_check(cell) -> bool:
    return cell.cell_type == "code" and is_grade(cell) and not is_solution(cell)


def is_students(cell) -> bool:
    """True for a code cell whose source a student wrote."""
    return cell.cell_type == "code" and (is_solution(cell) or MARK in cell.metadata)


def _pictures(cell: dict, own) -> dict:
    """Pictures that were pasted into a text."""
    pictures = cell.get("attachments")
    keeps = own.cell_type == "markdown" and isinstance(pictures, dict)
    return {"attachments": pictures} if keeps else {}


def _extra(cell: dict, source: str) -> NotebookNode:
    if cell.get("cell_type") == "code":
        return v4.new_code_cell(source, metadata={MARK: "added"})
    return v4.new_markdown_cell(source, metadata={MARK: "added"})


def name_of(cell) -> str | None:
    """The name that nbgrader gave a cell, in a notebook that may be spoilt."""
    metadata = cell.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = marks.get("grade_id") if isinstance(marks, dict) else None
    return name if isinstance(name, str) else None


def _source(cell: dict) -> str:
    source = cell.get("source", "")
    text = source if isinstance(source, str) else "".join(map(str, _list(source)))
    # What cannot be written in UTF-8 becomes a question mark.
    return text[:LONGEST].encode("utf-8", "replace").decode("utf-8")


def _list(value) -> list:
    return value if isinstance(value, list) else []
