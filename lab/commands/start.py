"""Open the lessons in JupyterLab (the default); arguments after -- go to JupyterLab."""

import sys

from lab.commands.setup import set_up
from lab.console import hand_over
from lab.places import NOTEBOOKS


def main(arguments: list[str]) -> int:
    set_up()
    hand_over(
        [
            sys.executable,
            "-m",
            "jupyterlab",
            f"--ServerApp.root_dir={NOTEBOOKS}",
            "--LabApp.extension_manager=readonly",  # the other one asks the network
            *arguments,
        ]
    )
