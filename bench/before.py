"""goldilocks as it was at an earlier commit, to be measured beside today's."""

import io
import subprocess
import tarfile

from bench import peers
from bench.engines import GOLDILOCKS, Engine
from lab.console import Trouble, run
from lab.jdk import VECTOR, Jdk
from lab.places import LIB, ROOT

NETWORK = ("src/main/java/goldilocks", "src/main/java/goldilocks/arithmetic")
OTHERS = {"Ejml.java"}  # which need jars of their own


def engine(commit: str, jdk: Jdk) -> Engine:
    """That commit's network and that commit's trainer of it, compiled with this JDK."""
    short = _git("rev-parse", "--verify", "--short=12", f"{commit}^{{commit}}").decode().strip()
    home = peers.HOME / "before" / short
    with tarfile.open(fileobj=io.BytesIO(_git("archive", short, NETWORK[0], "bench/java"))) as tar:
        tar.extractall(home, filter="data")
    left_out = OTHERS | (set() if VECTOR in jdk.modules else {"Peak.java"})
    sources = [
        path
        for folder in (*NETWORK, "bench/java/bench")
        for path in sorted((home / folder).glob("*.java"))
        if path.name not in left_out
    ]
    options = ["-encoding", "UTF-8", *jdk.vector_option, "-cp", LIB / "*", "-d", home / "classes"]
    run(f"Compiling the network of {short}", [jdk.javac, *options, *sources])
    return Engine(f"{GOLDILOCKS.name} at {short}", None, 64, "Goldilocks", classes=home / "classes")


def _git(*words: str) -> bytes:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True)
    if done.returncode != 0:
        raise Trouble(
            "bench --before takes a commit of this repository that has bench/java: "
            f"git {words[0]} says {done.stderr.decode(errors='replace').strip().splitlines()[0]}."
        )
    return done.stdout
