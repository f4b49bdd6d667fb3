"""Execute lessons afresh and store their outputs.

python3 -m lab publish [notebooks/X.ipynb …]     all lessons where none is named

What is stored reads completely where nothing can run, as on GitHub: texts, tables, pictures.
"""

import base64
import io
import json
from pathlib import Path

from lab import environment
from lab.commands.setup import set_up
from lab.console import Trouble, say
from lab.places import NOTEBOOKS

PLOT = "application/vnd.plotly.v1+json"
PNG = "image/png"
SIZE_LIMIT = 300_000  # bytes a lesson
EXACT = 1e15  # to which every front end writes whole numbers alike
COLOURS = 128  # a palette takes half of the bytes, a small one a sixth less
NOISE = ("collapsed", "execution", "scrolled", "trusted")  # what front ends note beside a cell
KERNEL = {"display_name": "Java", "language": "java", "name": "java"}
LANGUAGE = {  # as the kernel says, so that a lesson is not changed by being opened
    "codemirror_mode": "java",
    "file_extension": ".jshell",
    "mimetype": "text/x-java-source",
    "name": "java",
    "pygments_lexer": "java",
}


def main(arguments: list[str]) -> int:
    lessons = named(arguments)
    set_up()
    environment.install(environment.TEST_REQUIREMENTS)
    for lesson in lessons:
        say(f"{lesson.name} …")
        _publish(lesson)
    return 0


def named(arguments: list[str]) -> list[Path]:
    """The lessons that are named, or all."""
    lessons = [Path(name).resolve() for name in arguments] or sorted(NOTEBOOKS.glob("*.ipynb"))
    for lesson in lessons:
        if not lesson.is_file():
            raise Trouble(f"There is no notebook {lesson}: ls notebooks shows those there are.")
    return lessons


def _publish(lesson: Path) -> None:
    import nbformat

    from lab.notebook import execute

    notebook = execute(nbformat.read(lesson, as_version=4), lesson.parent)
    for output in _outputs(notebook):
        if output.output_type == "error":
            raise Trouble(f"{lesson.name} was not stored: {output.ename}: {output.evalue}")
    store(notebook, lesson)


def store(notebook, lesson: Path) -> None:
    """Write a lesson that has been run in the one form in which lessons are kept."""
    from lab.lessons import fold_answers

    pictures = [output for output in _outputs(notebook) if PNG in output.get("data", {})]
    for output in pictures:
        output.data[PNG] = halved(output.data[PNG], output.metadata[PNG]["width"])
    fold_answers(notebook)
    _tidy(notebook)
    notebook.metadata = {"kernelspec": KERNEL, "language_info": LANGUAGE}
    text = _written(notebook)
    if len(text.encode()) > SIZE_LIMIT:
        raise Trouble(
            f"{lesson.name} was not stored: {len(text) // 1000} KB is over the limit of "
            f"{SIZE_LIMIT // 1000}: show fewer figures or fewer points."
        )
    lesson.write_text(text, encoding="utf-8")
    say(f"  {lesson.name}: {len(pictures)} figures, {len(text.encode()) // 1000} KB")


def _outputs(notebook) -> list:
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def _tidy(notebook) -> None:
    """Forget what a front end has noted: in which order cells ran, when, and in how many pieces."""
    number = 0
    for cell in notebook.cells:
        for key in NOISE:
            cell.metadata.pop(key, None)
        if cell.get("execution_count"):
            number += 1
            cell.execution_count = number
        if "outputs" in cell:
            cell.outputs = _joined(cell.outputs)
        for output in cell.get("outputs", []):
            if "execution_count" in output:
                output.execution_count = number


def halved(png: str, width: int) -> str:
    """A picture with one pixel a point: what a kernel draws has two, and is three times as long."""
    from PIL import Image

    picture = Image.open(io.BytesIO(base64.b64decode(png)))
    if picture.width == width:  # it is
        return png
    picture = picture.convert("RGB").reduce(2)
    small = io.BytesIO()
    # Maximum coverage keeps a thin line's colour, where others keep only what fills an area.
    picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(small, format="PNG", optimize=True)
    return base64.b64encode(small.getvalue()).decode()


def _plain(value):
    """As a browser writes it too: whole numbers without a point."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    is_whole = isinstance(value, float) and value.is_integer() and abs(value) < EXACT
    return int(value) if is_whole else value


def _joined(outputs: list) -> list:
    """Lines that are printed one after the other as one output, as JupyterLab keeps them."""
    joined = []
    for output in outputs:
        if joined and output.get("name") and output.get("name") == joined[-1].get("name"):
            joined[-1].text += output.text
        else:
            joined.append(output)
    return joined


def _written(notebook) -> str:
    """The notebook with each figure's JSON on one line: nbformat's would be mostly indentation."""
    import nbformat

    lines = {}
    for output in _outputs(notebook):
        if PLOT in output.get("data", {}):
            place = f"plotly figure {len(lines)} goes here"
            figure = _plain(output.data[PLOT])
            lines[f'"{place}"'] = json.dumps(figure, ensure_ascii=False, sort_keys=True)
            output.data[PLOT] = place
    text = nbformat.writes(notebook)
    for place, line in lines.items():
        text = text.replace(place, line)
    return text + "\n"
