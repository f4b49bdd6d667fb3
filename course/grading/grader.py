"""python -m course.grading.grader: nbgrader's own autograde for one submission after another.

A line on standard input asks for one, a line on standard output says what went wrong with it. When
the input ends, so that nobody waits for it any more, it ends with all that it has started.
"""

import contextlib
import io
import json
import os
import queue
import shutil
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil
from nbgrader.apps import AutogradeApp

from course.grading.course import last_words

TRIES = 20
FOLDER = "goldilocks-"  # in the system's folder for such; the process's number follows


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is for whoever started this
    tempfile.tempdir = tempfile.mkdtemp(prefix=f"{FOLDER}{os.getpid()}-")
    asked: queue.Queue[dict] = queue.Queue()
    threading.Thread(target=_listen, args=[asked], daemon=True).start()
    answer, sys.stdout = sys.stdout, sys.stderr
    while True:
        wanted = asked.get()
        os.environ.update(wanted["variables"])
        print(json.dumps(_grade(wanted["arguments"])), file=answer, flush=True)


def _listen(asked: queue.Queue) -> None:
    for line in sys.stdin:
        asked.put(json.loads(line))
    for _ in range(TRIES):  # what the other thread still does may be in the way
        for child in psutil.Process().children(recursive=True):
            with contextlib.suppress(psutil.Error):
                child.kill()
        shutil.rmtree(tempfile.tempdir, ignore_errors=True)
        if not Path(tempfile.tempdir).exists():
            break
        time.sleep(0.2)
    os._exit(0)


def _grade(arguments: list[str]) -> str | None:
    """What went wrong."""
    AutogradeApp.clear_instance()
    log = io.StringIO()
    try:
        with contextlib.redirect_stderr(log):
            app = AutogradeApp.instance()
            app.initialize(arguments)
            app.start()
    except SystemExit as end:
        return last_words(log.getvalue()) if end.code else None
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None


def sweep() -> None:
    """Remove what a grader left behind that was ended by force."""
    for folder in Path(tempfile.gettempdir()).glob(f"{FOLDER}*"):
        number = folder.name.removeprefix(FOLDER).partition("-")[0]
        if number.isdigit() and not psutil.pid_exists(int(number)):
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
