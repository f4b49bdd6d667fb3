"""What `python3 -m lab course` can be asked to do, each by nbgrader's own commands."""

import os
import shutil
import sys
import time
from pathlib import Path

import nbformat

from course.grading import answers, clean, hostile, intake, lint, pictures, trial
from course.grading.classroom import Classroom
from course.grading.course import HOME, Course, environment
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
        found += [f"{name}: {fault}" for fault in (*lint.faults(source), *answers.faults(name))]
    print("\n".join(found) or "No traps found.")
    if found:
        raise Trouble(f"{len(found)} traps, listed above, are to be mended first.")


def release(name: str) -> None:
    lint_all(name)
    course = Course()
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
    course.nbgrader(f"Releasing {name}", "generate_assignment", name, "--force")
    folder = course.released(name).parent
    archive = shutil.make_archive(str(course.root / name), "zip", folder.parent, name)
    say(f"  {folder}\n  {archive}")
    return folder


def autograde(name: str, *students: str) -> None:
    course = Course()
    course.check_name(name)
    unknown = set(students) - set(course.students(name))
    if unknown:
        raise Trouble(f"There is no submission by {', '.join(sorted(unknown))} for {name}.")
    Classroom(course, name).grade(list(students) or None)
    pictures.draw(course, name)


def feedback(name: str) -> None:
    feedback_in(Course(), name)


def feedback_in(course: Course, name: str) -> None:
    course.check_name(name)
    course.nbgrader(f"Writing feedback on {name}", "generate_feedback", name, "--force")
    for page in course.root.glob(f"feedback/*/{name}/*.html"):
        write(page, clean.page(page.read_text("utf-8")))
    say(f"  {course.root}/feedback/*/{name}")


def export() -> None:
    export_in(Course())


def export_in(course: Course) -> Path:
    target = course.root / "grades.csv"
    sheet = "--exporter=course.grading.sheet.Sheet"
    course.nbgrader("Exporting", "export", sheet, f"--ExportPlugin.to={target}")
    say(f"  {target}")
    return target


def validate(notebook: str) -> None:
    path = Path(notebook).resolve()
    if not path.is_file():
        raise Trouble(f"There is no notebook {path}.")
    print(Course().nbgrader(f"Validating {path.name}", "validate", str(path)))


def formgrader(*arguments: str) -> None:
    formgrader_of(Course(), *arguments)


def formgrader_of(course: Course, *arguments: str) -> None:
    os.environ.update(environment())
    os.chdir(HOME)  # nbgrader looks for its configuration where it is
    settings = {"headers": {"Content-Security-Policy": POLICY}}
    words = [f"--ServerApp.root_dir={course.root}", f"--ServerApp.tornado_settings={settings}"]
    hand_over([sys.executable, "-m", "jupyterlab", *words, *course.arguments(*arguments)])


def rehearse(name: str = hostile.NAME) -> None:
    course = trial.make(TARGET / "trial")
    release_in(course, name)
    with trial.handed_in(course, name) as due:
        begin = time.monotonic()
        Classroom(course, name).grade()
        say(f"  {(time.monotonic() - begin) / 60:.1f} minutes")
    if wrong := trial.differences(export_in(course), name, due):
        raise Trouble("; ".join(wrong))


ALL = {
    "list": listing,
    "lint": lint_all,
    "import": take_in,
    "trial": rehearse,
    "release": release,
    "validate": validate,
    "autograde": autograde,
    "feedback": feedback,
    "export": export,
    "formgrader": formgrader,
}
