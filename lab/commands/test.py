"""Run all tests: style, the Java package, the launcher, every notebook, a real browser."""

import subprocess
import sys

from lab import environment, jars
from lab.commands.setup import set_up
from lab.console import say
from lab.places import ROOT


def main(arguments: list[str]) -> int:
    java = set_up()
    environment.install(environment.TEST_REQUIREMENTS)
    if sys.version_info >= (3, 11):
        environment.install(environment.COURSE_REQUIREMENTS)
    python = [sys.executable, "-m"]
    ruff = ["--config", "lab/pyproject.toml", "."]
    steps = {
        "Python style": [*python, "ruff", "check", *ruff],
        "Python format": [*python, "ruff", "format", "--check", *ruff],
        "Java style and tests": [jars.maven(), "-B", "-ntp", "spotless:check", "verify"],
        "Launcher, notebooks, browser": [
            *python,
            "pytest",
            "lab/tests",
            "course/tests",
            "bench/tests",
        ],
    }
    failed = [name for name, step in steps.items() if not _passes(name, step, java)]
    say(f"Failed: {', '.join(failed)}." if failed else "All tests passed.")
    return 1 if failed else 0


def _passes(name: str, command: list[str], java) -> bool:
    say(f"\n== {name}: {' '.join(command)}")
    done = subprocess.run(
        command, cwd=ROOT, env=jars.maven_environment(java), stdin=subprocess.DEVNULL
    )
    return done.returncode == 0
