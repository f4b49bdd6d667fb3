"""python -m course.grading.pictures NOTEBOOK…: figures as PNG, for pages that run nothing."""

import sys
from pathlib import Path

import nbformat

from course.grading import cage
from course.grading.course import Course, environment
from lab.commands.publish import PLOT, find_browser, picture
from lab.console import Trouble, run, say
from lab.places import ROOT, write

PNG = "image/png"


def draw(course: Course, name: str) -> None:
    """Add a picture to each figure in graded notebooks that has none."""
    lacking = [
        str(course.graded(name, student))
        for student in course.students(name)
        if list(_lacking(course.graded(name, student)))
    ]
    if not lacking:
        return
    try:
        find_browser()
    except Trouble as trouble:
        say(f"Figures are not shown to graders and in feedback. {trouble}")
        return
    # What is drawn comes from students: without network, like their programs.
    words = [sys.executable, "-m", "course.grading.pictures", *lacking]
    run("Drawing figures", cage.without_network(words), cwd=ROOT, env=environment())


def main(notebooks: list[str]) -> None:
    import kaleido

    find_browser()
    kaleido.start_sync_server(silence_warnings=True)
    for path in map(Path, notebooks):
        notebook = nbformat.read(path, as_version=4)
        for data in _figures(notebook):
            try:
                data[PNG] = picture(data[PLOT])
            except Exception as error:  # a figure that a student spoilt
                data["text/plain"] = f"(This figure cannot be drawn: {type(error).__name__})"
                del data[PLOT]
        write(path, nbformat.writes(notebook))
        print(path, flush=True)
    kaleido.stop_sync_server()


def _lacking(path: Path):
    return _figures(nbformat.read(path, as_version=4)) if path.is_file() else ()


def _figures(notebook):
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if PLOT in output.get("data", {}) and PNG not in output.data:
                yield output.data


if __name__ == "__main__":
    main(sys.argv[1:])
