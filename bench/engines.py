"""One measurement: a fresh process, pinned to one core."""

import contextlib
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from bench import peers
from bench.networks import Net
from lab.console import Trouble, cause, say
from lab.jdk import VECTOR, Jdk

LIMIT = 300  # seconds that one measurement may take
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True)
class Engine:
    name: str
    peer: str | None  # what must be fetched for it
    bits: int
    program: str  # a class in java/bench, or a script in python/
    setting: str = ""
    classes: Path | None = None  # instead of those that are built from this commit


GOLDILOCKS = Engine("goldilocks", None, 64, "Goldilocks")
TRAINERS = (
    GOLDILOCKS,
    Engine("JAX float64, whole loop in one jit", "JAX", 64, "train_jax.py", "float64 loop"),
    Engine("JAX float64, one jitted step a call", "JAX", 64, "train_jax.py", "float64 step"),
    Engine("PyTorch float64", "PyTorch", 64, "train_torch.py", "float64"),
    Engine("EJML, step by hand", "EJML", 64, "Ejml"),
    Engine("JAX float32, whole loop in one jit", "JAX", 32, "train_jax.py", "float32 loop"),
    Engine("JAX float32, one jitted step a call", "JAX", 32, "train_jax.py", "float32 step"),
    Engine("PyTorch float32", "PyTorch", 32, "train_torch.py", "float32"),
)
MULTIPLIERS = (
    GOLDILOCKS,
    Engine("NumPy (OpenBLAS)", "JAX", 64, "product_numpy.py", "float64"),
)


@dataclass(frozen=True)
class Clock:
    window: float  # seconds of one look at the pace while warming up
    seconds: float  # seconds of the measurement


@dataclass(frozen=True)
class Bench:
    """Where and how long to measure."""

    jdk: Jdk
    clock: Clock

    def train(self, engine: Engine, net: Net, problem: Path) -> tuple[list[float], float]:
        """The costs of the first steps, and the steps a second."""
        widths = ",".join(map(str, net.widths))
        costs, rate = self._answer("train", engine, [problem, widths, net.batch])
        return costs, rate[0]

    def products(self, engine: Engine, sizes: tuple[int, ...]) -> list[float]:
        """GFLOP/s for each size."""
        rows = self._answer("product", engine, [",".join(map(str, sizes))])
        return [row[0] for row in rows]

    def peak(self) -> list[float]:
        """GFLOP/s that one core can do without touching memory; empty if Java cannot tell."""
        if VECTOR not in self.jdk.modules:
            say(f"  no arithmetic limit: {VECTOR} is not in this JDK, which measures it")
            return []
        return self._answer("peak", GOLDILOCKS, [])[0]

    def _answer(self, what: str, engine: Engine, arguments: list) -> list[list[float]]:
        times = [self.clock.window, self.clock.seconds]
        if engine.program.endswith(".py"):
            script = peers.LISTS / engine.program
            command = [peers.PYTHON, script, engine.setting, *times, *arguments]
        else:
            command = [*self._java(engine), what, engine.program, *times, *arguments]
        return [[float(word) for word in line.split()] for line in _run(engine.name, command)]

    def _java(self, engine: Engine) -> list:
        flags = ["-XX:+UseSerialGC", "-Xms512m", *self.jdk.vector_option]
        return [self.jdk.java, *flags, "-cp", peers.class_path(engine.classes), "bench.Main"]


def _run(name: str, command: list) -> list[str]:
    try:
        done = subprocess.run(
            [str(word) for word in command],
            capture_output=True,
            text=True,
            timeout=LIMIT,
            env={**os.environ, **dict.fromkeys(THREADS, "1")},
        )
    except subprocess.TimeoutExpired as error:
        raise Trouble(
            f"{name} did not answer within {LIMIT} s: measure on an idle machine."
        ) from error
    if done.returncode != 0:
        raise Trouble(f"{name} failed: {cause(done.stderr)}.")
    return done.stdout.splitlines()


@contextlib.contextmanager
def one_core():
    """Every process started inside runs on one core; where the system allows that."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(allowed)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)
