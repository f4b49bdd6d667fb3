"""Assignments: lab course release NAME, autograde NAME, feedback NAME, export and more.

python3 -m lab course list                   the assignments
python3 -m lab course lint [NAME …]          look for traps in the checks of assignments
python3 -m lab course release NAME           make the student version, and a zip of it
python3 -m lab course import NAME FROM       take in a folder or zip of submissions, as a learning
                                             platform gives it
python3 -m lab course validate NOTEBOOK      run a notebook's visible checks, as a student can
python3 -m lab course autograde NAME [STUDENT …]
                                             grade what is new; Ctrl-C stops, again goes on
python3 -m lab course autograde NAME --shard 3/40
                                             grade the third of forty parts, as one of many jobs
python3 -m lab course merge NAME             bring together what those jobs graded
python3 -m lab course formgrader             open JupyterLab to grade by hand
python3 -m lab course feedback NAME          write a page for each student, with the figures
python3 -m lab course export                 write grades.csv
python3 -m lab course export NAME moodle     the points of each task, as Moodle takes them in; or
                                             canvas, or blackboard
python3 -m lab course trial [NAME]           grade made submissions and compare
python3 -m lab course trial NAME 200         the same with 200, by two jobs, one of them killed

Where a machine cannot fence programs in, --unfenced grades without: only in a container that holds
nothing else. The guide for instructors is course/README.md.
"""

import inspect
import os
import sys

from lab import environment
from lab.commands.setup import set_up
from lab.console import Trouble

UNFENCED = "--unfenced"


def main(arguments: list[str]) -> int:
    name, *rest = arguments or ["--help"]
    if name in ("-h", "--help"):
        print(__doc__)
        return 0
    set_up()
    if sys.version_info < (3, 11):
        raise Trouble("nbgrader needs Python 3.11 or newer: run it as, say, python3.12 -m lab.")
    environment.install(environment.COURSE_REQUIREMENTS)
    from course.grading import cage, tasks

    if UNFENCED in rest:
        rest.remove(UNFENCED)
        os.environ[cage.UNFENCED] = "1"
        cage.check()
    task = tasks.ALL.get(name)
    if not task:
        raise Trouble(
            f"There is no course {name}: python3 -m lab course --help shows what there is."
        )
    try:
        inspect.signature(task).bind(*rest)
    except TypeError:
        raise Trouble(
            f"course {name} is called another way: python3 -m lab course --help."
        ) from None
    return task(*rest) or 0
