"""The kernelspec `java`: one JVM with the jars of lib/ and JJava on its class path.

Its main class is ours, JJava with errors that name the cell; it is compiled here, against the
JJava that pip has brought: on Maven Central there is none.
"""

import hashlib
import json
import os
import sys
import tempfile
import zipfile
from pathlib import Path

from lab.console import Trouble, run, say
from lab.jdk import OLDEST, Jdk
from lab.places import LIB, NOTEBOOKS, ROOT, write

# pip puts JJava and a kernelspec of its own here; ours takes that one's place.
FOLDER = Path(sys.prefix) / "share" / "jupyter" / "kernels" / "java"
JJAVA = FOLDER / "jjava.jar"
CELLS = ROOT / "lab" / "java"
MAIN = "goldilocks.cells.CellKernel"
COMPILED_WELL = FOLDER / "compiled-well.json"
# What computes. On javac, JShell and their strings C2 spent four tenths of a short lesson, and they
# are asked too seldom to pay that back.
NUMBERS = (
    *("goldilocks/*", "REPL/*", "org/apache/commons/math3/*"),
    *("jdk/incubator/vector/*", "jdk/internal/vm/vector/*"),
    *("java/lang/Math", "java/lang/StrictMath", "java/lang/FdLibm*", "java/lang/Double"),
    *("java/util/Arrays", "java/util/ArrayList*", "java/util/Objects"),
)
# Of these, what a lesson asks so seldom that compiling it takes longer.
SELDOM = (
    *("goldilocks/notebook/*", "goldilocks/plot/*", "goldilocks/picture/*"),
    "org/apache/commons/math3/linear/SingularValueDecomposition*",
)
COMPILER = (
    "-XX:+UnlockDiagnosticVMOptions",
    f"-XX:CompilerDirectivesFile={COMPILED_WELL}",
    # HotSpot tells how many directives there are: not where a program's own output goes.
    "-XX:+DisplayVMOutputToStderr",
)


def install(jdk: Jdk) -> None:
    """Install the kernelspec, and the archive of classes if it is missing."""
    if not _cells().exists():
        _compile(jdk, _cells())
    write(COMPILED_WELL, _text(_compiled_well()))
    write(FOLDER / "kernel.json", _text(spec(jdk)))
    archive = _archive(jdk)
    if not archive.exists():
        _rehearse(jdk, archive)


def _compiled_well() -> list[dict]:
    """HotSpot's directives: for C2, of which the first that fits counts."""
    told = ((SELDOM, True), (NUMBERS, False), (["*"], True))
    return [
        {"match": [f"{classes}.*" for classes in some], "c2": {"Exclude": left_out}}
        for some, left_out in told
    ]


def spec(jdk: Jdk) -> dict:
    return _spec(jdk, f"-XX:SharedArchiveFile={_archive(jdk)}")


def _spec(jdk: Jdk, archive_option: str) -> dict:
    return {
        "argv": _command(jdk, archive_option),
        "display_name": "Java",
        "language": "java",
        "interrupt_mode": "message",
        # Without a UTF-8 locale Java cannot read a path with letters beyond ASCII.
        "env": {"LC_ALL": "C.UTF-8"},
    }


def _command(jdk: Jdk, archive_option: str) -> list[str]:
    return [
        # The absolute path: hubs and editors start kernels without the PATH of a terminal.
        str(jdk.java),
        "-ea",
        "-XX:+UseSerialGC",
        # With half the young generation, collecting took a quarter of lesson 11's processor
        # seconds: what a training needs for a moment grew old in it.
        "-Xms64m",
        "-Xmn24m",
        *COMPILER,
        "-XX:MaxRAMPercentage=40",
        "-Xshare:auto",
        archive_option,
        # A stale archive costs time and says nothing, as one on JDK 17 in a path with a space.
        "-Xlog:disable",
        "-Djava.awt.headless=true",
        # The same printed numbers and the same bytes in every country.
        "-Duser.language=en",
        "-Duser.country=US",
        "-Dfile.encoding=UTF-8",
        *jdk.vector_option,
        "--add-opens",
        "jdk.jshell/jdk.jshell=ALL-UNNAMED",
        "-cp",
        os.pathsep.join(map(str, _class_path())),
        MAIN,
        "{connection_file}",
    ]


def _class_path() -> list[Path]:
    return [_cells(), JJAVA, *sorted(LIB.glob("*.jar"))]


def _cells() -> Path:
    """The jar of our main class; its name says what it was made from."""
    sources = [path.read_bytes() for path in sorted(CELLS.rglob("*.java"))]
    made_from = b"".join([*sources, str(JJAVA.stat().st_size).encode()])
    return FOLDER / f"cells-{hashlib.sha256(made_from).hexdigest()[:16]}.jar"


def _compile(jdk: Jdk, jar: Path) -> None:
    for old in FOLDER.glob("cells-*.jar"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        sources = sorted(CELLS.rglob("*.java"))
        run(
            "Compiling the kernel's main class",
            # Not bin/javac, which a JRE with a shell lacks.
            [
                *(jdk.java, "-m", "jdk.compiler/com.sun.tools.javac.Main", "-encoding", "UTF-8"),
                # For the oldest: another Java may start the kernel tomorrow.
                *("-source", OLDEST, "-target", OLDEST, "-Xlint:-options"),
                *("-cp", JJAVA, "-d", folder),
                *sources,
            ],
        )
        fresh = jar.with_suffix(".new")
        with zipfile.ZipFile(fresh, "w") as archive:
            for path in sorted(Path(folder).rglob("*.class")):
                archive.write(path, path.relative_to(folder).as_posix())
        fresh.replace(jar)


def _archive(jdk: Jdk) -> Path:
    """The archive's name says what it was made from, so one that exists is up to date."""
    jars = [(str(jar), jar.stat().st_size, jar.stat().st_mtime_ns) for jar in _class_path()]
    made_from = repr((str(jdk.home), jdk.version, jars)).encode()
    return FOLDER / f"classes-{hashlib.sha256(made_from).hexdigest()[:16]}.jsa"


def _rehearse(jdk: Jdk, archive: Path) -> None:
    """Play the first lesson once and keep the classes it loads: later kernels start faster."""
    lessons = sorted(NOTEBOOKS.glob("*.ipynb"))
    if not lessons:
        return
    say("Preparing a fast start of the kernel (some ten seconds) …")
    for old in FOLDER.glob("*.jsa"):
        old.unlink()
    fresh = archive.with_suffix(".new")
    try:
        _play(lessons[0], _spec(jdk, f"-XX:ArchiveClassesAtExit={fresh}"))
        fresh.replace(archive)
    except (OSError, Trouble) as error:
        say(f"  it did not work ({error}); kernels start a second later, no more")


def _play(lesson: Path, rehearsal: dict) -> None:
    import nbformat
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager

    from lab.notebook import execute

    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder, "java", "kernel.json"), _text(rehearsal))
        specs = KernelSpecManager(kernel_dirs=[folder])
        manager = AsyncKernelManager(kernel_name="java", kernel_spec_manager=specs)
        manager.shutdown_wait_time = 60  # the archive is written as the JVM ends
        notebook = nbformat.read(lesson, as_version=4)
        execute(notebook, lesson.parent, manager=manager, allow_errors=True)


def _text(spec: dict | list) -> str:
    return json.dumps(spec, indent=1, ensure_ascii=False)
