"""Open the lessons in JupyterLab (the default); more arguments go to JupyterLab.

python3 -m lab                               the same as start
python3 -m lab start -- --no-browser         and so is python3 -m lab -- --no-browser
"""

import sys

from lab.commands.setup import set_up
from lab.console import hand_over
from lab.places import NOTEBOOKS

FIRST = "00-start-here.ipynb"


def main(arguments: list[str]) -> int:
    set_up()
    theirs = arguments[1:] if arguments[:1] == ["--"] else arguments
    hand_over(
        [
            sys.executable,
            "-m",
            "jupyterlab",
            f"--ServerApp.root_dir={NOTEBOOKS}",
            "--LabApp.extension_manager=readonly",  # the other one asks the network
            f"--LabApp.default_url=/lab/tree/{FIRST}",
            *theirs,
        ]
    )
