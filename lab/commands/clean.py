"""Store lessons as publish does, but with the outputs they have: after an edit in JupyterLab.

python3 -m lab clean [notebooks/X.ipynb …]       all lessons where none is named

JupyterLab writes a figure's numbers on many lines and its picture in full; what is stored has one
line a figure, and so a small difference.
"""

from lab import environment
from lab.commands.publish import named, store
from lab.commands.setup import set_up


def main(arguments: list[str]) -> int:
    lessons = named(arguments)
    set_up()
    environment.install(environment.TEST_REQUIREMENTS)
    import nbformat

    for lesson in lessons:
        store(nbformat.read(lesson, as_version=4), lesson)
    return 0
