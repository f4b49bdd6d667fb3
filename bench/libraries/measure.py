"""Fetch each library into a folder of its own, let it draw, and keep the table of what it drew."""

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from lab import jars
from lab.console import Trouble, run, say
from lab.jdk import OLDEST, Jdk
from lab.places import ROOT, write

HOME = ROOT / ".libraries"
JAVA = Path(__file__).parent / "java"
TABLE = ROOT / "src/main/resources/goldilocks/libraries.csv"
HEADER = (
    "library,version,code,words,promised,fanIn,fanOut,draws,seeded,"
    "mean,variance,standardError,min,max"
)


@dataclass(frozen=True)
class Library:
    name: str  # in the table
    program: str  # a class in java/libraries, and a profile in java/pom.xml
    size: str
    oldest: int = OLDEST  # Java

    @property
    def home(self) -> Path:
        return HOME / self.program


LIBRARIES = (
    Library("DJL", "Djl", "115 MB"),
    Library("DL4J", "Dl4j", "146 MB"),
    Library("Deep Netts", "DeepNetts", "3 MB"),
    Library("Encog", "Encog", "2 MB"),
    Library("Neuroph", "Neuroph", "1 MB"),
    Library("rapaio", "Rapaio", "2 MB", oldest=25),
    Library("Smile", "Smile", "70 MB"),
)


def measure_all(jdk: Jdk) -> str:
    """Measures what can be had; the rows of the others stay as they are."""
    rows = _rows(TABLE)
    for library in LIBRARIES:
        try:
            rows[library.name] = _measure(library, jdk)
        except Trouble as trouble:
            say(f"{library.name} left out: {trouble}")
    known = [line for library in LIBRARIES for line in rows.get(library.name, [])]
    changed = write(TABLE, "\n".join([HEADER, *known]) + "\n")
    return f"{TABLE.relative_to(ROOT)}: {len(known)} rows, {'new' if changed else 'as before'}"


def _rows(table: Path) -> dict[str, list[str]]:
    rows: dict[str, list[str]] = {}
    if table.is_file():
        for line in table.read_text(encoding="utf-8").splitlines()[1:]:
            rows.setdefault(line.partition(",")[0], []).append(line)
    return rows


def _measure(library: Library, jdk: Jdk) -> list[str]:
    if jdk.major < library.oldest:
        raise Trouble(
            f"it needs Java {library.oldest}, and this is {jdk.version}: "
            f"point JAVA_HOME at a JDK {library.oldest} and run again."
        )
    _fetch(library, jdk)
    classes, result = library.home / "classes", library.home / "rows.csv"
    path = os.pathsep.join(map(str, (classes, library.home / "lib" / "*")))
    sources = [JAVA / "libraries" / f"{name}.java" for name in ("Draws", "Promises")]
    sources.append(JAVA / "libraries" / f"{library.program}.java")
    options = [*jdk.vector_option, "-cp", path]
    run(
        f"Compiling the measurement of {library.name}",
        [jdk.javac, "-encoding", "UTF-8", *options, "-d", classes, *sources],
    )
    options += [f"-Dorg.bytedeco.javacpp.cachedir={library.home}", "-Djava.awt.headless=true"]
    run(
        f"Drawing with {library.name}",
        [jdk.java, *options, f"libraries.{library.program}", result, version(library)],
        cwd=library.home,  # some write a log where they are
        env={**os.environ, "DJL_CACHE_DIR": str(library.home), "OPT_OUT_TRACKING": "true"},
    )
    return result.read_text(encoding="utf-8").splitlines()


def _fetch(library: Library, jdk: Jdk) -> None:
    pom, done = JAVA / "pom.xml", library.home / "fetched.xml"
    if done.is_file() and done.read_bytes() == pom.read_bytes():
        return
    shutil.rmtree(library.home, ignore_errors=True)
    doing = f"Fetching {library.name} ({library.size})"
    jars.fetch(doing, pom, library.home / "lib", jdk, "-P", library.program)
    shutil.copyfile(pom, done)


def version(library: Library) -> str:
    """That of the first dependency of the library's profile."""
    pom = (JAVA / "pom.xml").read_text(encoding="utf-8")
    profile = pom.partition(f"<id>{library.program}</id>")[2]
    return re.search(r"<version>(.+)</version>", profile)[1]
