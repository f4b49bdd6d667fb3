"""The four networks, and the file with a batch and first weights that all engines read."""

import random
import sys
from array import array
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from pathlib import Path


@dataclass(frozen=True)
class Net:
    name: str
    widths: tuple[int, ...]
    batch: int
    rate: float

    @property
    def operations(self) -> int:
        """Floating-point operations of the products in one step: X·W, Xᵀ·dZ and dZ·Wᵀ."""
        pairs = list(pairwise(self.widths))
        products = [3 * fan_in * fan_out for fan_in, fan_out in pairs]
        products[0] -= pairs[0][0] * pairs[0][1]  # nothing is passed down to the data
        return 2 * self.batch * sum(products)

    def write(self, folder: Path) -> Path:
        """Little-endian doubles: rate, x, y, then each layer's weights and biases, row by row."""
        draw = random.Random(1)
        values = array("d", [self.rate])
        values.extend(draw.gauss(0, 1) for _ in range(self.batch * self.widths[0]))
        for _ in range(self.batch):
            label = draw.randrange(self.widths[-1])
            values.extend(float(j == label) for j in range(self.widths[-1]))
        for fan_in, fan_out in pairwise(self.widths):
            sd = sqrt(2 / fan_in)
            values.extend(draw.gauss(0, sd) for _ in range(fan_in * fan_out))
            values.extend(0.0 for _ in range(fan_out))
        if sys.byteorder == "big":
            values.byteswap()
        path = folder / f"{'-'.join(map(str, self.widths[:4]))}.bin"
        path.write_bytes(values.tobytes())
        return path


NETWORKS = (
    Net("2-16-16-2, batch 16", (2, 16, 16, 2), 16, 0.01),
    Net("64-128-64-10, batch 32", (64, 128, 64, 10), 32, 0.01),
    Net("784-256-128-10, batch 64", (784, 256, 128, 10), 64, 0.01),
    # A higher rate throws a network this deep into chaos, where float32 cannot follow.
    Net("30 layers of 64, batch 64", (64,) * 30 + (10,), 64, 0.0001),
)
