"""Where things are."""

import errno
import os
import tempfile
from pathlib import Path

from lab.console import Trouble

ROOT = Path(__file__).resolve().parent.parent
LIB = ROOT / "lib"
NOTEBOOKS = ROOT / "notebooks"
TARGET = ROOT / "target"


def check_root() -> None:
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


def write(path: Path, text: str) -> bool:
    """Write a file whole or not at all; true if it changed."""
    content = text.encode()
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.write_bytes(content)
    fresh.replace(path)
    return True
