"""Products of NumPy, which asks OpenBLAS: GFLOP/s for each size."""

import sys

import clock
import numpy as np

_setting, window, seconds, sizes = sys.argv[1:]
random = np.random.default_rng(1)
for n in map(int, sizes.split(",")):
    a, b, c = random.random((n, n)), random.random((n, n)), np.empty((n, n))

    def multiply(times, a=a, b=b, c=c):
        for _ in range(times):
            np.matmul(a, b, out=c)

    print(clock.rate(multiply, float(window), float(seconds)) * 2 * n**3 / 1e9)
