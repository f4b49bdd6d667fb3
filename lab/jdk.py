"""The Java to use: 17 or newer, with the modules that a notebook and a build need."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lab.console import Trouble

OLDEST = 17
NEEDED = ("jdk.jshell", "jdk.compiler")
VECTOR = "jdk.incubator.vector"
USUAL_PLACES = (
    "/usr/lib/jvm/*",
    "/opt/java/*",
    "/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "/opt/homebrew/opt/openjdk*",
    "~/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "~/.sdkman/candidates/java/*",
    "~/.jdks/*",
    "C:/Program Files/Java/*",
    "C:/Program Files/Eclipse Adoptium/*",
    "C:/Program Files/Microsoft/*",
)


@dataclass(frozen=True)
class Jdk:
    home: Path
    version: str
    modules: frozenset[str]

    @property
    def java(self) -> Path:
        return self._tool("java")

    @property
    def javac(self) -> Path:
        return self._tool("javac")

    @property
    def vector_option(self) -> list[str]:
        """What makes the Vector API visible, where there is one."""
        return ["--add-modules", VECTOR] if VECTOR in self.modules else []

    def _tool(self, name: str) -> Path:
        return self.home / "bin" / (f"{name}.exe" if os.name == "nt" else name)

    @property
    def major(self) -> int:
        first, *rest = re.findall(r"\d+", self.version)
        return int(rest[0] if first == "1" and rest else first)

    @property
    def fault(self) -> str | None:
        """Why this Java will not do."""
        if self.major < OLDEST:
            return f"Java {self.version} in {self.home} is older than {OLDEST}"
        for module in NEEDED:
            if module not in self.modules:
                return f"Java {self.version} in {self.home} is no full JDK: it lacks {module}"
        return None


def find() -> Jdk:
    """The first Java that will do: JAVA_HOME, then PATH, then the usual places, newest first."""
    faults = []
    for jdk in all_found():
        if not jdk.fault:
            return jdk
        faults.append(jdk.fault)
    raise Trouble(
        f"{faults[0] if faults else 'There is no Java here'}: install a JDK {OLDEST} or newer "
        "(Debian and Ubuntu: apt install openjdk-17-jdk; others: adoptium.net) "
        "or point JAVA_HOME at one, and run again."
    )


def all_found() -> Iterator[Jdk]:
    """Every Java that there is, in the order in which it is taken."""
    named = os.environ.get("JAVA_HOME")
    on_path = shutil.which("java")
    first = [Path(named) / "bin" / "java"] if named else []
    first += [Path(on_path)] if on_path else []
    yield from filter(None, map(inspect, first))
    others = [home / "bin" / "java" for place in USUAL_PLACES for home in _glob(place)]
    found = {jdk.home: jdk for jdk in filter(None, map(inspect, others))}
    yield from sorted(found.values(), key=lambda jdk: jdk.major, reverse=True)


def _glob(pattern: str) -> list[Path]:
    path = Path(pattern).expanduser()
    root = Path(path.anchor)
    return list(root.glob(str(path.relative_to(root)))) if path.anchor else []


def inspect(java: Path) -> Jdk | None:
    """What a java says of itself: home and version on stderr, its modules on stdout."""
    try:
        answer = subprocess.run(
            [java, "-XshowSettings:properties", "--list-modules"],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=60,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    home, version = (
        re.search(rf"(?m)^ *java\.{name} = (.+)$", answer.stderr) for name in ("home", "version")
    )
    if not home or not version:
        return None
    modules = frozenset(re.findall(r"(?m)^([\w.]+)(?:@|$)", answer.stdout))
    return Jdk(Path(home[1].strip()), version[1].strip(), modules)
