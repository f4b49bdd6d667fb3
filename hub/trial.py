"""Sets a JupyterHub up beside the kit, lets students work on it, and tells how it went."""

import asyncio
import math
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from bench import report
from bench.kernels import memory
from bench.lessons import code_of
from hub.student import HubStudent, Seen
from lab import kernel
from lab.console import Trouble, run
from lab.environment import REQUIREMENTS
from lab.places import ROOT

HOME = ROOT / ".venv-bench" / "hub"
HUB, PROXY = "jupyterhub==6.1.1", "configurable-http-proxy@5.3.0"
PAGE = ROOT / "docs" / "hub.md"
WAVE = 60.0  # seconds in which all students come
IDLE = 30  # seconds, and five a student: who is first waits for the last
CLASSES = (30, 100, 1000)
LESSON_TIMES = (5, 45)  # minutes in which a class runs a lesson's cells


def fetch() -> None:
    """JupyterHub with the kit's JupyterLab, and its proxy."""
    if not shutil.which("npm"):
        raise Trouble("There is no npm here, which brings the hub's proxy: install Node.js.")
    if not shutil.which("bwrap"):
        raise Trouble("There is no bwrap here, which makes homes that can be full: bubblewrap.")
    pins = REQUIREMENTS.read_text(encoding="utf-8").splitlines()
    lab = next(line for line in pins if line.startswith("jupyterlab=="))
    if not (HOME / "bin" / "jupyterhub").exists():
        run("Making the hub's environment", [sys.executable, "-m", "venv", HOME])
        fitting = ["-c", ROOT / "lab" / "constraints.txt"]
        run("Installing JupyterHub", [HOME / "bin/pip", "install", *fitting, HUB, lab])
    if not _proxy().exists():
        npm = ["npm", "install", "--prefix", HOME, "--no-audit", "--no-fund", PROXY]
        run("Installing the hub's proxy", npm)


def of(students: int, lesson: Path) -> tuple[str, list[str]]:
    """The report of one trial, and what went wrong in it."""
    fetch()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        hub, token, address = _start(Path(folder), students, lesson)
        try:
            people = [HubStudent(address, token, f"s{i}", lesson.name) for i in range(students)]
            used = asyncio.run(_class(people, code_of(lesson), hub.pid))
        finally:
            _end(hub)
    seen = [one.seen for one in people]
    return _told(seen, used, lesson, load), [fault for one in seen for fault in one.faults]


async def _class(people: list[HubStudent], cells: list[str], hub: int) -> dict[str, "Used"]:
    after = [WAVE * i / len(people) for i in range(len(people))]
    await asyncio.gather(*map(HubStudent.study, people, [cells] * len(people), after))
    used = _used(hub)  # before their kernels are culled
    await asyncio.gather(*map(HubStudent.rest, people))
    return used


def _start(folder: Path, students: int, lesson: Path) -> tuple[subprocess.Popen, str, str]:
    lessons = folder / "lessons"  # from which homes without ../lib are filled, as by nbgitpuller
    lessons.mkdir()
    shutil.copy(lesson, lessons)
    token, port = secrets.token_hex(), free_port()
    variables = {
        "TRIAL_HOME": str(folder),
        "TRIAL_PORT": str(port),
        "TRIAL_PROXY": str(_proxy()),
        "TRIAL_TOKEN": token,
        "TRIAL_IDLE": str(IDLE + 5 * students),
        "TRIAL_SERVER": str(HOME / "bin" / "jupyterhub-singleuser"),
        "TRIAL_KERNELS": str(kernel.FOLDER.parent.parent),
    }
    config = Path(__file__).with_name("jupyterhub_config.py")
    with (folder / "hub.log").open("w") as log:
        hub = subprocess.Popen(
            [HOME / "bin" / "jupyterhub", "-f", config],
            cwd=folder,
            env={**os.environ, **variables},
            stdout=log,
            stderr=log,
        )
    address = f"http://127.0.0.1:{port}"
    for _ in range(120):
        time.sleep(1)
        try:
            urllib.request.urlopen(f"{address}/hub/api/", timeout=5).close()
            return hub, token, address
        except OSError:
            if hub.poll() is not None:
                break
    _end(hub)
    raise Trouble(f"The hub does not start: {(folder / 'hub.log').read_text()[-500:]}")


def _end(hub: subprocess.Popen) -> None:
    """With all kernels: one whose loop has no end outlives its server."""
    import psutil

    family = psutil.Process(hub.pid).children(recursive=True)
    hub.terminate()
    hub.wait(timeout=60)
    for process in filter(psutil.Process.is_running, family):
        process.kill()


@dataclass
class Used:
    """Of each process of a kind: MiB that it holds, seconds of a processor that it took."""

    memory: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


def _used(pid: int) -> dict[str, Used]:
    """By the kernels and the servers that the hub has started."""
    import psutil

    used = {"kernel": Used(), "server": Used()}
    for process in psutil.Process(pid).children(recursive=True):
        words = "" if process.name() == "bwrap" else " ".join(process.cmdline())
        kind = "kernel" if kernel.MAIN in words else "server" if "singleuser" in words else ""
        if kind:
            times = process.cpu_times()
            used[kind].memory.append(memory([process.pid]))
            used[kind].seconds.append(times.user + times.system)
    return used


def _told(seen: list[Seen], used: dict[str, Used], lesson: Path, load: float) -> str:
    waits = {
        "server up, s": [s.server for s in seen],
        "kernel ready, s": [s.kernel for s in seen],
        "first figure after that, s": [s.figure for s in seen],
        "all cells, s": [s.lesson for s in seen],
    }
    for kind, of in used.items():
        waits[f"memory of a {kind}, MiB"] = of.memory
        waits[f"a {kind}'s seconds of a processor"] = of.seconds
    rows = [[name, *(f"{v:.0f}" for v in _three(values))] for name, values in waits.items()]
    figures = ", ".join(map(str, sorted({s.figures for s in seen})))
    how = (
        f"`python3 -m lab hub {len(seen)} {lesson.name[:2]}` on {report.machine()}, whose load was "
        f"{load:.0f} before; {HUB}. {len(seen)} scripted students come within {WAVE:.0f} s, run "
        f"lesson {lesson.stem} from top to bottom in a home without the kit, lose their "
        "connection, stop a loop without end, fill their home until nothing can be saved, make "
        f"room again, and rest until their kernel is culled. Figures each: {figures}.\n"
    )
    measured = report.table(["", "median", "lowest", "highest"], rows)
    return f"{how}\n{measured}\n{_needs(used)}"


def _needs(used: dict[str, Used]) -> str:
    """What classes need, reckoned from what one student took."""
    held = sum(_three(of.memory)[0] for of in used.values())
    seconds = sum(_three(of.seconds)[0] for of in used.values())
    rows = []
    for n in CLASSES:
        cores = [math.ceil(n * seconds / 60 / minutes) for minutes in LESSON_TIMES]
        rows.append([f"{n:,}", *map(str, [math.ceil(n * held / 1024), *cores])])
    columns = [f"cores, if all run it within {minutes} min" for minutes in LESSON_TIMES]
    return "Reckoned from the medians:\n\n" + report.table(["students", "GiB", *columns], rows)


def _three(values: list[float]) -> list[float]:
    good = sorted(v for v in values if v == v) or [float("nan")]
    return [good[len(good) // 2], good[0], good[-1]]


def _proxy() -> Path:
    return HOME / "node_modules" / ".bin" / "configurable-http-proxy"


def free_port() -> int:
    """The first of three that are free."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return min(free.getsockname()[1], 65_000)
