"""The lessons as the book has them: figures as pictures that come alive, a download, anchors."""

import base64
import json
import re
from html import escape
from pathlib import Path

import nbformat
from nbformat import NotebookNode, v4

from lab.commands import binder
from lab.commands.publish import PLOT, PNG
from web import questions

TO_A_CELL = re.compile(r"(\d\d-[\w-]+)\.ipynb#cell-id=")  # as JupyterLab has it
TO_A_FILE = re.compile(r"\[([^\]]+)\]\(\.\./([^)]+)\)")
STATIC = "figures"  # the folder of pictures, beside the lessons


def write(source: Path, folder: Path, repository: str | None) -> None:
    """One lesson, and its figures as files."""
    notebook = nbformat.read(source, as_version=4)
    pictures = folder / STATIC
    pictures.mkdir(parents=True, exist_ok=True)
    cells = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = inside(cell.source, repository)
        if cells:  # what the ledger points to
            place = f'<span class="cell" id="{cell.id}"></span>'
            cells.append(v4.new_markdown_cell(place, id=f"to-{cell.id}"))
        figures = 0
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if PLOT in data:
                name = f"{source.stem}.{cell.id}" + (f".{figures}" if figures else "")
                _show(output, name, pictures)
                figures += 1
            elif "text/html" in data:
                data["text/html"] = TO_A_CELL.sub(r"\1.html#", data["text/html"])
        cells.append(cell)
    notebook.cells = cells
    _head(notebook.cells[0], source, repository)
    (folder / "lessons").mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, folder / "lessons" / source.name)


def inside(text: str, repository: str | None) -> str:
    """Links to files that are no pages lead into the repository; without one, nowhere."""
    to = rf"[\1]({repository}/blob/main/\2)" if repository else r"\1"
    return TO_A_FILE.sub(to, text)


def sentence(data: dict) -> str:
    """What a figure shows, from the text that stands for it."""
    return re.sub(r"^Figure: |; x: .*", "", data.get("text/plain", ""), flags=re.S).strip()


def _title(plot: dict) -> str:
    """On one line."""
    return " ".join(plot["layout"].get("title", {}).get("text", "").replace("<br>", " ").split())


def _show(output: NotebookNode, name: str, pictures: Path) -> None:
    """A figure becomes its picture in a file, and what plotly draws it from."""
    data = output.data
    (pictures / f"{name}.png").write_bytes(base64.b64decode(data[PNG]))
    picture = f"../_static/{STATIC}/{name}.png"
    output.data = {"text/html": figure(data, name.partition(".")[2], picture)}


def figure(data: dict, cell: str, picture: str) -> str:
    """The picture at an address, with what plotly draws it from beside it."""
    # In a script, < could end it.
    drawn = json.dumps(data[PLOT], ensure_ascii=False, separators=(",", ":")).replace(
        "<", "\\u003c"
    )
    told = escape(sentence(data))
    return (
        f'<figure class="plot" id="figure-{cell}" tabindex="0" aria-label="{told}">'
        f"<figcaption>{escape(_title(data[PLOT]))} "
        f'<a class="alone" href="?figure={cell}">full screen</a></figcaption>'
        f'<img src="{picture}" alt="{told}" '
        f'width="640" height="400" loading="lazy">'
        f'<script type="application/json">{drawn}</script></figure>'
    )


def _head(cell: NotebookNode, source: Path, repository: str | None) -> None:
    """Below the title: the notebook to take away, or to run at once."""
    links = [
        f'<a href="../notebooks/{source.name}" download>Download this notebook</a>',
        f'<a href="../slides/{source.stem}.html">Slides</a>',
    ]
    if repository:
        address = binder.launch(repository, "main", source.name)
        links.append(f'<a href="{address}">Run it on Binder</a>')
    if asked := questions.of_lessons().get(source.name[:2]):
        question, state = asked
        links.append(f'<a href="../playground/{escape(state)}">In the playground: {question}</a>')
    title, _, rest = cell.source.partition("\n")
    cell.source = f'{title}\n\n<p class="take">{" · ".join(links)}</p>\n{rest}'
