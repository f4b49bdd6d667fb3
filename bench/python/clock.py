"""Works until the pace is steady, then measures it; java/bench/Clock.java does the same."""

import time

STEADY = 1.03
LEAST = 3
MOST = 12


def rate(work, window: float, seconds: float) -> float:
    """Units of work a second; the work takes how many to do."""
    units = 1
    while _pace(work, units, 0) * window > 2 * units:
        units *= 2
    best = 0.0
    for i in range(1, MOST + 1):
        pace = _pace(work, units, window)
        if i >= LEAST and pace < STEADY * best:
            break
        best = max(best, pace)
    return _pace(work, max(1, units // 8), seconds)


def _pace(work, units: int, seconds: float) -> float:
    """The pace over at least one piece of work and at least so many seconds."""
    start = time.perf_counter()
    done = 0
    while True:
        work(units)
        done += units
        passed = time.perf_counter() - start
        if passed >= seconds:
            return done / passed
