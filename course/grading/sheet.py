"""The points as a table, with a remark where one is due."""

import csv
from pathlib import Path

from nbgrader.api import MissingEntry
from nbgrader.plugins import ExportPlugin

from course.grading.course import Course
from course.grading.restore import mark_of

COLUMNS = (
    *("assignment", "student", "score", "max_score", "checks", "by_hand", "to_do", "late_penalty"),
    "remarks",
)


class Sheet(ExportPlugin):
    """A line for each assignment and student; who handed in nothing has an empty score."""

    def export(self, gradebook) -> None:
        with Path(self.to).open("w", newline="", encoding="utf-8") as file:
            table = csv.writer(file)
            table.writerow(COLUMNS)
            for assignment in sorted(gradebook.assignments, key=lambda a: a.name):
                for student in sorted(gradebook.students, key=lambda s: s.id):
                    table.writerow(self._row(gradebook, assignment, student))

    def _row(self, gradebook, assignment, student) -> list:
        try:
            found = gradebook.find_submission(assignment.name, student.id)
        except MissingEntry:
            return [assignment.name, student.id, "", assignment.max_score, *[""] * 5]
        grades = [grade for notebook in found.notebooks for grade in notebook.grades]
        checks = sum(grade.auto_score or 0 for grade in grades)
        hand = sum(grade.manual_score or 0 for grade in grades)
        to_do = sum(bool(grade.needs_manual_grade) for grade in grades)
        return [
            *(assignment.name, student.id, found.score, assignment.max_score, checks, hand, to_do),
            found.late_submission_penalty,
            " ".join(self._remarks(assignment.name, student.id)),
        ]

    def _remarks(self, assignment: str, student: str) -> list[str]:
        course = Course(Path(self.parent.coursedir.root))
        return mark_of(course.graded(assignment, student)).get("remarks", [])
