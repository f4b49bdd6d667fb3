"""Where things are."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIB = ROOT / "lib"
NOTEBOOKS = ROOT / "notebooks"
TARGET = ROOT / "target"


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
