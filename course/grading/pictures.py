"""Figures as pictures, for pages that run nothing, drawn inside the fence.

python -m course.grading.pictures <REQUEST: it says that it is ready and then, a line each, the
pictures; nothing for a figure that is none; it ends at one that the browser does not survive.
"""

import base64
import io
import json
import os
import shutil
import sys
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from course.grading import cage, clean
from course.grading.course import Course
from lab.commands.publish import PLOT, PNG
from lab.console import Trouble, say
from lab.places import write

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
COLOURS = 128  # a palette takes half of the bytes, a small one a sixth less
AT_ONCE = 20  # notebooks for one browser
PATIENCE = 20  # seconds for a figure
START = 60
BROWSER = ("/usr", "/bin", "/etc/chromium", "/etc/chromium.d", "/etc/alternatives")
READY = "ready"
SPOILT = "(This figure cannot be drawn.)"


def draw(course: Course, name: str) -> None:
    """Put a picture in the place of each figure in graded notebooks."""
    graded = [course.graded(name, student) for student in course.students(name)]
    lacking = [path for path in graded if path.is_file() and PLOT in path.read_text("utf-8")]
    if not lacking:
        return
    try:
        find_browser()
        say(f"Drawing the figures of {len(lacking)} notebooks …")
        for begin in range(0, len(lacking), AT_ONCE):
            _draw_in(lacking[begin : begin + AT_ONCE])
    except Trouble as trouble:
        say(f"Figures are not shown to graders and in feedback. {trouble}")


def find_browser() -> None:
    """Tell the drawing of pictures where its Chromium is."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found and "BROWSER_PATH" not in os.environ:
        raise Trouble("There is no Chromium on the PATH: install it, it draws the pictures.")
    os.environ.setdefault("BROWSER_PATH", found or "")


def _draw_in(paths: list[Path]) -> None:
    notebooks = {path: nbformat.read(path, as_version=4) for path in paths}
    waiting = [(path, data) for path in paths for data in _figures(notebooks[path])]
    while waiting:
        drawn = _drawn([data[PLOT] for _, data in waiting])
        for (_, data), png in zip(waiting, drawn, strict=False):
            _replace(data, png)
        waiting = waiting[len(drawn) :]
        spoilt = waiting[0][0] if waiting else None  # its other figures are not tried
        for _, data in (one for one in waiting if one[0] == spoilt):
            _replace(data, "")
        waiting = [one for one in waiting if one[0] != spoilt]
    for path, notebook in notebooks.items():
        write(path, nbformat.writes(notebook))


def _drawn(figures: list[dict]) -> list[str]:
    """Pictures of the first figures, up to one that ends the browser."""
    browser = os.environ["BROWSER_PATH"]
    given = json.dumps({"browser": browser, "figures": figures}).encode()
    readable = [*map(Path, BROWSER), Path(browser).resolve().parent]
    patience = START + PATIENCE * len(figures)
    said, fault = cage.run("course.grading.pictures", given, patience, *readable)
    ready, *drawn = said.decode().split("\n")
    if ready != READY:
        raise Trouble(f"The browser does not start: {fault}")
    return drawn[:-1]


def _replace(data: NotebookNode, png: str) -> None:
    del data[PLOT]
    data.update(clean.pictures({PNG: png}) or {"text/plain": SPOILT})


def _figures(notebook: NotebookNode):
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if PLOT in output.get("data", {}):
                yield output.data


def picture(plot: dict) -> str:
    """A figure as a PNG, in base64."""
    import plotly.graph_objects as go
    from PIL import Image

    figure = go.Figure(data=plot["data"], layout=plot["layout"], skip_invalid=False)
    picture = Image.open(io.BytesIO(figure.to_image(format="png")))
    small = io.BytesIO()
    # Maximum coverage keeps a thin line's colour, where others keep only what fills an area.
    palette = picture.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE)
    palette.save(small, format="PNG", optimize=True)
    return base64.b64encode(small.getvalue()).decode()


def main() -> None:
    import kaleido

    asked = json.load(sys.stdin)
    os.environ["BROWSER_PATH"] = asked["browser"]
    kaleido.start_sync_server(timeout=PATIENCE, silence_warnings=True)
    picture({"data": [], "layout": {}})
    print(READY, flush=True)
    for figure in asked["figures"]:
        try:
            print(picture(figure), flush=True)
        except (KeyError, TypeError, ValueError):  # a figure that a student spoilt
            print(flush=True)
    kaleido.stop_sync_server()


if __name__ == "__main__":
    main()
