"""What `python3 -m lab course` can be asked to do, each by nbgrader's own commands."""

import hashlib
import os
import shutil
import sys
import time
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.apps.nbgraderapp import NbGraderApp
from nbgrader.exchange.default.exchange import Exchange

from course.grading import (
    answers,
    clean,
    intake,
    lint,
    mutation,
    pictures,
    reading,
    rehearsal,
    shards,
    sheet,
    trial,
    validation,
)
from course.grading.classroom import Classroom
from course.grading.course import HOME, Course, environment
from course.grading.restore import restore
from course.grading.rules import Refusal
from lab.console import Trouble, hand_over, say
from lab.notebook import execute
from lab.places import TARGET, write

# JupyterLab's own scripts may run, but none from elsewhere, and nothing is sent there.
POLICY = (
    "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)


def listing() -> None:
    course = Course()
    for name in course.names():
        print(f"{name}  {len(course.students(name))} submissions")


def lint_all(*names: str) -> None:
    course = Course()
    found = []
    for name in map(course.check_name, names or course.names()):
        source = nbformat.read(course.source(name), as_version=4)
        faults = [*_traps(name, source), *mutation.faults(name, source)]
        found += [f"{name}: {fault}" for fault in faults]
    _refuse(found)
    print("No traps found.")


def _traps(name: str, source: NotebookNode) -> list[str]:
    return [*lint.faults(source), *answers.faults(name)]


def _refuse(traps: list[str]) -> None:
    if traps:
        print("\n".join(traps))
        raise Trouble(f"{len(traps)} traps, listed above, are to be mended first.")


def release(name: str) -> None:
    course = Course()
    _refuse(_traps(name, nbformat.read(course.source(course.check_name(name)), as_version=4)))
    release_in(course, name)
    say("Running it as it is …")
    released = nbformat.read(course.released(name), as_version=4)
    if found := lint.stub_faults(execute(released, course.root, allow_errors=True)):
        raise Trouble(f"{name} is not fit to be handed out: {'; '.join(found)}.")


def take_in(name: str, source: str) -> None:
    course = Course()
    course.check_released(name)
    intake.take_in(course, name, Path(source).resolve())


def release_in(course: Course, name: str) -> Path:
    course.check_name(name)
    keep_release(course, name)
    course.nbgrader(f"Releasing {name}", "generate_assignment", name, "--force")
    folder = course.released(name).parent
    archive = shutil.make_archive(str(course.root / name), "zip", folder.parent, name)
    say(f"  {folder}\n  {archive}")
    return folder


def keep_release(course: Course, name: str) -> None:
    """What students have of it already is not taken for something that they changed."""
    before = course.released(name)
    if before.is_file():
        text = before.read_text("utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()[:12]
        write(course.root / "released-before" / name / f"{digest}.ipynb", text)


def autograde(name: str, *students: str) -> None:
    course = Course()
    course.check_name(name)
    if students[:1] == ("--shard",) and len(students) == 2:
        shards.grade(course, name, students[1])
        return
    unknown = set(students) - set(course.students(name))
    if unknown:
        raise Trouble(f"There is no submission by {', '.join(sorted(unknown))} for {name}.")
    Classroom(course, name).grade(list(students) or None)


def merge(name: str) -> None:
    shards.merge(Course(), name)


def feedback(name: str) -> None:
    feedback_in(Course(), name)


def feedback_in(course: Course, name: str) -> None:
    """A page for each graded submission; one that cannot be made stops no other."""
    course.check_released(name)
    pictures.draw(course, name)
    template = f"--HTMLExporter.template_file={HOME / 'templates' / 'page.html.j2'}"
    words = ("generate_feedback", name, "--force", template)
    told = ""
    try:
        course.nbgrader(f"Writing feedback on {name}", *words)
    except Trouble as trouble:
        told = f" {trouble}"
    pages = {student: course.feedback(name, student) for student in course.students(name)}
    for page in filter(Path.is_file, pages.values()):
        write(page, clean.page(page.read_text("utf-8")))
    say(f"  {course.root}/feedback/*/{name}")
    if lacking := [student for student, page in pages.items() if not page.is_file()]:
        raise Trouble(f"There is no page for {', '.join(lacking)}: grade them first.{told}")


def export(name: str = "", platform: str = "") -> None:
    course = Course()
    if name:
        course.check_released(name)
        sheet.export_for(course, name, platform)
    else:
        sheet.export(course)


def validate(notebook: str) -> None:
    path = Path(notebook).resolve()
    if not path.is_file():
        raise Trouble(f"There is no notebook {path}.")
    say(f"Running the cells of {path.name} …")
    print(validation.summary(validation.run(path)))
    for remark in _remarks(path):
        print(f"When it is graded: {remark}")


def _remarks(path: Path) -> list[str | Refusal]:
    """What would be mended in a student's notebook, and what of it would not be run."""
    course = Course()
    if path.stem not in course.names():
        return []
    source = nbformat.read(course.source(path.stem), as_version=4)
    notebook, mended = restore(reading.read(path.read_bytes()), source)
    return [*mended, *rehearsal.read(rehearsal.rules_of(source), notebook)]


def formgrader(*arguments: str) -> None:
    formgrader_of(Course(), *arguments)


def formgrader_of(course: Course, *arguments: str) -> None:
    for name in course.released_names():
        pictures.draw(course, name)
    # Its settings show what the lessons' JupyterLab hides: nbgrader's menu.
    paths = [str(HOME / "jupyter"), os.environ.get("JUPYTER_CONFIG_PATH", "")]
    os.environ.update(environment(JUPYTER_CONFIG_PATH=os.pathsep.join(filter(None, paths))))
    os.chdir(HOME)  # nbgrader looks for its configuration where it is
    settings = {"headers": {"Content-Security-Policy": POLICY}}
    words = [f"--ServerApp.root_dir={course.root}", f"--ServerApp.tornado_settings={settings}"]
    words += [*_exchange(course), *course.arguments(*arguments)]
    hand_over([sys.executable, "-m", "jupyterlab", *words])


def _exchange(course: Course) -> list[str]:
    """Where no exchange is set up, a folder of the course's own: without one nbgrader alarms."""
    app = NbGraderApp()
    app.load_config_file()
    if "ExchangeFactory" in app.config:  # one that is no folder
        return []
    root = Path(app.config.Exchange.get("root", Exchange.root.default_value))
    if os.access(root, os.R_OK | os.W_OK | os.X_OK):
        return []
    own = course.root / "exchange"
    own.mkdir(exist_ok=True)
    return [f"--Exchange.root={own}"]


def rehearse(name: str = trial.NAME, count: str = "") -> None:
    course = trial.make(TARGET / "trial")
    release_in(course, name)
    begin = time.monotonic()
    if count:
        due = trial.in_parts(course, name, int(count))
    else:
        with trial.handed_in(course, name) as due:
            Classroom(course, name).grade()
    say(f"  {(time.monotonic() - begin) / 60:.1f} minutes")
    if wrong := trial.differences(sheet.export(course), name, due):
        raise Trouble("; ".join(wrong))


ALL = {
    "list": listing,
    "lint": lint_all,
    "import": take_in,
    "trial": rehearse,
    "release": release,
    "validate": validate,
    "autograde": autograde,
    "merge": merge,
    "feedback": feedback,
    "export": export,
    "formgrader": formgrader,
}
