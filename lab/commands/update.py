"""Renew all pinned versions, of Python's packages and in the pom, and show what changed.

python3 -m lab update     the pins in requirements*.txt, all of lab/constraints.txt, pom.xml

Only releases count, and those of Python's packages that run on the oldest Python supported. What
bench/ compares keeps the versions that it has measured. Run lab test --full before you commit.
"""

import re
import sys
import tempfile
from pathlib import Path

from lab import environment, jars, jdk
from lab.console import Trouble, run
from lab.places import ROOT, write

UV = ROOT / "lab" / "requirements-update.txt"
LISTS = {  # and what an installation needs that they do not fit
    environment.REQUIREMENTS: "",
    environment.TEST_REQUIREMENTS: "",
    UV: "",
    environment.COURSE_REQUIREMENTS: " ; python_full_version >= '3.11'",
    environment.BOOK_REQUIREMENTS: " ; python_full_version >= '3.11'",
}
CONSTRAINTS = ROOT / "lab" / "constraints.txt"
HEAD = "# Every version, on every system; python3 -m lab update renews them.\n"
OLDEST_PYTHON = "3.10"
POM = ROOT / "pom.xml"
VERSIONS = "org.codehaus.mojo:versions-maven-plugin:2.18.0"
NO_RELEASE = r"(?i).*[.-](alpha|beta|rc|cr|m|ea)[.-]?\d*.*"
PIN = re.compile(r"(?m)^([\w.-]+)==([^\s;]+)")
PROPERTY = re.compile(r"<([\w.-]+)\.version>([^<]+)</")


def main(arguments: list[str]) -> int:
    if arguments:
        raise Trouble("update takes no arguments: python3 -m lab update --help.")
    environment.enter()
    environment.install(environment.REQUIREMENTS, UV)
    before = _versions()
    _renew_pins()
    _renew_pom()
    print("\n".join(changes(before, _versions())) or "All versions are the newest.")
    return 0


def changes(before: dict[str, str], after: dict[str, str]) -> list[str]:
    names = sorted(before.keys() | after.keys())
    return [
        f"{name:30} {before.get(name, '-'):>14} → {after.get(name, '-')}"
        for name in names
        if before.get(name) != after.get(name)
    ]


def lowest(constraints: str) -> dict[str, str]:
    """The version of each package that runs everywhere: where there are several, the oldest."""
    found: dict[str, str] = {}
    for name, version in PIN.findall(constraints):
        found[name] = min(version, found.get(name, version), key=_numbers)
    return found


def with_pins(text: str, versions: dict[str, str]) -> str:
    """A list of requirements with its versions replaced."""
    return PIN.sub(lambda pin: f"{pin[1]}=={versions[pin[1]]}", text)


def _renew_pins() -> None:
    newest = lowest(_resolved("Asking for new versions", PIN.sub(r"\1", _asked())))
    for path in LISTS:
        write(path, with_pins(path.read_text(encoding="utf-8"), newest))
    write(CONSTRAINTS, HEAD + _resolved("Choosing what fits them", _asked()))


def _asked() -> str:
    """The pins of all lists, and where they are wanted."""
    return "".join(
        f"{pin[0]}{where}\n"
        for path, where in LISTS.items()
        for pin in PIN.finditer(path.read_text(encoding="utf-8"))
    )


def _resolved(doing: str, asked: str) -> str:
    """The newest versions, of all that is needed on any system, that go with what is asked for."""
    with tempfile.TemporaryDirectory() as folder:
        wanted, found = Path(folder, "wanted.in"), Path(folder, "found.txt")
        wanted.write_text(asked, encoding="utf-8")
        words = ["--universal", "--python-version", OLDEST_PYTHON, "--no-annotate", "--no-header"]
        run(doing, [sys.executable, "-m", "uv", "pip", "compile", *words, wanted, "-o", found])
        return found.read_text(encoding="utf-8")


def _renew_pom() -> None:
    java = jdk.find()
    options = ["-DgenerateBackupPoms=false", f"-Dmaven.version.ignore={NO_RELEASE}"]
    run(
        "Asking for new versions of what the pom names",
        [jars.maven(), "-B", "-ntp", "-f", POM, f"{VERSIONS}:update-properties", *options],
        env=jars.maven_environment(java),
    )


def _versions() -> dict[str, str]:
    """All that is pinned."""
    poms = PROPERTY.findall(POM.read_text(encoding="utf-8"))
    lines = re.findall(r"(?m)^([\w.-]+)==(.+)$", CONSTRAINTS.read_text(encoding="utf-8"))
    several: dict[str, str] = {}
    for name, version in [*lines, *poms]:
        several[name] = f"{several[name]}, {version}" if name in several else version
    return several


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]
