"""Copy the lessons, without their solutions, into a folder for a class.

python3 -m lab handout FOLDER

The folder may not exist yet. A copy needs the kit's kernel to run, as the lessons themselves do.
"""

import shutil
from pathlib import Path

from lab.commands.setup import set_up
from lab.console import Trouble, say
from lab.lessons import without_solutions
from lab.places import NOTEBOOKS


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        raise Trouble("Name one folder: python3 -m lab handout FOLDER.")
    folder = Path(arguments[0])
    if folder.exists():
        raise Trouble(f"{folder} is there already: name a folder that is not, or remove it.")
    set_up()
    import nbformat

    shutil.copytree(NOTEBOOKS, folder, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    for lesson in sorted(folder.glob("*.ipynb")):
        notebook = nbformat.read(lesson, as_version=4)
        without_solutions(notebook)
        nbformat.write(notebook, lesson)
    say(f"The lessons are in {folder}, without their solutions.")
    return 0
