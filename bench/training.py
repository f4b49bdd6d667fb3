"""Rounds over engines and networks, and products."""

import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench import peers, report
from bench.engines import GOLDILOCKS, MULTIPLIERS, TRAINERS, Bench, Clock, Engine, one_core
from bench.networks import NETWORKS, Net
from lab.console import Trouble, say
from lab.jdk import Jdk

SIZES = (64, 128, 256, 512)
TOLERANCE = {64: 1e-9, 32: 1e-3}  # of the costs of the first steps
LIMIT = "share of the arithmetic limit"
PINNED = " pinned to one core" if hasattr(os, "sched_setaffinity") else ""


@dataclass(frozen=True)
class Plan:
    command: str
    rounds: int
    clock: Clock
    trainers: tuple[Engine, ...]
    peers: tuple[str, ...]


FULL = Plan("python3 -m lab bench", 5, Clock(0.5, 2), TRAINERS, tuple(peers.INSTALL))
QUICK = Plan(
    "python3 -m lab bench --quick",
    2,
    Clock(0.15, 0.4),
    tuple(e for e in TRAINERS if e is GOLDILOCKS or (e.peer == "JAX" and e.bits == 64)),
    ("JAX",),
)


def beside(earlier: Engine) -> Plan:
    """Quick, but long enough to tell a twentieth of its speed."""
    command = f"python3 -m lab bench --before {earlier.classes.parent.name}"
    trainers = (GOLDILOCKS, earlier, *QUICK.trainers[1:])
    return Plan(command, 5, Clock(0.3, 1), trainers, QUICK.peers)


@dataclass
class Results:
    """All that was measured: one number a round."""

    steps: dict = field(default_factory=dict)  # (engine, net) → steps/s
    products: dict = field(default_factory=dict)  # (engine, size) → GFLOP/s
    peak: list[float] = field(default_factory=list)  # GFLOP/s

    def drop(self, engine: Engine) -> None:
        self.steps = {key: value for key, value in self.steps.items() if key[0] is not engine}

    def share(self, speed: float) -> str:
        """Of the arithmetic limit."""
        return f"{speed / median(self.peak):.0%}" if self.peak else "–"

    @property
    def limit(self) -> str:
        return report.spread(self.peak, "{:.0f}") if self.peak else "not known: no Vector API"


def measure(jdk: Jdk, plan: Plan) -> str:
    """Everything, as text."""
    there = peers.fetch(jdk, plan.peers) | {None}
    trainers = [engine for engine in plan.trainers if engine.peer in there]
    multipliers = [engine for engine in MULTIPLIERS if engine.peer in there]
    results = Results()
    with tempfile.TemporaryDirectory() as folder, one_core():
        bench = Bench(jdk, plan.clock)
        problems = {net: net.write(Path(folder)) for net in NETWORKS}
        for number in range(1, plan.rounds + 1):
            say(f"Round {number} of {plan.rounds}")
            results.peak += bench.peak()
            _train(bench, trainers, problems, results)
            _multiply(bench, multipliers, results)
    return _text(jdk, plan, there, results)


def _train(bench: Bench, trainers: list[Engine], problems: dict, results: Results) -> None:
    for net, problem in problems.items():
        wanted = None
        for engine in list(trainers):
            try:
                costs, rate = bench.train(engine, net, problem)
                check(engine, net.name, costs, wanted or costs)
            except Trouble as trouble:
                if engine is GOLDILOCKS:
                    raise
                trainers.remove(engine)
                results.drop(engine)
                say(f"  {engine.name} left out: {trouble}")
                continue
            wanted = wanted or costs
            results.steps.setdefault((engine, net), []).append(rate)
            say(f"  {net.name:26} {engine.name:36} {rate:12,.0f} steps/s")


def check(engine: Engine, net: str, costs: list[float], wanted: list[float]) -> None:
    """Refuse to compare an engine that computes something else."""
    tolerance = TOLERANCE[engine.bits]
    for step, (cost, right) in enumerate(zip(costs, wanted, strict=True), 1):
        # Not "off > tolerance", which a NaN would pass.
        if not abs(cost - right) <= tolerance * abs(right):
            raise Trouble(
                f"on {net} its cost before step {step} is {cost:.12g}, that of "
                f"{GOLDILOCKS.name} {right:.12g}: they do not compute the same"
            )


def _multiply(bench: Bench, multipliers: list[Engine], results: Results) -> None:
    for engine in multipliers:
        speeds = bench.products(engine, SIZES)
        for size, speed in zip(SIZES, speeds, strict=True):
            results.products.setdefault((engine, size), []).append(speed)
        say(f"  products {engine.name:27} {' '.join(f'{s:6.1f}' for s in speeds)} GFLOP/s")


def _text(jdk: Jdk, plan: Plan, there: set[str], results: Results) -> str:
    return "\n".join(
        (
            _how(jdk, plan, there),
            "Steps a second:\n",
            _steps_table(results),
            f"goldilocks beside the others, and its {LIMIT}:\n",
            ratios(results),
            f"Products in double precision, GFLOP/s, and the {LIMIT} "
            f"({results.limit} GFLOP/s: fused multiply-adds in registers, "
            "measured in the same rounds with the Vector API):\n",
            _products_table(results),
        )
    )


def _how(jdk: Jdk, plan: Plan, there: set[str]) -> str:
    return (
        f"`{plan.command}` on {report.machine()}; JDK {jdk.version}; "
        f"{peers.versions(there)}.\n\n"
        "One step is forward, softmax cross-entropy, backward and plain gradient descent on a "
        f"fixed batch; hidden layers are ReLU, all have biases. One thread{PINNED}; engines "
        f"take turns over {plan.rounds} rounds, each time in a fresh process that warms up until "
        f"its pace is steady and is then measured for {plan.clock.seconds:g} s. Medians, with the "
        "lowest and the highest round in brackets. Before it is measured, every engine must give "
        f"goldilocks' costs over the first 20 steps, to {TOLERANCE[64]:g} of their size in float64 "
        f"and to {TOLERANCE[32]:g} in float32. goldilocks computes in float64.\n"
    )


def _steps_table(results: Results) -> str:
    engines = dict.fromkeys(engine for engine, _ in results.steps)
    rows = [
        [engine.name, *(report.spread(results.steps[engine, net]) for net in NETWORKS)]
        for engine in engines
    ]
    return report.table(["engine", *(net.name for net in NETWORKS)], rows)


def ratios(results: Results) -> str:
    engines = dict.fromkeys(engine for engine, _ in results.steps)
    rivals = {
        f"ratio to the best float{bits} peer": [e for e in engines if e.peer and e.bits == bits]
        for bits in (64, 32)
    }
    rivals |= {f"ratio to {e.name}": [e] for e in engines if e.classes}
    rows = [
        [name, *(_ratio(results, net, others) for net in NETWORKS)]
        for name, others in rivals.items()
        if others
    ]
    shares = [
        results.share(median(results.steps[GOLDILOCKS, net]) * net.operations / 1e9)
        for net in NETWORKS
    ]
    return report.table(["", *(net.name for net in NETWORKS)], [*rows, [LIMIT, *shares]])


def _ratio(results: Results, net: Net, others: list[Engine]) -> str:
    """Round by round, so that what slows a whole round down does not count."""
    own = results.steps[GOLDILOCKS, net]
    best = max((results.steps[engine, net] for engine in others), key=median)
    return report.spread([a / b for a, b in zip(own, best, strict=True)], "{:.2f}")


def _products_table(results: Results) -> str:
    def cell(engine: Engine, size: int) -> str:
        speeds = results.products[engine, size]
        return f"{report.spread(speeds, '{:.1f}')} {results.share(median(speeds))}"

    engines = dict.fromkeys(engine for engine, _ in results.products)
    rows = [[engine.name, *(cell(engine, size) for size in SIZES)] for engine in engines]
    return report.table(["library", *(f"{n}×{n}×{n}" for n in SIZES)], rows)
