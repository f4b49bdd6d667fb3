"""src/main and pom.xml become lib/*.jar, with Maven or from a release, when they have changed."""

import hashlib
import json
import os
import shutil
from pathlib import Path

from lab import released
from lab.console import Trouble, run, say
from lab.jdk import Jdk
from lab.places import LIB, ROOT, TARGET, write

STAMP = LIB / ".built"


def build(jdk: Jdk) -> None:
    """Bring lib/ up to date; a second call does nothing."""
    sources = hash_of_sources()
    if _built() == sources:
        return
    if not shutil.which("mvn") and released.fits(sources):
        jars = released.fetch(TARGET / "release")
    else:
        jars = _by_maven(jdk)
    _install(jars)
    sizes = {jar.name: jar.stat().st_size for jar in sorted(jars)}
    write(STAMP, json.dumps({"sources": sources, "jars": sizes}, indent=1))


def need_maven() -> bool:
    """True if the jars must be built here."""
    sources = hash_of_sources()
    return _built() != sources and not released.fits(sources)


def hash_of_sources() -> str:
    return hash_of(ROOT / "pom.xml", ROOT / "src" / "main")


def _by_maven(jdk: Jdk) -> list[Path]:
    for stale in ("lib", "classes"):  # Maven never removes a jar or a class from there
        shutil.rmtree(TARGET / stale, ignore_errors=True)
    run(
        "Building the jars in lib/ (a minute the first time, then seconds)",
        [maven(), "-B", "-ntp", "-Dmaven.test.skip=true", "package"],
        cwd=ROOT,
        env=maven_environment(jdk),
    )
    return [*(TARGET / "lib").glob("*.jar"), *TARGET.glob("goldilocks-*.jar")]


def maven() -> str:
    found = shutil.which("mvn")
    if not found:
        raise Trouble(
            "There is no Maven on the PATH: install it (Debian and Ubuntu: apt install maven; "
            "macOS: brew install maven; others: maven.apache.org) and run again."
        )
    return found


def fetch(doing: str, pom: Path, target: Path, jdk: Jdk, *options: str) -> None:
    """Copy what a pom names and all that it needs at run time into a folder."""
    run(
        doing,
        [
            *(maven(), "-B", "-ntp", "-f", pom, *options),
            *("dependency:copy-dependencies", "-DincludeScope=runtime"),
            f"-DoutputDirectory={target}",
        ],
        env=maven_environment(jdk),
    )


def maven_environment(jdk: Jdk) -> dict[str, str]:
    # UTF-8 so that Java can read a path with any letter in it.
    return {**os.environ, "JAVA_HOME": str(jdk.home), "LC_ALL": "C.UTF-8"}


def hash_of(*places: Path) -> str:
    """One for all files there, whatever their dates."""
    digest = hashlib.sha256()
    inputs = [file for place in places for file in [place, *sorted(place.rglob("*"))]]
    for path in (path for path in inputs if path.is_file()):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(ROOT).as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _built() -> str | None:
    """The hash of the sources that lib/ was built from, if all its jars are still there."""
    try:
        stamp = json.loads(STAMP.read_text())
        whole = all((LIB / jar).stat().st_size == size for jar, size in stamp["jars"].items())
        return stamp["sources"] if whole else None
    except (OSError, ValueError, KeyError):
        return None


def _install(jars: list[Path]) -> None:
    """A running JVM maps the jars in lib/: replace a file by renaming, never write into one."""
    LIB.mkdir(exist_ok=True)
    try:
        for jar in jars:
            _replace(jar, LIB / jar.name)
        wanted = {jar.name for jar in jars}
        for old in LIB.glob("*.jar"):
            if old.name not in wanted:
                old.unlink()
    except PermissionError as error:
        raise Trouble(
            f"{error.filename} is in use: close the running notebooks and run again."
        ) from error
    say(f"  {len(jars)} jars are in lib/")


def _replace(source: Path, target: Path) -> None:
    if target.is_file() and source.read_bytes() == target.read_bytes():
        return
    fresh = target.with_suffix(".new")
    shutil.copyfile(source, fresh)
    fresh.replace(target)
