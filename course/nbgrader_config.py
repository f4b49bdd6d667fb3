"""The course's nbgrader configuration, for `python3 -m lab course` and for nbgrader itself."""

import functools
import sys
from pathlib import Path

import nbgrader
from nbgrader import preprocessors as nbgraders

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from course.grading import formulas
from course.grading import preprocessors as ours

c = get_config()  # noqa: F821 - nbgrader defines it

c.CourseDirectory.course_id = "goldilocks"

# The default Java stub does not throw, so an untouched cell would pass for a solution.
STUB = '// YOUR CODE HERE\nthrow new UnsupportedOperationException("not implemented yet");'
c.ClearSolutions.code_stub = {"java": STUB}

# A cell with anything on stderr scores 0: noise of a student's code is no mistake.
c.IgnorePattern.enabled = True
c.IgnorePattern.pattern = "(?s).*"
c.Validator.preprocessors = [
    nbgraders.CheckCellMetadata,
    nbgraders.ClearOutput,
    nbgraders.Execute,
    nbgraders.IgnorePattern,
]

# Bounds: seconds of work for a cell and a task, of the clock for all; lines that are kept.
c.Execute.cell_limit = 30
c.Execute.task_limit = 60
c.Execute.submission_limit = 900
c.LimitOutput.max_lines = 200

c.Autograde.sanitize_preprocessors = [
    ours.Restore,
    nbgraders.ClearOutput,
    nbgraders.DeduplicateIds,
    nbgraders.OverwriteKernelspec,
    nbgraders.OverwriteCells,
    nbgraders.CheckCellMetadata,
]
c.Autograde.autograde_preprocessors = [
    ours.Execute,
    nbgraders.IgnorePattern,
    nbgraders.LimitOutput,
    nbgraders.SaveAutoGrades,
    nbgraders.AssignLatePenalties,
    ours.Remark,
    nbgraders.CheckCellMetadata,
]

# Formulas as MathML, in the formgrader and on pages of feedback.
c.TemplateExporter.filters = {"markdown2html": formulas.markdown2html}

# Our templates come before nbgrader's own.
TEMPLATES = Path("server_extensions", "formgrader", "templates")
c.HTMLExporter.extra_template_basedirs = [
    str(Path(__file__).resolve().parent / "templates"),
    str(Path(nbgrader.__file__).parent / TEMPLATES),
]

# The formgrader's pages repeat words of their address, and would run a script in them.
if server := sys.modules.get("nbgrader.server_extensions.formgrader.formgrader"):
    server.Environment = functools.partial(server.Environment, autoescape=True)
