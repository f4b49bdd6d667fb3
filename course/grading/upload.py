"""What is in a folder or zip of submissions, zips within it included.

Nothing is unpacked to disk and no name in an archive becomes a path. Links are not followed,
and what is read is bounded, whatever an archive claims.
"""

import contextlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from course.grading import reading

NOISE = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")
AUTOSAVED = ".ipynb_checkpoints"
DEPTH = 2  # zips within zips
LARGEST_INNER = 200_000_000  # bytes of a zip within a zip
MOST_BYTES = 20_000_000_000  # that are unpacked in all
MOST_FILES = 200_000  # of one archive
OTHER_ARCHIVES = ("rar", "7z", "gz", "tgz", "tar", "bz2", "xz")
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, LookupError,
          NotImplementedError, RuntimeError)  # fmt: skip
NO_NOTEBOOK = "is no notebook"
DAMAGED = "is damaged and cannot be opened"
LINK = "is a link, which is not followed"


@dataclass
class File:
    """A notebook that was handed in, or something that is none, and why."""

    parts: tuple[str, ...]
    notebook: NotebookNode | None = None
    fault: str = ""

    @property
    def name(self) -> str:
        return self.parts[-1]

    @property
    def is_autosaved(self) -> bool:
        return AUTOSAVED in self.parts


def files(source: Path) -> Iterator[File]:
    """All files in a folder or zip, in an order that does not depend on the machine."""
    if source.is_dir():
        yield from _in_folder(source, ())
    else:
        yield from _in_archive(source, (), DEPTH, [MOST_BYTES])


def _in_folder(folder: Path, parts: tuple[str, ...]) -> Iterator[File]:
    try:
        paths = sorted(folder.iterdir())
        if parts and not paths:
            yield File(parts, fault="is an empty folder")
    except OSError as error:
        yield File(parts or (folder.name,), fault=f"cannot be read ({error.strerror})")
        return
    for path in paths:
        own = (*parts, path.name)
        if not _is_noise(own):
            yield from _readable(_at(path, own), own)


def _readable(found: Iterator[File], parts: tuple[str, ...]) -> Iterator[File]:
    try:
        yield from found
    except OSError as error:
        yield File(parts, fault=f"cannot be read ({error.strerror})")


def _at(path: Path, parts: tuple[str, ...]) -> Iterator[File]:
    if path.is_symlink():
        yield File(parts, fault=LINK)
    elif path.is_dir():
        if path.suffix.lower() == ".ipynb":
            yield File(parts, fault="is a folder and no notebook")
        yield from _in_folder(path, parts)
    elif path.is_file():
        with path.open("rb") as stream:
            yield from _file(parts, stream, DEPTH, [MOST_BYTES])
    else:
        yield File(parts, fault="is no ordinary file")


def _file(parts: tuple[str, ...], stream, depth: int, left: list[int]) -> Iterator[File]:
    kind = parts[-1].lower().rpartition(".")[2]
    if kind == "zip" and depth:
        content = stream.read(LARGEST_INNER)
        left[0] -= len(content)
        yield from _in_archive(io.BytesIO(content), parts, depth - 1, left)
    elif kind in OTHER_ARCHIVES:
        yield File(parts, fault="is an archive that is no zip: ask for the notebook")
    elif ".ipynb" in parts[-1].lower():  # browsers save it as .ipynb.txt, .ipynb.json, .ipynb (1)
        yield _notebook(parts, stream.read(reading.LARGEST + 1), left)
    else:
        yield File(parts, fault=NO_NOTEBOOK)


def _notebook(parts: tuple[str, ...], content: bytes, left: list[int]) -> File:
    left[0] -= len(content)
    if len(content) > reading.LARGEST:
        return File(parts, fault=f"is larger than {reading.LARGEST // 1_000_000} MB")
    try:
        return File(parts, reading.read(content))
    except reading.Unreadable as reason:
        return File(parts, fault=str(reason))


def _in_archive(source, parts: tuple[str, ...], depth: int, left: list[int]) -> Iterator[File]:
    try:
        with zipfile.ZipFile(source) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES:
                raise ValueError
            for entry in sorted(entries, key=lambda entry: entry.filename):
                own = (*parts, *_names(entry))
                if own != parts and not entry.is_dir() and not _is_noise(own):
                    yield from _entry(archive, entry, own, depth, left)
    except BROKEN:
        yield File(parts or ("the zip",), fault=DAMAGED)


def _entry(archive, entry, parts, depth: int, left: list[int]) -> Iterator[File]:
    try:
        if entry.external_attr >> 28 == 0xA:
            found = [File(parts, fault=LINK)]
        elif entry.flag_bits & 1:
            found = [File(parts, fault="is locked with a password")]
        elif left[0] < 0:
            found = [File(parts, fault="was left out: the zip unpacks to more than any class")]
        else:
            with archive.open(entry) as stream:
                found = list(_file(parts, stream, depth, left))
    except BROKEN:
        found = [File(parts, fault=DAMAGED)]
    yield from found


def _names(entry: zipfile.ZipInfo) -> tuple[str, ...]:
    """The parts of a name in an archive; programs of Windows part them with a backslash."""
    name = entry.filename
    if not entry.flag_bits & 0x800:  # not marked as UTF-8, which some programs write all the same
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    if "/" not in name and name.lower().endswith((".ipynb", ".zip")):
        name = name.replace("\\", "/")
    return tuple(part for part in name.split("/") if part not in ("", ".", ".."))


def _is_noise(parts: tuple[str, ...]) -> bool:
    return parts[0] == AUTOSAVED or any(
        part in NOISE or (part.startswith(".") and part != AUTOSAVED) for part in parts
    )
