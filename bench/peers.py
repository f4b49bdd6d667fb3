"""Other engines: fetched into an environment of their own."""

import os
import re
import sys
from pathlib import Path

from lab import jars
from lab.console import Trouble, run, say
from lab.jdk import VECTOR, Jdk
from lab.places import LIB, ROOT

HOME = ROOT / ".venv-bench"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
JAVA_LIB = HOME / "java" / "lib"
CLASSES = HOME / "java" / "classes"
SOURCES = Path(__file__).parent / "java"
LISTS = Path(__file__).parent / "python"


def fetch(jdk: Jdk, wanted: tuple[str, ...]) -> set[str]:
    """The peers of those wanted that can run here; one line for each that cannot."""
    there = {name for name in wanted if _tried(name, INSTALL[name], jdk)}
    compile_java(jdk, with_ejml="EJML" in there)
    return there


def _tried(name: str, install, *arguments) -> bool:
    try:
        install(*arguments)
        return True
    except Trouble as trouble:
        say(f"{name} left out: {trouble}")
        return False


def _ejml(jdk: Jdk) -> None:
    if not list(JAVA_LIB.glob("ejml-ddense-*.jar")):
        jars.fetch("Fetching EJML", SOURCES / "pom.xml", JAVA_LIB, jdk)


def compile_java(jdk: Jdk, with_ejml: bool) -> None:
    sources = java_side(SOURCES / "bench", jdk, with_ejml)
    compile_into(CLASSES, "Compiling the Java side of the measurement", sources, jdk)


def java_side(folder: Path, jdk: Jdk, with_ejml: bool) -> list[Path]:
    """What of it can be compiled with this JDK and the jars that are there."""
    left_out = set() if with_ejml else {"Ejml"}
    left_out |= set() if VECTOR in jdk.modules else {"Peak"}
    return [path for path in sorted(folder.glob("*.java")) if path.stem not in left_out]


def compile_into(classes: Path, doing: str, sources: list[Path], jdk: Jdk) -> None:
    options = ["-encoding", "UTF-8", *jdk.vector_option, "-cp", class_path(classes), "-d", classes]
    run(doing, [jdk.javac, *options, *sources])


def class_path(classes: Path | None = None) -> str:
    return os.pathsep.join(map(str, (classes or CLASSES, LIB / "*", JAVA_LIB / "*")))


def _jax(jdk: Jdk) -> None:
    _python_peer("jax", "a minute")


def _torch(jdk: Jdk) -> None:
    _python_peer("torch", "on Linux 5 GB and some minutes")


def _python_peer(module: str, size: str) -> None:
    pins = LISTS / f"{module}.txt"
    done = HOME / f"{module}.done"
    if done.is_file() and done.read_text() == pins.read_text():
        return
    if not PYTHON.exists():
        run(f"Making the environment {HOME.name}", [sys.executable, "-m", "venv", HOME])
    pip = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    run(f"Installing {module} into {HOME.name} ({size})", [*pip, "-r", pins])
    run(f"Trying {module}", [PYTHON, "-c", f"import {module}"])
    done.write_text(pins.read_text())


def versions(there: set[str]) -> str:
    """The peers' names and versions, for the page."""
    found = []
    if "JAX" in there:
        found += [f"JAX {_pin('jax', 'jax')}", f"NumPy {_pin('jax', 'numpy')}"]
    if "PyTorch" in there:
        found += [f"PyTorch {_pin('torch', 'torch')}"]
    if "EJML" in there:
        found += [f"EJML {_pom_pin('ejml-ddense')}"]
    return ", ".join(found) or "no peers"


def _pin(pins: str, name: str) -> str:
    text = (LISTS / f"{pins}.txt").read_text(encoding="utf-8")
    return re.search(rf"(?m)^{name}==(.+)$", text)[1]


def _pom_pin(artifact: str) -> str:
    text = (SOURCES / "pom.xml").read_text(encoding="utf-8")
    return re.search(rf"{artifact}</artifactId>\s*<version>(.+)</version>", text)[1]


INSTALL = {"EJML": _ejml, "JAX": _jax, "PyTorch": _torch}
