"""A learning rate, a batch and the first weights, as bench/networks.py wrote them."""

import sys
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

CHECKED_STEPS = 20


@dataclass(frozen=True)
class Problem:
    rate: float
    x: np.ndarray
    y: np.ndarray
    layers: list[tuple[np.ndarray, np.ndarray]]


def from_command_line() -> tuple[Problem, str, float, float]:
    """The problem, the engine's name, and the window and seconds of the clock."""
    engine, window, seconds, path, widths, batch = sys.argv[1:]
    kind = np.float32 if engine.startswith("float32") else np.float64
    values = np.fromfile(path, "<f8").astype(kind)
    sizes = [int(width) for width in widths.split(",")]
    return _problem(values, sizes, int(batch)), engine, float(window), float(seconds)


def _problem(values: np.ndarray, sizes: list[int], batch: int) -> Problem:
    taken = 0

    def take(*shape: int) -> np.ndarray:
        nonlocal taken
        start, taken = taken, taken + int(np.prod(shape))
        return values[start:taken].reshape(shape)

    rate = float(take(1)[0])
    x, y = take(batch, sizes[0]), take(batch, sizes[-1])
    pairs = pairwise(sizes)
    return Problem(
        rate, x, y, [(take(fan_in, fan_out), take(fan_out)) for fan_in, fan_out in pairs]
    )


def report(costs, rate: float) -> None:
    print(*(float(cost) for cost in costs))
    print(rate)
