"""What a lesson costs a machine that many share: processor seconds and memory of its kernel."""

import sys
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path
from subprocess import DEVNULL

from bench import before, report
from lab import kernel
from lab.commands.publish import PLOT
from lab.console import Trouble, say
from lab.places import NOTEBOOKS

COMMAND = "python3 -m lab bench lessons"
CELL_LIMIT = 300  # seconds


@dataclass(frozen=True)
class Cost:
    """Seconds of a processor until the kernel was ready, drew its first figure, had run all."""

    ready: float
    first_figure: float
    all_cells: float
    memory: float  # MiB at the end, pages shared with others in shares


def measure() -> str:
    _only_on_linux()
    costs = {path.stem: of(path) for path in sorted(NOTEBOOKS.glob("*.ipynb"))}
    rows = [[name, *_written(cost)] for name, cost in costs.items()]
    means = [total / len(costs) for total in _sums(costs.values())]
    how = (
        f"`{COMMAND}` on {report.machine()}. Each lesson from top to bottom, once, on the kit's "
        "own kernel: seconds of one processor that the kernel used until it was ready, until its "
        "first figure, and for all cells, and the memory that it held at the end. They "
        "say how many cores a class needs; how long a student waits is for `lab hub` to tell.\n"
    )
    head = ["lesson", "ready, s", "first figure, s", "all cells, s", "memory, MiB"]
    return how + "\n" + report.table(head, [*rows, ["mean", *_written(Cost(*means))]])


def beside(commit: str) -> str:
    """Each lesson in turns with what it was at that commit."""
    _only_on_linux()
    kit = before.kit(commit)
    then, now, rows = [], [], []
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        earlier = kit / NOTEBOOKS.name / path.name
        if earlier.exists():
            then.append(of(earlier, kit / ".venv/share/jupyter/kernels"))
            now.append(of(path))
            rows.append(_ratios(path.stem, then[-1:], now[-1:]))
    how = (
        f"`{COMMAND} --before {commit}` on {report.machine()}. The same seconds of one processor, "
        "then and now, each lesson in turns, and what now takes of then.\n"
    )
    head = ["lesson", *(f"{what}, s" for what in ("ready", "first figure", "all cells")), "share"]
    return how + "\n" + report.table(head, [*rows, _ratios("all", then, now)])


def _ratios(name: str, then: list[Cost], now: list[Cost]) -> list[str]:
    pairs = list(zip(_sums(then), _sums(now), strict=True))[:3]  # without the memory
    earlier, today = pairs[-1]
    return [name, *(f"{a:.1f} → {b:.1f}" for a, b in pairs), f"{today / earlier:.2f}"]


def _sums(costs: Iterable[Cost]) -> list[float]:
    return [sum(column) for column in zip(*map(astuple, costs), strict=True)]


def _only_on_linux() -> None:
    if sys.platform != "linux":
        raise Trouble("The memory of processes is only known on Linux: measure lessons there.")


def code_of(lesson: Path) -> list[str]:
    """What its cells of code say."""
    import nbformat

    cells = nbformat.read(lesson, as_version=4).cells
    return [cell.source for cell in cells if cell.cell_type == "code"]


def of(path: Path, kernels: Path = kernel.FOLDER.parent) -> Cost:
    """Runs a lesson."""
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import KernelManager

    specs = KernelSpecManager(kernel_dirs=[str(kernels)], ensure_native_kernel=False)
    manager = KernelManager(kernel_name="java", kernel_spec_manager=specs)
    manager.start_kernel(cwd=path.parent, stdout=DEVNULL, stderr=DEVNULL)
    client = manager.client()
    try:
        client.start_channels()
        client.wait_for_ready(timeout=60)
        cost = _run(code_of(path), client, manager.provisioner.process.pid)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    say(f"{path.stem}: " + "  ".join(_written(cost)))
    return cost


def _run(cells: list[str], client, pid: int) -> Cost:
    from bench.kernels import memory

    seen = []

    def look(message):
        if not seen and PLOT in message["content"].get("data", {}):
            seen.append(_seconds(pid))

    ready = _seconds(pid)
    for cell in cells:
        client.execute_interactive(cell, timeout=CELL_LIMIT, output_hook=look)
    return Cost(ready, seen[0] if seen else float("nan"), _seconds(pid), memory([pid]))


def _seconds(pid: int) -> float:
    import psutil

    times = psutil.Process(pid).cpu_times()
    return times.user + times.system


def _written(cost: Cost) -> list[str]:
    return [*(f"{value:.1f}" for value in astuple(cost)[:3]), f"{cost.memory:.0f}"]
