"""The benchmark: the same costs from every engine, and a page that tells how it was measured."""

import math
import os
import platform
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bench import before, lessons, peers, report, training
from bench.engines import GOLDILOCKS, TRAINERS, Bench, Clock, one_core
from bench.networks import NETWORKS, Net
from lab import jars, jdk
from lab.console import Trouble
from lab.places import ROOT

pytestmark = pytest.mark.xdist_group("bench")  # which is compiled once
TINY = Net("2-3-2, batch 4", (2, 3, 2), 4, 0.1)
BLINK = Clock(0.01, 0.01)


@pytest.fixture(scope="module")
def bench(tmp_path_factory) -> Bench:
    """The Java side, compiled without any peer into a folder of its own."""
    java = jdk.find()
    jars.build(java)
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("bench")
        patch.setattr(peers, "CLASSES", folder / "classes")
        patch.setattr(peers, "JAVA_LIB", folder / "lib")
        peers.compile_java(java, with_ejml=False)
        yield Bench(java, BLINK)


def textbook_costs(net: Net, path: Path, steps: int) -> list[float]:
    """Twenty lines that share nothing with any engine but the file."""
    values = iter(memoryview(path.read_bytes()).cast("d"))

    def take(rows, columns):
        return [[next(values) for _ in range(columns)] for _ in range(rows)]

    [[rate]] = take(1, 1)
    x, y = take(net.batch, net.widths[0]), take(net.batch, net.widths[-1])
    (n, h, k), m, costs = net.widths, net.batch, []
    v, [c], w, [b] = take(n, h), take(1, h), take(h, k), take(1, k)
    for _ in range(steps):
        z = [[sum(r[i] * v[i][j] for i in range(n)) + c[j] for j in range(h)] for r in x]
        a = [[max(value, 0) for value in row] for row in z]
        s = [[sum(r[i] * w[i][j] for i in range(h)) + b[j] for j in range(k)] for r in a]
        p = [[math.exp(value) / sum(map(math.exp, row)) for value in row] for row in s]
        costs.append(-sum(math.log(p[r][y[r].index(1)]) for r in range(m)) / m)
        d = [[(p[r][j] - y[r][j]) / m for j in range(k)] for r in range(m)]
        e = [
            [sum(d[r][j] * w[i][j] for j in range(k)) * (z[r][i] > 0) for i in range(h)]
            for r in range(m)
        ]
        for left, right, weights, bias in ((a, d, w, b), (x, e, v, c)):
            for j in range(len(bias)):
                bias[j] -= rate * sum(right[r][j] for r in range(m))
                for i, row in enumerate(weights):
                    row[j] -= rate * sum(left[r][i] * right[r][j] for r in range(m))
    return costs


def test_goldilocks_gives_the_costs_of_the_formulas(bench: Bench, tmp_path: Path):
    problem = TINY.write(tmp_path)
    costs, rate = bench.train(GOLDILOCKS, TINY, problem)
    assert costs == pytest.approx(textbook_costs(TINY, problem, 20), rel=1e-12)
    assert costs[19] < costs[0]
    assert rate > 0


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="a copy without its history")
def test_an_earlier_commit_is_compiled_and_measured_beside(bench: Bench, tmp_path, monkeypatch):
    monkeypatch.setattr(peers, "HOME", tmp_path)
    earlier = before.engine("HEAD", bench.jdk)
    problem = TINY.write(tmp_path)
    theirs, ours = (bench.train(engine, TINY, problem)[0] for engine in (earlier, GOLDILOCKS))
    assert theirs == pytest.approx(ours, rel=training.TOLERANCE[64])
    assert list((earlier.classes / "goldilocks").glob("Engine.class"))
    results = training.Results({(e, n): [2] for e in (earlier, GOLDILOCKS) for n in NETWORKS})
    assert f"| ratio to {earlier.name} | 1.00 (1.00 – 1.00) |" in training.ratios(results)


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="a copy without its history")
def test_a_commit_that_is_none_is_told(bench: Bench):
    with pytest.raises(Trouble, match="bench --before takes a commit of this repository"):
        before.engine("no-such-commit", bench.jdk)


def test_products_and_the_arithmetic_limit_are_positive(bench: Bench):
    assert min(bench.products(GOLDILOCKS, (4, 8))) > 0
    assert min(bench.peak(), default=1) > 0


def test_without_the_vector_module_there_is_no_limit_and_the_rest_goes_on(bench: Bench, tmp_path):
    bare = replace(bench, jdk=replace(bench.jdk, modules=frozenset(jdk.NEEDED)))
    assert bare.peak() == []
    assert bare.train(GOLDILOCKS, TINY, TINY.write(tmp_path))[1] > 0


def test_the_operations_of_a_step_are_counted_by_hand():
    # 2·batch·(2·2·16 + 3·16·16 + 3·16·2): the first layer passes nothing down.
    assert NETWORKS[0].operations == 2 * 16 * (64 + 768 + 96) == 29_696
    assert [len(net.widths) - 1 for net in NETWORKS] == [3, 3, 3, 30]


def test_every_engine_gets_the_same_numbers(tmp_path: Path):
    once = TINY.write(tmp_path).read_bytes()
    assert TINY.write(tmp_path).read_bytes() == once
    # rate, x, y, two layers of weights and biases
    assert len(once) == 8 * (1 + 4 * 2 + 4 * 2 + (2 * 3 + 3) + (3 * 2 + 2))


@pytest.mark.parametrize("bits, factor", [(64, 1 + 0.9e-9), (32, 1 + 0.9e-3)])
def test_costs_within_the_rounding_are_the_same(bits, factor):
    engine = next(engine for engine in TRAINERS if engine.bits == bits)
    training.check(engine, "a network", [2, 1 * factor], [2, 1])


@pytest.mark.parametrize("bits, cost", [(64, 1 + 1.1e-9), (32, 1 + 1.1e-3), (64, math.nan)])
def test_an_engine_that_computes_something_else_is_refused(bits, cost):
    engine = next(engine for engine in TRAINERS if engine.bits == bits)
    with pytest.raises(Trouble, match="cost before step 2"):
        training.check(engine, "a network", [2, cost], [2, 1])


def test_a_peer_that_cannot_be_fetched_is_left_out_in_one_line(
    bench: Bench, monkeypatch, tmp_path, capsys
):
    monkeypatch.setenv("PATH", str(tmp_path))  # there is no Maven
    assert peers.fetch(bench.jdk, ("EJML",)) == set()
    said = [line for line in capsys.readouterr().err.splitlines() if "left out" in line]
    assert len(said) == 1 and "EJML left out: There is no Maven" in said[0]


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system cannot pin")
def test_measurements_run_on_one_core_and_all_are_given_back():
    before = os.sched_getaffinity(0)
    with one_core():
        assert len(os.sched_getaffinity(0)) == 1
    assert os.sched_getaffinity(0) == before


def test_a_spread_is_the_median_and_its_range():
    assert report.spread([1, 1000, 30]) == "30 (1 – 1,000)"


def test_the_ratio_is_taken_round_by_round():
    results, best = training.Results(), TRAINERS[1]
    for net in NETWORKS:
        # The second round ran on a machine half as fast: the ratio does not notice.
        results.steps |= {(GOLDILOCKS, net): [300, 150, 300], (best, net): [200, 100, 200]}
    assert "| ratio to the best float64 peer | 1.50 (1.50 – 1.50) |" in training.ratios(results)
    assert "float32" not in training.ratios(results)


def test_a_measurement_replaces_its_own_section_and_no_other():
    page = "# Performance\n\nBy hand.\n\n## One\n\nold\n\n## Two\n\nkept\n"
    changed = report.with_section(page, "One", "new")
    assert changed == "# Performance\n\nBy hand.\n\n## One\n\nnew\n\n## Two\n\nkept\n"
    assert report.with_section(changed, "One", "new") == changed
    assert report.with_section(page, "Three", "last").endswith("kept\n\n## Three\n\nlast\n")


def test_the_machine_is_told_by_its_kind_alone():
    assert f"{os.cpu_count()} cores" in report.machine()
    assert platform.node() not in report.machine()


def test_lessons_beside_what_they_were_are_told_as_a_share_of_all_seconds():
    then, now = lessons.Cost(2, 5, 10, 180), lessons.Cost(1, 3, 4, 190)
    one = ["00", "2.0 → 1.0", "5.0 → 3.0", "10.0 → 4.0", "0.40"]
    assert lessons._ratios("00", [then], [now]) == one
    assert lessons._ratios("all", [then, now], [now, now])[3:] == ["14.0 → 8.0", "0.57"]


def test_a_word_that_bench_does_not_know_is_told_before_anything_is_done():
    command = [sys.executable, "-m", "lab", "bench", "--fast"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "lab: bench takes --quick, --before COMMIT, kernel, lessons, lessons --before COMMIT or "
        "nothing: lab bench --help."
    ]
