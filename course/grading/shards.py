"""A part of the students graded on another machine, and the parts brought together.

A job grades its part with a gradebook of its own, a copy that is thrown away: what counts is in the
graded notebooks. Bringing them together writes their points into the course's gradebook.
"""

import re
import shutil
import sys
import tempfile
import warnings
from dataclasses import replace
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import AssignLatePenalties, SaveAutoGrades
from nbgrader.utils import determine_grade, parse_utc
from sqlalchemy.exc import SAWarning

from course.grading.classroom import Classroom, Graded
from course.grading.course import Course
from course.grading.intake import TIMESTAMP
from course.grading.restore import is_grade, name_of
from lab.console import Trouble, say


def grade(course: Course, name: str, shard: str, at_once: int | None = None) -> list[Graded]:
    """Grade one part of the students, named as in 3/40."""
    found = re.fullmatch(r"(\d{1,6})/(\d{1,6})", shard)
    number, of = map(int, found.groups()) if found else (0, 0)
    if not 1 <= number <= of:
        raise Trouble(f"{shard} names no part of the students: the third of forty is 3/40.")
    students = course.students(name)[number - 1 :: of]
    if not students:
        say(f"There are fewer than {number} submissions for {name}.")
        return []
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder, "gradebook.db")
        shutil.copyfile(course.gradebook, database)
        return Classroom(replace(course, database=database), name).grade(students, at_once)


def merge(course: Course, name: str) -> None:
    """Write the points of all graded notebooks into the course's gradebook."""
    course.check_released(name)
    graded = [one for one in course.students(name) if course.graded(name, one).is_file()]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)  # of how nbgrader uses its own database
        new = [student for student in graded if _record(course, name, student)]
    lacking = sorted(set(course.students(name)) - set(graded))
    say(f"  {len(new)} of {len(graded)} graded submissions were not in the gradebook")
    if lacking:
        raise Trouble(f"Not graded yet: {', '.join(lacking)}. Grade them, and merge again.")


def _record(course: Course, name: str, student: str) -> bool:
    """True if that was new to the gradebook."""
    notebook = nbformat.read(course.graded(name, student), as_version=4)
    url = f"sqlite:///{course.gradebook}"
    with Gradebook(url) as gradebook:
        if _points_in(gradebook, name, student) == _points_of(notebook):
            return False
        gradebook.update_or_create_student(student)
        stamp = course.submitted(name, student).with_name(TIMESTAMP)
        when = {"timestamp": parse_utc(stamp.read_text())} if stamp.is_file() else {}
        gradebook.update_or_create_submission(name, student, **when)
    where = {"notebook": name, "assignment": name, "student": student, "db_url": url}
    for step in (SaveAutoGrades(), AssignLatePenalties()):
        step.preprocess(notebook, {"nbgrader": where})
    return True


def _points_in(gradebook: Gradebook, name: str, student: str) -> dict:
    try:
        found = gradebook.find_submission(name, student)
    except MissingEntry:
        return {}
    grades = (grade for notebook in found.notebooks for grade in notebook.grades)
    return {grade.name: grade.auto_score for grade in grades}


def _points_of(notebook) -> dict:
    return {name_of(cell): determine_grade(cell)[0] for cell in notebook.cells if is_grade(cell)}


if __name__ == "__main__":  # a job of `course trial`
    root, assignment, part = sys.argv[1:]
    grade(Course(Path(root)), assignment, part, at_once=1)
