"""Cells of a student that are not run, and why.

A program in the same JVM as the checks can forge them. So a cell that names what only such a
program needs is left out: the checks that miss it fail, all others count.
"""

import re

from nbformat import NotebookNode

from course.grading import java
from course.grading.restore import is_check, is_grade, is_solution

# What no assignment needs.
ENDS = r"Runtime|ProcessBuilder|ProcessHandle|halt"
REFLECTS = (
    r"reflect|getDeclared\w+|get(?:Method|Field|Constructor)s?|setAccessible|forName|invoke\w*"
    r"|\w*ClassLoader|MethodHandles?|VarHandle|Unsafe|Instrumentation|newInstance|getAllStackTraces"
)
REACHES_THE_KERNEL = r"jshell|jjava|dflib|spencerpark|javax|JJava|BaseKernel|ToolProvider"
FORBIDDEN = re.compile(f"(?:{ENDS}|{REFLECTS}|{REACHES_THE_KERNEL})$")
PACKAGES = ("goldilocks", "java")
ALWAYS = (
    *("Check", "Kernel", "Matrix", "Object", "String", "Math", "System", "Double", "Integer"),
    *("Boolean", "Number", "Throwable", "Exception", "RuntimeException", "Error", "AssertionError"),
    *("Supplier", "DoubleSupplier", "BooleanSupplier", "Runnable", "Override", "Record", "Thread"),
)
OURS = ("goldilocks.", "java.util.", "java.lang.", "java.math.", "java.io.", "java.text.")


class Rules:
    """What the cells of one assignment must not do, read from its own cells."""

    def __init__(self, source: NotebookNode):
        code = [cell for cell in source.cells if cell.cell_type == "code"]
        given = [cell.source for cell in code if not is_solution(cell)]
        asked = [cell.source for cell in code if is_solution(cell)]
        shared = [cell.source for cell in code if not is_solution(cell) and not is_grade(cell)]
        self._protected = {*ALWAYS, *PACKAGES}.union(
            *map(java.types_used, given), *map(java.declared_on_top, shared)
        ).difference(*map(java.declared, asked))
        self._tests = set().union(
            *(java.declared_on_top(cell.source) for cell in code if is_check(cell))
        )

    def shared_with_tests(self, source: str) -> set[str]:
        """Names that a cell declares and a check declares anew, which is bad luck."""
        return java.declared_on_top(source) & self._tests

    def broken_by(self, source: str) -> str | None:
        """Why a cell is not run."""
        if java.MAGIC.search(source):
            return "it has a line that starts with %, which speaks to the kernel"
        found = java.tokens(source)
        for before, token in zip([java.Token("mark", ""), *found], found, strict=False):
            if token.kind == "word" and FORBIDDEN.match(token.text):
                return f"it names {token.text}, which no assignment needs"
            if token.text == "exit" and before.text == ".":
                return "it names exit, which ends the program"
        shadows = java.declared(source) & self._protected
        shadows |= {
            name.rpartition(".")[2]
            for name in java.imported(source)
            if not name.startswith(OURS) and name.rpartition(".")[2] in self._protected
        }
        if shadows:
            return f"it declares {' and '.join(sorted(shadows))}, a name that the checks use"
        return None
