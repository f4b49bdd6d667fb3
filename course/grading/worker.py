"""python -m course.grading.worker …: nbgrader, in a process that may have no network of its own."""

import os
import sys

from nbgrader.apps.nbgraderapp import NbGraderApp

from course.grading.classroom import OFFLINE


def main(words: list[str]) -> None:
    if OFFLINE in os.environ:
        from lab import loopback  # which Linux alone has

        loopback.bring_up()
    NbGraderApp.launch_instance(argv=words)


if __name__ == "__main__":
    main(sys.argv[1:])
