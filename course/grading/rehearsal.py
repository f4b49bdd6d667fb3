"""The Java of `java/guard`: compiled when first needed, and a JVM that tries notebooks with it."""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from nbformat import NotebookNode

from course.grading.restore import MARK
from course.grading.rules import Refusal, Rules
from lab.console import Trouble, cause
from lab.kernel import CELLS, FOLDER, MAIN
from lab.places import LIB, TARGET, write

HERE = Path(__file__).parent
ALLOWED = HERE / "allowed.txt"
SOURCES = sorted((HERE / "java" / "guard").glob("*.java"))
SOURCES += [CELLS / "goldilocks" / "cells" / "Variables.java"]  # they keep their values here too
# A rehearsal is short: compiling Java's own compiler well takes longer than it saves.
QUICK = ("-XX:TieredStopAtLevel=1", "-Xmn64m", "-Xmx512m")


def rules_of(source: NotebookNode) -> Rules:
    """An assignment's rules, found once for each state of it and of the kit."""
    more = source.metadata.get(MARK, {}).get("allow", [])
    allowed = ALLOWED.read_text("utf-8") + "".join(f"allow {name}\n" for name in more)
    made_from = [allowed, *(str(cell) for cell in source.cells)]
    made_from += [path.read_text("utf-8") for path in (*SOURCES, LIB / ".built")]
    kept = TARGET / "rules" / hashlib.sha256("\0".join(made_from).encode()).hexdigest()
    if not kept.is_file():
        write(kept, allowed + _needs(source, allowed))
    return Rules(kept.read_text("utf-8"))


def _needs(source: NotebookNode, allowed: str) -> str:
    """What the checks rely on; with other names for what they declare they must still compile."""
    with Rehearsal() as rehearsal:
        needs = "\n".join(rehearsal.of(Rules(allowed), source)["needs"])
        rules = Rules(allowed + needs)
        ends = rehearsal.of(rules, source)["cells"]
    for (_, name, _), (end, why) in zip(rules.cells(source), ends, strict=True):
        if end != "ok":
            why = " ".join(why.split())
            raise Trouble(f"In the assignment, {name} does not compile or is refused: {why}.")
    return needs


def read(rules: Rules, notebook: NotebookNode) -> list[Refusal]:
    """What of a notebook would not be run; nothing of it is."""
    with Rehearsal() as rehearsal:
        return [Refusal(*one) for one in rehearsal.of(rules, notebook)["refusals"]]


def classes() -> Path:
    """The folder of compiled classes."""
    java, *_ = kernel_command()
    made_from = [java, *(path.read_text("utf-8") for path in SOURCES)]
    folder = TARGET / "guard" / hashlib.sha256("\0".join(made_from).encode()).hexdigest()[:16]
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=folder.parent))
        _compile(java, fresh)
        fresh.chmod(0o755)  # a fenced program is another user's
        try:
            fresh.rename(folder)
        except OSError:  # another process was faster
            shutil.rmtree(fresh)
    return folder


def _compile(java: str, folder: Path) -> None:
    words = [java, "-m", "jdk.compiler/com.sun.tools.javac.Main", "-encoding", "UTF-8"]
    words += ["-cp", str(FOLDER / "jjava.jar"), "-d", str(folder), *map(str, SOURCES)]
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode:
        raise Trouble(f"The guard does not compile: {cause(done.stderr)}.")


def kernel_command() -> list[str]:
    return json.loads((FOLDER / "kernel.json").read_text("utf-8"))["argv"]


def guarded(command: list[str], folder: str, *main: str) -> list[str]:
    """A kernel's command that starts another class, from this folder, in the place of its own."""
    path, own = command.index("-cp") + 1, command.index(MAIN)
    with_ours = os.pathsep.join([command[path], folder])
    return [*command[:path], with_ours, *command[path + 1 : own], *main]


class Rehearsal:
    """A JVM that evaluates notebooks one after the other; used in `with`."""

    def __enter__(self):
        command = guarded(kernel_command(), str(classes()), *QUICK, "guard.Rehearsal")
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        return self

    def __exit__(self, *_):
        self._process.kill()
        self._process.communicate()

    def of(self, rules: Rules, notebook: NotebookNode, runs: bool = False) -> dict:
        """How each cell ends, what was refused, and what the checks need; see Rehearsal.java."""
        request = {"runs": runs, "rules": rules.text, "cells": rules.cells(notebook)}
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise Trouble("The Java process that looks at a notebook ended before it was done.")
        return json.loads(answer)
