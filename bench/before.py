"""goldilocks as it was at an earlier commit, to be measured beside today's."""

import io
import subprocess
import tarfile

from bench import peers
from bench.engines import GOLDILOCKS, Engine
from lab.console import Trouble
from lab.jdk import Jdk
from lab.places import ROOT

NETWORK = ("src/main/java/goldilocks", "src/main/java/goldilocks/arithmetic")


def engine(commit: str, jdk: Jdk) -> Engine:
    """That commit's network and that commit's trainer of it, compiled with this JDK."""
    short = _git("rev-parse", "--verify", "--short=12", f"{commit}^{{commit}}").decode().strip()
    home = peers.HOME / "before" / short
    with tarfile.open(fileobj=io.BytesIO(_git("archive", short, NETWORK[0], "bench/java"))) as tar:
        tar.extractall(home, filter="data")
    network = [path for folder in NETWORK for path in sorted((home / folder).glob("*.java"))]
    trainer = peers.java_side(home / "bench/java/bench", jdk, with_ejml=False)
    classes = home / "classes"
    peers.compile_into(classes, f"Compiling the network of {short}", [*network, *trainer], jdk)
    return Engine(f"{GOLDILOCKS.name} at {short}", None, 64, "Goldilocks", classes=classes)


def _git(*words: str) -> bytes:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True)
    if done.returncode != 0:
        raise Trouble(
            "bench --before takes a commit of this repository that has bench/java: "
            f"git {words[0]} says {done.stderr.decode(errors='replace').strip().splitlines()[0]}."
        )
    return done.stdout
