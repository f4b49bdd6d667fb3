"""The kernelspec `java`: one JVM with the jars of lib/ and JJava on its class path."""

import hashlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from lab.console import say
from lab.jdk import VECTOR, Jdk
from lab.places import LIB, NOTEBOOKS, write

# pip puts JJava and a kernelspec of its own here; ours takes that one's place.
FOLDER = Path(sys.prefix) / "share" / "jupyter" / "kernels" / "java"
LAB_SETTINGS = Path(sys.prefix) / "etc" / "jupyter" / "labconfig" / "page_config.json"
NEWS = "@jupyterlab/apputils-extension:announcements"
REHEARSAL_LIMIT = 60  # seconds


def install(jdk: Jdk) -> None:
    """Install the kernelspec, and the archive of classes if it is missing."""
    write(FOLDER / "kernel.json", json.dumps(spec(jdk), indent=1, ensure_ascii=False))
    write(LAB_SETTINGS, json.dumps({"disabledExtensions": {NEWS: True}}))
    archive = _archive(jdk)
    if not archive.exists():
        _rehearse(jdk, archive)


def spec(jdk: Jdk) -> dict:
    return {
        "argv": _command(jdk, f"-XX:SharedArchiveFile={_archive(jdk)}"),
        "display_name": "Java",
        "language": "java",
        "interrupt_mode": "message",
        # Without a UTF-8 locale Java cannot read a path with letters beyond ASCII.
        "env": {"LC_ALL": "C.UTF-8"},
    }


def _command(jdk: Jdk, archive_option: str) -> list[str]:
    vector = ["--add-modules", VECTOR] if VECTOR in jdk.modules else []
    return [
        # The absolute path: hubs and editors start kernels without the PATH of a terminal.
        str(jdk.java),
        "-ea",
        "-XX:+UseSerialGC",
        "-Xms32m",
        "-XX:MaxRAMPercentage=40",
        "-Xshare:auto",
        archive_option,
        # A stale archive costs time and says nothing.
        "-Xlog:disable",
        "-Djava.awt.headless=true",
        # The same printed numbers and the same bytes in every country.
        "-Duser.language=en",
        "-Duser.country=US",
        "-Dfile.encoding=UTF-8",
        *vector,
        "--add-opens",
        "jdk.jshell/jdk.jshell=ALL-UNNAMED",
        "-cp",
        os.pathsep.join(map(str, _class_path())),
        "org.dflib.jjava.distro.JJava",
        "{connection_file}",
    ]


def _class_path() -> list[Path]:
    return [FOLDER / "jjava.jar", *sorted(LIB.glob("*.jar"))]


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
        _play(lessons[0], _command(jdk, f"-XX:ArchiveClassesAtExit={fresh}"))
        os.replace(fresh, archive)
    except (OSError, RuntimeError, TimeoutError, subprocess.SubprocessError) as error:
        say(f"  it did not work out ({error}); the kernel will start a second later, no more")


def _play(lesson: Path, command: list[str]) -> None:
    from jupyter_client.kernelspec import KernelSpec
    from jupyter_client.manager import KernelManager

    manager = KernelManager()
    manager._kernel_spec = KernelSpec(
        argv=command, language="java", interrupt_mode="message", env={"LC_ALL": "C.UTF-8"}
    )
    manager.shutdown_wait_time = REHEARSAL_LIMIT  # the archive is written at the end
    manager.start_kernel(cwd=str(lesson.parent), stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=REHEARSAL_LIMIT)
        end = time.monotonic() + REHEARSAL_LIMIT
        for cell in json.loads(lesson.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                source = "".join(cell["source"])
                client.execute_interactive(
                    source, output_hook=lambda _: None, timeout=max(1, end - time.monotonic())
                )
    finally:
        client.stop_channels()
        manager.shutdown_kernel()
