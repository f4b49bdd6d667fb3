"""A run of half an hour tells what fails when it does, and no test holds it up for ever."""

import subprocess
import sys

import pytest

from lab.places import ROOT

TESTS = """
import time

def test_good(): pass
def test_bad(): assert 6 * 9 == 42
def test_endless(): time.sleep(600)
def test_late(): pass
"""


@pytest.mark.slow("waits until a test without an end is ended")
def test_a_failure_is_told_at_once_and_a_test_without_end_is_ended_and_named(tmp_path):
    (tmp_path / "test_some.py").write_text(TESTS)
    place = ["-c", ROOT / "lab/pyproject.toml", "--rootdir", tmp_path, "-p", "lab.tests.tiers"]
    words = [*place, "-n", "2", "-o", "faulthandler_timeout=5", "--tb=short", tmp_path]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    running, _, after = done.stdout.partition("= FAILURES =")
    assert "test_some.py::test_bad (call)" in running and "assert (6 * 9) == 42" in running
    assert "crashed while running 'test_some.py::test_endless'" in running
    assert "test_endless" in done.stderr, "where it stood"
    assert "2 failed, 2 passed" in after
