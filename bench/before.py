"""goldilocks as it was at an earlier commit, to be measured beside today's."""

import io
import subprocess
import sys
import tarfile
from pathlib import Path

from bench import peers
from bench.engines import GOLDILOCKS, Engine
from lab.console import Trouble, run
from lab.jdk import Jdk
from lab.places import ROOT

NETWORK = ("src/main/java/goldilocks", "src/main/java/goldilocks/arithmetic")


def engine(commit: str, jdk: Jdk) -> Engine:
    """That commit's network and that commit's trainer of it, compiled with this JDK."""
    short = _short(commit)
    home = _unpacked(peers.HOME / "before" / short, short, NETWORK[0], "bench/java")
    network = [path for folder in NETWORK for path in sorted((home / folder).glob("*.java"))]
    trainer = peers.java_side(home / "bench/java/bench", jdk, with_ejml=False)
    classes = home / "classes"
    peers.compile_into(classes, f"Compiling the network of {short}", [*network, *trainer], jdk)
    return Engine(f"{GOLDILOCKS.name} at {short}", None, 64, "Goldilocks", classes=classes)


def kit(commit: str) -> Path:
    """That commit's whole kit, set up in a folder of its own."""
    short = _short(commit)
    home = _unpacked(peers.HOME / "before" / f"{short}-kit", short)
    # Not this environment's Python: set-up would put the earlier kernel into this environment.
    python = getattr(sys, "_base_executable", sys.executable)
    run(f"Setting up the kit of {short}", [python, "-m", "lab", "setup"], cwd=home)
    return home


def _short(commit: str) -> str:
    return _git("rev-parse", "--verify", "--short=12", f"{commit}^{{commit}}").decode().strip()


def _unpacked(home: Path, *what: str) -> Path:
    with tarfile.open(fileobj=io.BytesIO(_git("archive", *what))) as tar:
        tar.extractall(home, filter="data")
    return home


def _git(*words: str) -> bytes:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True)
    if done.returncode != 0:
        raise Trouble(
            "bench --before takes a commit of this repository that has bench/java: "
            f"git {words[0]} says {done.stderr.decode(errors='replace').strip().splitlines()[0]}."
        )
    return done.stdout
