"""Make slides of lessons, which show without a network: target/slides/08-….html.

python3 -m lab slides 08          a lesson, or several; all where none is named
python3 -m lab slides 08 --open   and open them in a browser

Arrow keys lead on, S opens the readings as speaker's notes. The folder can be taken along. Needs
Node.js with npm, for the scripts, and Python 3.11.
"""

import sys
import webbrowser
from pathlib import Path

from lab import environment
from lab.console import Trouble
from lab.places import NOTEBOOKS, TARGET


def main(arguments: list[str]) -> int:
    names = [word for word in arguments if word != "--open"]
    lessons = [_lesson(name) for name in names] or sorted(NOTEBOOKS.glob("*.ipynb"))
    environment.enter()
    if sys.version_info < (3, 11):
        raise Trouble("Slides need Python 3.11 or newer: run it as, say, python3.12 -m lab.")
    environment.install(environment.REQUIREMENTS, environment.BOOK_REQUIREMENTS)
    from book import build, slides

    build.fetch()
    for page in slides.write(lessons, TARGET / "slides"):
        print(page)
        if "--open" in arguments:
            webbrowser.open(page.as_uri())
    return 0


def _lesson(name: str) -> Path:
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        if name in (path.stem[:2], path.stem):
            return path
    raise Trouble(f"There is no lesson {name}: python3 -m lab slides 08 makes those of lesson 08.")
