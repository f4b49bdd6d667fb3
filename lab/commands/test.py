"""Run the tests: each part and lesson once, or those named, or everything with --full.

python3 -m lab test             each part and each lesson once: ten minutes on two cores
python3 -m lab test --full      everything, the slow weather and whole classes too
python3 -m lab test NAME …      a lesson with its claims (05 or 05-backpropagation), a Java package
                                (plot), a Java test class (SeedsTest), an area (style, launcher,
                                browser, kernel, course, bench …) or a file of Python tests;
                                with --full their slow tests too

Java's tests run beside the others. At the end it tells which tests were slow, and why.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from xml.etree import ElementTree

from lab import environment, jars, selection
from lab.commands.setup import set_up
from lab.console import say
from lab.places import ROOT, TARGET
from lab.selection import Selection

FULL = "--full"
AT_ONCE = min(4, os.cpu_count() or 1)
REPORTS = TARGET / "test-reports"
SUREFIRE = TARGET / "surefire-reports"
NOTHING_RAN = 5  # pytest's code for it
SLOW = 10  # seconds
PYTHON = [sys.executable, "-m"]


def main(arguments: list[str]) -> int:
    begin = time.monotonic()
    names = [word for word in arguments if word != FULL]
    chosen = selection.of(names) if names else selection.everything()
    java = set_up()
    grading = [environment.COURSE_REQUIREMENTS] if sys.version_info >= (3, 11) else []
    environment.install(environment.TEST_REQUIREMENTS, *grading)
    run = Run(jars.maven_environment(java), FULL in arguments)
    run.style(chosen)
    run.tests(chosen)
    run.tell(time.monotonic() - begin)
    return 1 if run.failed else 0


class Run:
    """One run, which goes on after a failure."""

    def __init__(self, variables: dict[str, str], full: bool):
        self.here = {"cwd": ROOT, "env": variables, "stdin": subprocess.DEVNULL}
        self.full = full
        self.failed: list[str] = []
        for old in (REPORTS, SUREFIRE):
            shutil.rmtree(old, ignore_errors=True)
        REPORTS.mkdir(parents=True)

    def style(self, chosen: Selection) -> None:
        if not chosen.style:
            return
        configured = ["--config", "lab/pyproject.toml", "."]
        self._run("Python style", [*PYTHON, "ruff", "check", *configured])
        self._run("Python format", [*PYTHON, "ruff", "format", "--check", *configured])
        self._run("Java format", [*_maven(), "-q", "spotless:check"])

    def tests(self, chosen: Selection) -> None:
        if not chosen.java:
            return self._python(chosen)
        log = REPORTS / "java.log"
        tests = [*_maven(), f"-Dtest={','.join(chosen.java)}", "test"]
        with log.open("w", encoding="utf-8") as out:
            java = subprocess.Popen(tests, stdout=out, stderr=out, **self.here)
        try:
            self._python(chosen)
            say(f"\n== Java: {' '.join(tests)}")
            self._judge("Java", java.wait())
        finally:
            java.terminate()
        shown = re.compile(r"\[ERROR\]|\[\w+\] Tests run: .*\d$")
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        print("\n".join(filter(shown.match, lines)), flush=True)

    def _python(self, chosen: Selection) -> None:
        if chosen.python:
            at_once = ["-n", AT_ONCE, "--dist", "loadgroup", "--no-loadscope-reorder"]
            self._pytest("Python", [*chosen.python, *at_once])
        if chosen.lessons:
            named = " or ".join(chosen.lessons)
            self._pytest("Lessons", ["lab/tests", "-k", f"({named}) and not browser"])

    def _pytest(self, title: str, words: list) -> None:
        tiers = ["-p", "lab.tests.tiers", "-m", "not short" if self.full else "not full"]
        report = REPORTS / f"{title}.xml"
        place = ["-c", "lab/pyproject.toml", "--rootdir", ROOT, f"--junitxml={report}"]
        code = self._run(title, [*PYTHON, "pytest", *place, *tiers, *words])
        if code == NOTHING_RAN:
            say(f"None of these tests is quick: add {FULL}.")

    def _run(self, title: str, command: list) -> int:
        words = [str(word) for word in command]
        say(f"\n== {title}: {' '.join(words)}")
        return self._judge(title, subprocess.run(words, **self.here).returncode)

    def _judge(self, title: str, code: int) -> int:
        self.failed += [title] if code else []
        return code

    def tell(self, seconds: float) -> None:
        """The slow tests and their reasons, then how many ran and what failed."""
        reports = [*REPORTS.glob("*.xml"), *SUREFIRE.glob("*.xml")]
        cases = [case for path in reports for case in ElementTree.parse(path).iter("testcase")]
        skipped = sum(case.find("skipped") is not None for case in cases)
        slow = [case for case in cases if _seconds(case) >= SLOW]
        print(f"\nSlower than {SLOW} s:" if slow else "")
        for case in sorted(slow, key=_seconds, reverse=True):
            print(f"{_seconds(case):5.0f} s  {_name(case)}: {_why(case)}")
        print(
            f"{len(cases) - skipped} tests ran in {seconds // 60:.0f} min {seconds % 60:.0f} s, "
            f"{skipped} were skipped; "
            + (f"failed: {', '.join(self.failed)}." if self.failed else "all passed."),
            flush=True,
        )


def _maven() -> list[str]:
    return [jars.maven(), "-B", "-ntp"]


def _seconds(case: ElementTree.Element) -> float:
    return float(case.get("time", "0").replace(",", ""))


def _name(case: ElementTree.Element) -> str:
    return f"{case.get('classname', '').rpartition('.')[2]}.{case.get('name')}"


def _why(case: ElementTree.Element) -> str:
    if case.get("classname", "").startswith("goldilocks."):
        return "Java"
    told = case.find("properties/property[@name='why']")
    return "no mark tells why" if told is None else told.get("value", "")
