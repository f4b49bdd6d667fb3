"""Execute lessons afresh and store their outputs, with a PNG of every figure.

python3 -m lab publish [notebooks/X.ipynb …]     all lessons where none is named

What is stored reads completely where nothing can run, as on GitHub: texts, tables, pictures.
"""

import base64
import io
import os
import re
import shutil
from pathlib import Path

from lab import environment
from lab.commands.setup import set_up
from lab.console import Trouble, say
from lab.places import NOTEBOOKS

PLOT = "application/vnd.plotly.v1+json"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SIZE_LIMIT = 300_000  # bytes a lesson
KERNEL = {"display_name": "Java", "language": "java", "name": "java"}
LANGUAGE = {"file_extension": ".jshell", "mimetype": "text/x-java-source", "name": "java"}
COLOURS = 128  # a palette takes half of the bytes, a small one a sixth less
NUMBERS = re.compile(r"\[\n\s*(?:(?:-?\d[\d.eE+-]*|null),?\s*)+\]")  # a string has no line break


def main(arguments: list[str]) -> int:
    lessons = [Path(name).resolve() for name in arguments] or sorted(NOTEBOOKS.glob("*.ipynb"))
    for lesson in lessons:
        if not lesson.is_file():
            raise Trouble(f"There is no notebook {lesson}: ls notebooks shows those there are.")
    set_up()
    environment.install(environment.TEST_REQUIREMENTS)
    find_browser()
    for lesson in lessons:
        _publish(lesson)
    return 0


def find_browser() -> None:
    """Tell the drawing of pictures where its Chromium is."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found and "BROWSER_PATH" not in os.environ:
        raise Trouble("There is no Chromium on the PATH: install it, it draws the pictures.")
    os.environ.setdefault("BROWSER_PATH", found or "")


def _publish(lesson: Path) -> None:
    import nbformat

    from lab.notebook import execute

    say(f"{lesson.name} …")
    notebook = execute(nbformat.read(lesson, as_version=4), lesson.parent)
    figures = 0
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                raise Trouble(f"{lesson.name} was not stored: {output.ename}: {output.evalue}")
            if PLOT in output.get("data", {}):
                output.data["image/png"] = picture(output.data[PLOT])
                figures += 1
    # Whatever the JDK that ran it calls itself.
    notebook.metadata = {"kernelspec": KERNEL, "language_info": LANGUAGE}
    text = NUMBERS.sub(_on_one_line, nbformat.writes(notebook)) + "\n"
    if len(text.encode()) > SIZE_LIMIT:
        raise Trouble(
            f"{lesson.name} was not stored: {len(text) // 1000} KB is over the limit of "
            f"{SIZE_LIMIT // 1000}: show fewer figures or fewer points."
        )
    lesson.write_text(text, encoding="utf-8")
    say(f"  {figures} figures, {len(text.encode()) // 1000} KB")


def _on_one_line(numbers: re.Match) -> str:
    """nbformat gives each number of a figure a line of its own, most of it indentation."""
    return re.sub(r"\s+", "", numbers[0]).replace(",", ", ")


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
