"""The lesson kernel beside the stock one: start, first plot, memory, stop."""

import os
import sys
import time
from pathlib import Path

from bench import peers, report
from lab import kernel
from lab.console import Trouble, run, say
from lab.environment import REQUIREMENTS
from lab.jdk import Jdk
from lab.places import LIB

ROUNDS = 5
COMMAND = "python3 -m lab bench kernel"
MEASURES = ("ready, s", "first cell, s", "first plot, s", "memory, MiB", "stop, s")
FIRST_CELL = f"""%classpath {LIB.as_posix()}/*.jar
import goldilocks.*;
import tech.tablesaw.api.*;
import tech.tablesaw.plotly.api.*;
Seeds seeds = new Seeds(42);"""
PLOT = """Table costs = Table.create("costs").addColumns(
    IntColumn.create("step", 1, 2, 3), DoubleColumn.create("cost", 0.5, 0.2, 0.1));
LinePlot.create("The cost falls", costs, "step", "cost")"""


def measure(jdk: Jdk) -> str:
    if not Path("/proc/self/smaps_rollup").exists():
        raise Trouble("The memory of processes is only known on Linux: measure kernels there.")
    specs = {"lesson kernel": kernel.FOLDER, "stock JJava": _stock()}
    values = {name: [] for name in specs}
    for number in range(1, ROUNDS + 1):
        for name, folder in specs.items():
            values[name].append(_once(folder, jdk))
            shown = "  ".join(
                f"{m} {v:.2f}" for m, v in zip(MEASURES, values[name][-1], strict=True)
            )
            say(f"Round {number} of {ROUNDS}: {name:14} {shown}")
    rows = [[name, *_medians(rounds)] for name, rounds in values.items()]
    how = (
        f"`{COMMAND}` on {report.machine()}; JDK {jdk.version}; {_pin()}. Medians of "
        f"{ROUNDS} rounds in turns, with the lowest and the highest in brackets. Ready: from the "
        "start to the kernel's first answer. The first cell has the class path, lib/*.jar for "
        "both (it brings the kit's extension to the stock kernel too), and the imports. Memory: "
        "what all processes of the kernel hold after the first plot, shared pages in shares "
        "(PSS). Stop: from the request to the end of all of them.\n"
    )
    return how + "\n" + report.table(["kernel", *MEASURES], rows)


def _medians(rounds: list[tuple[float, ...]]) -> list[str]:
    forms = ["{:.0f}" if "MiB" in measure else "{:.2f}" for measure in MEASURES]
    return [
        report.spread(list(v), f) for v, f in zip(zip(*rounds, strict=True), forms, strict=True)
    ]


def _pin() -> str:
    lines = REQUIREMENTS.read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith("jjava==")).replace("==", " ")


def _stock() -> Path:
    """JJava as pip installs it, with its own kernelspec."""
    prefix = peers.HOME / "jjava"
    folder = prefix / "share" / "jupyter" / "kernels" / "java"
    if not (folder / "kernel.json").is_file():
        pip = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--no-deps"]
        pin = _pin().replace(" ", "==")
        run("Installing the stock JJava", [*pip, "--ignore-installed", "--prefix", prefix, pin])
    return folder


def _once(folder: Path, jdk: Jdk) -> tuple[float, ...]:
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import KernelManager

    specs = KernelSpecManager(kernel_dirs=[str(folder.parent)], ensure_native_kernel=False)
    manager = KernelManager(kernel_name="java", kernel_spec_manager=specs)
    # The stock kernelspec takes the java on the PATH: let it be the same one.
    path = os.pathsep.join((str(jdk.java.parent), os.environ["PATH"]))
    with Path(os.devnull).open("w") as nowhere:
        start = time.monotonic()
        manager.start_kernel(stdout=nowhere, stderr=nowhere, env={**os.environ, "PATH": path})
    client = manager.client()
    try:
        client.start_channels()
        client.kernel_info(reply=True, timeout=60)
        ready = time.monotonic() - start
        first_cell, first_plot = _cell(client, FIRST_CELL), _cell(client, PLOT)
        processes = _processes(manager.provisioner.process.pid)
        held = memory([process.pid for process in processes])
        return ready, first_cell, first_plot, held, _stop(client, processes)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def _cell(client, code: str) -> float:
    start = time.monotonic()
    reply = client.execute_interactive(code, timeout=60, output_hook=lambda message: None)
    if reply["content"]["status"] != "ok":
        raise Trouble(f"A cell fails in the kernel: {reply['content'].get('evalue')}.")
    return time.monotonic() - start


def _processes(pid: int) -> list:
    """A process and its children: a kernel may have a JVM for the cells beside its own."""
    import psutil

    process = psutil.Process(pid)
    return [process, *process.children(recursive=True)]


def memory(pids: list[int]) -> float:
    """MiB, pages that several processes hold counted in shares."""
    return sum(map(_pss, pids)) / 1024


def _pss(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _stop(client, processes: list) -> float:
    start = time.monotonic()
    client.shutdown()
    while any(map(_lives, processes)) and time.monotonic() - start < 10:
        time.sleep(0.01)
    return time.monotonic() - start


def _lives(process) -> bool:
    import psutil

    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
