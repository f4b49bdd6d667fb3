"""A file that somebody handed in becomes a plain notebook, whatever its encoding and version.

Of each cell its kind, source, names and pasted pictures are kept; outputs are of no use, since all
is run again, and may be very large.
"""

import json
import re

from nbformat import NotebookNode, v4

LARGEST = 100_000_000  # bytes of a notebook with its outputs
MOST = 1_000  # cells
LONGEST = 200_000  # characters of one cell
PICTURES = 5_000_000  # characters of a cell's pasted pictures
CELL_ID = re.compile(r"[\w-]{1,64}", re.ASCII)
# A page in which these stand can be read by no browser, and a log by nobody.
CONTROLS = dict.fromkeys([*range(9), *range(14, 32), *range(127, 160), 0xFFFE, 0xFFFF], "�")
CONTROLS |= {11: " ", 12: " "}
UNREADABLE = "is no notebook that can be read"


class Unreadable(Exception):
    """Why a file is no notebook, as the end of a sentence about it."""


def read(content: bytes) -> NotebookNode:
    """The notebook in a file."""
    if not content.strip():
        raise Unreadable("is empty")
    try:
        text = content.decode(json.detect_encoding(content), "replace").removeprefix("\ufeff")
        data = json.loads(text, strict=False)
        # Version 3 has worksheets.
        cells = data["cells"] if "cells" in data else data["worksheets"][0]["cells"]
        kept = [cell for cell in cells if isinstance(cell, dict)]
    except Exception as error:  # whatever a file that is no notebook brings about
        raise Unreadable(UNREADABLE) from error
    if cells and not kept:
        raise Unreadable(UNREADABLE)
    if len(kept) > MOST:
        raise Unreadable(f"has more than {MOST} cells")
    plain = list(map(_plain, kept))
    _make_ids_unique(plain)
    return v4.new_notebook(cells=plain)


def clean(text: str) -> str:
    """Text that can be written in UTF-8 and shown, with line ends of one kind."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(CONTROLS)


def name_of(cell) -> str | None:
    """The name that nbgrader gave a cell, in a notebook that may be spoilt."""
    metadata = cell.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = marks.get("grade_id") if isinstance(marks, dict) else None
    return clean(name) if isinstance(name, str) else None


def _plain(cell: dict) -> NotebookNode:
    source = cell.get("source", cell.get("input", ""))
    text = source if isinstance(source, str) else "".join(map(str, _list(source)))
    text = clean(text[:LONGEST])
    name = name_of(cell)
    metadata = {"nbgrader": {"grade_id": name}} if name else {}
    if cell.get("cell_type") == "code":
        plain = v4.new_code_cell(text, metadata=metadata)
    else:
        plain = v4.new_markdown_cell(text, metadata=metadata)
        if pictures := _pasted(cell.get("attachments")):
            plain.attachments = pictures
    plain.id = cell.get("id")
    return plain


def _pasted(attachments) -> dict:
    """Pictures that were pasted into a text; what is none is left out where texts are cleaned."""
    found = {}
    for name, data in attachments.items() if isinstance(attachments, dict) else ():
        kinds = data.items() if isinstance(data, dict) else ()
        texts = {clean(kind): clean(text) for kind, text in kinds if isinstance(text, str)}
        if sum(map(len, texts.values())) < PICTURES:
            found[clean(name)] = texts
    return found


def _make_ids_unique(cells: list[NotebookNode]) -> None:
    taken = set()
    for index, cell in enumerate(cells):
        fits = isinstance(cell.id, str) and CELL_ID.fullmatch(cell.id) and cell.id not in taken
        cell.id = cell.id if fits else f"cell-{index}-of-{len(cells)}"
        taken.add(cell.id)


def _list(value) -> list:
    return value if isinstance(value, list) else []
