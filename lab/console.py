"""Progress on long work, one or several at once, and trouble told in one sentence."""

import contextlib
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import NoReturn

from lab.places import ROOT, TARGET, write

HEARTBEAT = 5  # seconds
LOG = TARGET / "last-failure.log"
_running: set[subprocess.Popen] = set()
_over = threading.Event()  # what begins now is ended at once

CAUSES = (
    (
        r"No space left on device|not enough space",
        "the disk is full: free about 1 GB and run the same command again",
    ),
    (
        r"name resolution|Name or service not known|getaddrinfo|nodename nor servname|Unknown host"
        r"|Network is unreachable|Connection refused|ConnectionError|Could not transfer"
        r"|timed out",
        "there is no network, which the first run needs: connect and run the same command again",
    ),
    (
        r"Read-only file system|Permission denied",
        "a folder cannot be written: make it yours and run the same command again",
    ),
    (
        r"ensurepip is not available",
        "this Python cannot make environments: install its venv module (Debian and Ubuntu: "
        "apt install python3-venv) and run the same command again",
    ),
)


class Trouble(Exception):
    """What went wrong and what to do next, in one sentence."""


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def run(doing: str, command: list, **options) -> str:
    """Run a long command with a sign of life every few seconds; its output if it succeeds."""
    say(f"{doing} …")
    what = re.split(r" \(| into ", doing)[0]
    start = shown = time.monotonic()
    lines = []
    with subprocess.Popen(
        [str(word) for word in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        **options,
    ) as process:
        _running.add(process)
        if _over.is_set():
            _end(process)
        for line in process.stdout:
            lines.append(line.rstrip())
            now = time.monotonic()
            if now - shown > HEARTBEAT:
                shown = now
                say(f"  {now - start:3.0f} s  {what}: {line.strip()[:60]}")
    stopped = process not in _running
    _running.discard(process)
    output = "\n".join(lines)
    if process.returncode != 0:
        raise Trouble(f"{what} failed: {cause(output)}{'' if stopped else _kept(output)}.")
    return output


def _kept(output: str) -> str:
    """Where to read all that a failed command said."""
    try:
        write(LOG, output + "\n")
    except OSError:  # a full disk is told already
        return ""
    return f" (all it said is in {LOG.relative_to(ROOT).as_posix()})"


def side_by_side(*jobs: Callable[[], object]) -> None:
    """Do all at once; the first that fails, or Ctrl-C, ends what the others run."""
    with contextlib.ExitStack() as end:
        end.callback(_over.clear)
        pool = end.enter_context(ThreadPoolExecutor(len(jobs)))
        try:
            for job in as_completed([pool.submit(job) for job in jobs]):
                job.result()
        except BaseException:
            _over.set()
            for process in list(_running):
                _end(process)
            raise


def _end(process: subprocess.Popen) -> None:
    _running.discard(process)
    process.terminate()


def cause(output: str) -> str:
    """The reason in a tool's output, with the next thing to do where we know it."""
    for pattern, reason in CAUSES:
        if re.search(pattern, output):
            return reason
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    in_a_source = [line for line in lines if re.search(r"ERROR\] .+:\[\d+,\d+\]|: error: ", line)]
    errors = [line for line in lines if re.match(r"\[?ERROR", line)]
    return (in_a_source or errors or lines[-1:] or ["it printed nothing"])[0].rstrip(".")


def hand_over(command: list) -> NoReturn:
    """Go on as another program, so that Ctrl-C and the exit code are its own."""
    command = [str(word) for word in command]
    if os.name == "posix":
        os.execv(command[0], command)
    with subprocess.Popen(command) as process:
        while process.poll() is None:
            with contextlib.suppress(KeyboardInterrupt):  # the other program has had it too
                process.wait()
    sys.exit(process.returncode)
