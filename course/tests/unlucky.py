"""Honest submissions for 1-neuron that had bad luck, and what is due to each."""

import codecs
import copy
import json
from collections.abc import Callable
from pathlib import Path

from nbformat import v4

from course.grading.restore import is_check, name_of
from course.tests.hostile import GOOD, NAME, Case, Z, edit

PIXEL = (  # a picture of one pixel
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAF"
    "AAH/q842iQAAAABJRU5ErkJggg=="
)
LINES = "for (int i = 0; i < 4000; i++) System.out.println(w[0]);"


def cases() -> list[Case]:
    return [
        Case("checks-deleted", 20, "was put back", spoil=_delete_checks),
        Case("renamed", 20, "was named", place="{slug}/my work.ipynb"),
        Case("broken-json", 0, "is no notebook", spoil=_cut),
        Case("no-cells", 0, "is no notebook", spoil=lambda path: path.write_text("{}")),
        Case("a-missing-cell", 15, "q1-z was missing", spoil=_delete_z),
        Case("another-kernel", 20, spoil=_say_python),
        Case("split-in-two", 20, "is there 2 times: together", spoil=_split),
        Case("split-off-nothing", 20, spoil=_split_off_nothing),
        Case("written-twice", 20, "number 1 counts", spoil=_write_twice),
        Case("merged-two", 20, "stands in another cell", spoil=_merge(3, 7)),
        Case("merged-all", 20, "stands in another cell", spoil=_merge(1, 36)),
        Case("no-metadata", 20, spoil=_without_marks),
        Case("no-ids", 20, spoil=_without_ids),
        Case("debugging", 20, cells={"q1-z": Z % f"{LINES} {GOOD}"}),
        Case("sleeps-in-a-cell", 20, "did not end", extra="Thread.sleep(10_000_000);"),
        Case("works-in-a-cell", 20, "did not end", extra="for (long i = 0; i >= 0; i++) {}"),
        Case("windows-line-ends", 20, spoil=_windows),
        Case("byte-order-mark", 20, spoil=_mark),
        Case("utf-16", 20, spoil=_utf_16),
        Case("version-3", 20, spoil=_version_3),
        Case("38-megabytes", 20, spoil=_with_outputs),
        Case("a-picture", 20, spoil=_paste),
        Case("no-picture", 20, spoil=_paste_nothing),
        Case("no-text", 20, spoil=_write_nonsense),
        Case("an-empty-file", 0, "is empty", spoil=lambda path: path.write_bytes(b"")),
        Case("as-released", 20, place=f"{{slug}}/{NAME}/{NAME}.ipynb"),
        Case("moodle", 20, place=f"Zoë O'Neil_7_assignsubmission_file/{NAME}.ipynb",
             student="Zoe-O-Neil"),
        Case("canvas", 20, "late", place=f"foxann_LATE_4711_815_{NAME}-1.ipynb", student="foxann"),
        Case("blackboard", 20, place=f"{NAME}_ann_attempt_2026-01-30-15-00-00_{NAME}.ipynb",
             student="ann"),
    ]  # fmt: skip


def _delete_checks(path: Path) -> None:
    edit(path, lambda nb: nb.update(cells=[cell for cell in nb.cells if not is_check(cell)]))


def _without_z(nb) -> int:
    [index] = [index for index, cell in enumerate(nb.cells) if name_of(cell) == "q1-z"]
    return index


def _delete_z(path: Path) -> None:
    edit(path, lambda nb: nb.cells.pop(_without_z(nb)))


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:3000])


def _rewrite(path: Path, change: Callable[[dict], None]) -> None:
    content = json.loads(path.read_text("utf-8"))
    change(content)
    path.write_text(json.dumps(content), "utf-8")


def _say_python(path: Path) -> None:
    python = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    _rewrite(path, lambda content: content.update(metadata=python))


def _add_part(sources: Callable[[str], tuple[str, str]]) -> Callable[[Path], None]:
    """A change that makes two cells of one name, as JupyterLab does."""

    def change(nb):
        index = _without_z(nb)
        nb.cells.insert(index + 1, copy.deepcopy(nb.cells[index]))
        nb.cells[index + 1].id = "split"
        nb.cells[index].source, nb.cells[index + 1].source = sources(nb.cells[index].source)

    return lambda path: edit(path, change)


_split = _add_part(lambda source: (source[:60], source[60:]))
_split_off_nothing = _add_part(lambda source: (source, ""))
_write_twice = _add_part(lambda source: (source, Z % "return 0;"))


def _merge(begin: int, end: int) -> Callable[[Path], None]:
    def change(nb):
        merged = "\n\n".join(cell.source for cell in nb.cells[begin:end])
        nb.cells[end - 1].source = merged
        nb.cells[end - 1].cell_type = "code"
        nb.cells[end - 1].update(outputs=[], execution_count=None)
        nb.cells[begin:end] = [nb.cells[end - 1]]

    return lambda path: edit(path, change)


def _without_marks(path: Path) -> None:
    _rewrite(path, lambda content: [cell.update(metadata={}) for cell in content["cells"]])


def _without_ids(path: Path) -> None:
    def change(content):
        for cell in content["cells"]:
            cell["metadata"] = {}
            del cell["id"]

    _rewrite(path, change)


def _windows(path: Path) -> None:
    def change(content):
        for cell in content["cells"]:
            cell["source"] = "".join(cell["source"]).replace("\n", "\r\n")

    _rewrite(path, change)


def _mark(path: Path) -> None:
    path.write_bytes(codecs.BOM_UTF8 + path.read_bytes())


def _utf_16(path: Path) -> None:
    path.write_bytes(path.read_text("utf-8").encode("utf-16"))


def _version_3(path: Path) -> None:
    def old(cell):
        text = cell.pop("source")
        return {**cell, "input" if cell["cell_type"] == "code" else "source": text}

    def change(content):
        content["nbformat"], content["nbformat_minor"] = 3, 0
        content["worksheets"] = [{"cells": list(map(old, content.pop("cells")))}]

    _rewrite(path, change)


def _with_outputs(path: Path) -> None:
    output = v4.new_output("stream", text="x" * 38_000_000)
    edit(path, lambda nb: nb.cells[1].update(outputs=[output]))


def _paste(path: Path) -> None:
    text = v4.new_markdown_cell("![](attachment:a.png)")
    text.attachments = {"a.png": {"image/png": PIXEL}}
    edit(path, lambda nb: nb.cells.insert(2, text))


def _paste_nothing(path: Path) -> None:
    edit(path, lambda nb: nb.cells.append(v4.new_markdown_cell("![](attachment:lost.png)")))


def _write_nonsense(path: Path) -> None:
    nonsense = {"cell_type": "markdown", "metadata": {}, "source": "\ud800 \x00 \x1b[31m \x07"}
    _rewrite(path, lambda content: content["cells"].extend([nonsense, "nonsense"]))
