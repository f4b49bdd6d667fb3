"""The jars of a release, for those who have no Maven: lib/release.json says which, and where."""

import hashlib
import json
import urllib.request
from pathlib import Path

from lab.console import Trouble, cause, say
from lab.places import LIB, write

RELEASE = LIB / "release.json"
PATIENCE = 60  # seconds without a byte


def describe(sources: str, jars: list[Path], address: str) -> None:
    """Write down what jars a release has, of which sources, and where they will be found."""
    sums = {jar.name: _sum(jar.read_bytes()) for jar in sorted(jars)}
    release = {"sources": sources, "address": address.rstrip("/"), "jars": sums}
    write(RELEASE, json.dumps(release, indent=1) + "\n")


def fits(sources: str) -> bool:
    """True if the release was built from these very sources."""
    return RELEASE.is_file() and json.loads(RELEASE.read_text())["sources"] == sources


def fetch(folder: Path) -> list[Path]:
    """The release's jars in a folder, each as its sum says or none at all."""
    release = json.loads(RELEASE.read_text())
    say(f"There is no Maven: taking the jars of the release from {release['address']} …")
    folder.mkdir(parents=True, exist_ok=True)
    return [_fetch(release["address"], *jar, folder) for jar in release["jars"].items()]


def _fetch(address: str, name: str, wanted: str, folder: Path) -> Path:
    try:
        with urllib.request.urlopen(f"{address}/{name}", timeout=PATIENCE) as answer:
            content = answer.read()
    except OSError as error:
        raise Trouble(
            f"{name} of the release cannot be had: {cause(str(error))}; "
            "with Maven installed it is built here."
        ) from error
    if _sum(content) != wanted:
        raise Trouble(
            f"{address}/{name} is not the jar that was released: tell who publishes it, "
            "or install Maven, which builds it here."
        )
    jar = folder / name
    jar.write_bytes(content)
    return jar


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
