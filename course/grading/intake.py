"""A folder or zip of submissions becomes nbgrader's submitted/, one notebook for each student.

Whoever handed something in is there afterwards: what cannot be graded is a notebook without cells,
and remarks.txt beside it says why. A later import takes the place of an earlier one.
"""

import shutil
import zipfile
from pathlib import Path

import nbformat
from nbformat import NotebookNode, v4

from course.grading.course import Course
from course.grading.people import Table, label
from course.grading.reading import clean
from course.grading.restore import work
from course.grading.upload import NO_NOTEBOOK, File, files
from lab.console import Trouble, say
from lab.places import write

NOTHING = "There is no notebook in the submission: it counts as not begun; ask for it again."
REMARKS, TIMESTAMP = "remarks.txt", "timestamp.txt"
LINES = 6  # of a remark that a list of files becomes


def take_in(course: Course, name: str, source: Path) -> list[str]:
    """Take in a folder, notebook or zip for each student; the ids of the students found."""
    if not source.is_dir() and not zipfile.is_zipfile(source):
        raise Trouble(
            f"{source} is neither a folder nor a zip that can be opened: name one with submissions."
        )
    people = Table(course.root / "names.csv")
    found: dict[str, list[File]] = {}
    for file in _unwrapped(list(files(source)), name, source):
        who = label(file.parts[0])
        if len(file.parts) == 1 and file.fault == NO_NOTEBOOK and not who.platform:
            say(f"  passed over: {_shown(file)}")
        else:
            found.setdefault(people.find(name, who).student, []).append(file)
    if not found:
        raise Trouble(f"There are no submissions in {source}: it needs STUDENT/{name}.ipynb.")
    for student, own in found.items():
        course.submitted(name, student).with_name(TIMESTAMP).unlink(missing_ok=True)
        for remark in _put(course, name, student, own):
            say(f"  {student}: {remark}")
    people.write()
    say(f"  {len(found)} submissions are in {course.root / 'submitted'}")
    return sorted(found)


def prepare(course: Course, name: str, student: str) -> None:
    """Bring what nbgrader collected, or somebody put there by hand, into the same shape."""
    path = course.submitted(name, student)
    own = [file for file in files(path.parent) if file.name not in (REMARKS, TIMESTAMP)]
    notebooks = [file.notebook for file in own if file.parts == (path.name,) and file.notebook]
    if len(own) == 1 and notebooks and path.read_bytes() == nbformat.writes(*notebooks).encode():
        return
    for file in own:
        file.parts = (student, *file.parts)
    originals = course.root / "originals" / student / name
    shutil.rmtree(originals, ignore_errors=True)
    shutil.copytree(path.parent, originals, symlinks=True)
    _put(course, name, student, own)


def _put(course: Course, name: str, student: str, own: list[File]) -> list[str]:
    """Replace what a student handed in; the remarks. What is the same stays as it is."""
    path = course.submitted(name, student)
    handed_in = [label(file.parts[0]).when for file in own]
    newest = max(filter(None, handed_in), default=None)
    last = [file for file, when in zip(own, handed_in, strict=True) if when == newest]
    remarks = list(_remarks_on_time(own, last))
    notebook, more = _choose(last, name, course)
    remarks += more
    for other in path.parent.glob("*"):
        if other.is_dir() and not other.is_symlink():
            shutil.rmtree(other)
        elif other.name not in (path.name, TIMESTAMP):
            other.unlink()
    write(path, nbformat.writes(notebook))
    if remarks:
        write(path.with_name(REMARKS), "".join(f"{remark}\n" for remark in remarks))
    if newest:
        write(path.with_name(TIMESTAMP), f"{newest:%Y-%m-%d %H:%M:%S}")
    return remarks


def _remarks_on_time(own: list[File], last: list[File]):
    if len(last) < len(own):
        yield "It was handed in several times: the last time counts."
    if any(label(file.parts[0]).late for file in last):
        yield "The learning platform says that it is late."


def _choose(own: list[File], name: str, course: Course) -> tuple[NotebookNode, list[str]]:
    """The notebook that counts, the one with most work in it, and what is to be said about it."""
    released = nbformat.read(course.released(name), as_version=4)
    usable = [file for file in own if file.notebook]
    usable = [file for file in usable if not file.is_autosaved] or usable
    faults = [f"{_shown(file)}." for file in own if file.fault and not _is_of_the_platform(file)]
    if not usable:
        return v4.new_notebook(), [NOTHING, *faults[:LINES]]

    def merit(file: File) -> tuple:
        is_plain = file.name == f"{name}.ipynb"  # and no copy that was made on the way
        return work(file.notebook, released), is_plain, name in file.name, -len(file.parts)

    best = max(usable, key=merit)
    remarks = []
    if best.is_autosaved:
        remarks.append("Only a copy that Jupyter saved by itself is there: it counts.")
    elif len(best.parts) > 1 and name.casefold() not in best.name.casefold():
        remarks.append(f"The notebook was named {clean(best.name)}.")
    for file in usable:
        if file is not best and file.notebook.cells != best.notebook.cells:
            there, here = (work(one.notebook, released) for one in (file, best))
            remarks.append(
                f"{clean('/'.join(file.parts))}, with work in {there} cells, was left out: "
                f"{clean('/'.join(best.parts))}, with work in {here}, counts."
            )
    return best.notebook, [*remarks[:LINES], *faults[:LINES]]


def _is_of_the_platform(file: File) -> bool:
    """True for the text that a platform puts beside a submission."""
    return bool(label(file.parts[0]).platform) and file.name.endswith((".txt", ".html"))


def _shown(file: File) -> str:
    return f"{clean('/'.join(file.parts))[-120:]} {file.fault}"


def _unwrapped(found: list[File], name: str, source: Path) -> list[File]:
    """The files without the one folder that may be around all of them."""
    tops = {file.parts[0] for file in found}
    below = {"".join(file.parts[1:2]) for file in found}
    is_zip = source.is_file()
    if tops == {name} and is_zip:  # one student's own folder
        for file in found:
            file.parts = (source.stem, *file.parts)
    elif (
        len(tops) == 1
        and not any(label(top).platform for top in tops)
        and len(below) > 1
        and not any(one.partition(".")[0] == name for one in below)
        and all(len(file.parts) > 2 - is_zip for file in found)
    ):
        for file in found:
            file.parts = file.parts[1:]
    for file in found:  # of a group, beside other groups
        group, own = (label(part).platform for part in (*file.parts, "")[:2])
        if own and not group and len(file.parts) > 2:
            file.parts = file.parts[1:]
    return found
