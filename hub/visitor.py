"""What a visitor of Binder waits for: one core, a server, two lessons open."""

import asyncio
import os
import secrets
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from bench import report
from bench.engines import one_core
from bench.kernels import memory
from bench.lessons import code_of
from hub.student import Student
from hub.trial import free_port
from lab.console import Trouble
from lab.places import NOTEBOOKS, ROOT

COMMAND = "python3 -m lab binder measure"
HEADING = "A visitor of Binder"
LESSONS = ("00", "10")


def measure() -> str:
    if not Path("/proc/self/smaps_rollup").exists() or not hasattr(os, "sched_setaffinity"):
        raise Trouble("One core and the memory of processes are only to be had on Linux.")
    port, token = free_port(), secrets.token_hex()
    words = ["--no-browser", "--allow-root", f"--port={port}", f"--ServerApp.root_dir={ROOT}"]
    begin = time.monotonic()
    with one_core():
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *words, f"--IdentityProvider.token={token}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    try:
        _wait(f"http://127.0.0.1:{port}/api", server)
        up = time.monotonic() - begin
        waits, faults = asyncio.run(_visit(f"http://127.0.0.1:{port}", token))
        return _told(up, waits, _held(server.pid), faults)
    finally:
        server.terminate()
        server.wait(timeout=60)


async def _visit(address: str, token: str) -> tuple[list[float], list[str]]:
    """For each lesson the seconds from its opening to its first figure and to its end."""
    waits, faults = [], []
    for number in LESSONS:
        lesson = next(NOTEBOOKS.glob(f"{number}-*.ipynb"))
        visitor = Student(address, token)
        begin = time.monotonic()
        await visitor.open(f"{NOTEBOOKS.name}/{lesson.name}")
        ready = time.monotonic() - begin
        await visitor.run(code_of(lesson))
        waits += [ready + visitor.seen.figure, ready + visitor.seen.lesson]
        faults += visitor.seen.faults
    return waits, faults


def _wait(address: str, server: subprocess.Popen) -> None:
    while server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise Trouble("JupyterLab does not start: python3 -m lab start says why.")


def _held(pid: int) -> float:
    """MiB of the server and its kernels."""
    import psutil

    family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    return memory([process.pid for process in family])


def _told(up: float, waits: list[float], held: float, faults: list[str]) -> str:
    first, second = LESSONS
    names = ["the server is up", *(f"lesson {n}: {what}" for n in LESSONS for what in
             ("from its opening to its first figure", "to its end"))]  # fmt: skip
    rows = [[name, f"{seconds:.0f} s"] for name, seconds in zip(names, [up, *waits], strict=True)]
    rows.append([f"memory of the server, lessons {first} and {second} open", f"{held:.0f} MiB"])
    return (
        f"`{COMMAND}` on {report.machine()}. JupyterLab and its kernels on one core; what asks "
        "them has the other. mybinder.org itself was not run: it gives about one core and 2 GB. "
        f"Faults: {len(faults)}.\n\n{report.table(['', ''], rows)}"
    )
