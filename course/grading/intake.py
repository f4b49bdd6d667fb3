"""A folder or zip of submissions becomes nbgrader's submitted/."""

import re
import shutil
import tempfile
import zipfile
from pathlib import Path

from course.grading.course import Course
from lab.console import Trouble, say

NAME = re.compile(r"[\w.@-]+")
LARGEST = 20_000_000  # bytes of one notebook


def take_in(course: Course, name: str, source: Path) -> list[str]:
    """Copy FROM/STUDENT/*.ipynb and FROM/STUDENT.ipynb; the students found."""
    if source.is_dir():
        return _copy(course, name, source)
    if not zipfile.is_zipfile(source):
        raise Trouble(f"{source} is neither a folder nor a zip: name one with the submissions.")
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(source) as archive:
        for entry in archive.infolist():
            if entry.filename.endswith(".ipynb") and entry.file_size <= LARGEST:
                archive.extract(entry, folder)
        return _copy(course, name, Path(folder))


def _copy(course: Course, name: str, source: Path) -> list[str]:
    found: dict[str, list[Path]] = {}
    for path in sorted([*source.glob("*.ipynb"), *source.glob("*/*.ipynb")]):
        student = path.stem if path.parent == source else path.parent.name
        if not NAME.fullmatch(student):
            say(f"  left out: {student}: a student's name has letters, digits and . - _ @ only")
        elif path.stat().st_size > LARGEST:
            say(f"  left out: {student}: {path.name} is larger than {LARGEST // 1_000_000} MB")
        else:
            found.setdefault(student, []).append(path)
    if not found:
        raise Trouble(f"There are no submissions in {source}: it needs STUDENT/{name}.ipynb.")
    for student, notebooks in found.items():
        folder = course.submitted(name, student).parent
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for notebook in notebooks:
            alone = len(notebooks) == 1 and notebook.parent == source
            shutil.copy2(notebook, folder / (f"{name}.ipynb" if alone else notebook.name))
    say(f"  {len(found)} submissions are in {course.root / 'submitted'}")
    return sorted(found)
