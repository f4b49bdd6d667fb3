"""The Python environment: the one that is active if it holds our pins, .venv otherwise."""

import errno
import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path

from lab.console import Trouble, hand_over, run, say
from lab.places import ROOT

VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements.txt"
TEST_REQUIREMENTS = ROOT / "lab" / "requirements-test.txt"
COURSE_REQUIREMENTS = ROOT / "course" / "requirements.txt"  # for Python 3.11 or newer
BOOK_REQUIREMENTS = ROOT / "book" / "requirements.txt"  # likewise
SPACE = 800  # MB: the environment, Maven's repository and the jars


def enter() -> None:
    """Go on inside the environment, which is made first; its packages may still be missing."""
    _check_root()
    if not inside():
        if not _runs():
            _make()
        hand_over([python(), "-m", "lab", *sys.argv[1:]])


def inside() -> bool:
    if Path(sys.prefix).resolve() == VENV.resolve():
        return True
    return os.access(sys.prefix, os.W_OK) and not unmet(REQUIREMENTS)


def ready() -> bool:
    """True if the environment needs no work."""
    return _runs() if not inside() else not unmet(REQUIREMENTS)


def python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def install(*lists: Path) -> None:
    """Install what lists ask for and the environment lacks."""
    if not unmet(*lists):
        return
    pip = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    run(
        f"Installing Python packages into {sys.prefix} (a minute or two)",
        # Python compiles what it comes to: most of what is installed, it never does.
        [*pip, "--no-compile", "--retries", "2", *(f"-r{path}" for path in lists)],
    )
    if missing := unmet(*lists):
        raise Trouble(
            f"The Python environment lacks {', '.join(missing)} though pip was content: "
            f"delete {sys.prefix} and run again."
        )


def unmet(*lists: Path) -> list[str]:
    """The packages that lists ask for, and those that they need, that are not installed."""
    texts = "\n".join(path.read_text(encoding="utf-8") for path in lists)
    pins = re.findall(r"(?m)^([\w.-]+)==([\w.]+)", texts)
    missing = [f"{name} {wanted}" for name, wanted in pins if _version(name) != wanted]
    return missing or _unmet_needs([name for name, _ in pins])


def _unmet_needs(names: list[str]) -> list[str]:
    """What is missing of all that these packages need; what others lack is not our affair."""
    if not _version("packaging"):
        return ["packaging"]
    from packaging.requirements import Requirement

    to_see, seen, missing = [Requirement(name) for name in names], set(), []
    while to_see:
        package = to_see.pop()
        if str(package) in seen:
            continue
        seen.add(str(package))
        try:
            needs = [Requirement(need) for need in metadata.requires(package.name) or ()]
        except metadata.PackageNotFoundError:
            missing.append(package.name)
            continue
        to_see += [need for need in needs if _applies(need, package.extras)]
    return sorted(set(missing))


def _applies(need, extras: set[str]) -> bool:
    environments = [{"extra": extra} for extra in ("", *extras)]
    return not need.marker or any(map(need.marker.evaluate, environments))


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _runs() -> bool:
    """True if .venv has a Python that starts and a pip to mend the rest with."""
    try:
        return subprocess.run([python(), "-Ic", "import pip"], capture_output=True).returncode == 0
    except OSError:
        return False


def _make() -> None:
    if VENV.exists():
        say(f"The environment {VENV} is broken: making it anew.")
    free = shutil.disk_usage(ROOT).free // 1_000_000
    if free < SPACE:
        raise Trouble(f"The disk is full: {free} MB are free and {SPACE} are needed; make room.")
    run("Making the Python environment .venv", [sys.executable, "-m", "venv", "--clear", VENV])


def _check_root() -> None:
    """Refuse, before anything is done, a folder in which nothing can work."""
    if os.pathsep in str(ROOT):
        raise Trouble(
            f"The folder {ROOT} has a '{os.pathsep}' in its name, which splits Java's class path: "
            "rename it and run again."
        )
    try:
        tempfile.TemporaryFile(dir=ROOT).close()
    except PermissionError as error:
        raise _read_only() from error
    except OSError as error:
        if error.errno == errno.EROFS:
            raise _read_only() from error
        raise


def _read_only() -> Trouble:
    return Trouble(
        f"The folder {ROOT} is read-only for you: copy it to a folder of your own "
        "and run python3 -m lab there."
    )
