"""What Java cells may not contain, because a kernel takes it without a word and fails later."""

import re
import zipfile
from functools import cache
from pathlib import Path

import nbformat
import pytest

from lab import jdk
from lab.places import NOTEBOOKS, ROOT

SOURCES = ROOT / "src/main/java"
LESSONS = sorted(NOTEBOOKS.glob("*.ipynb"))
ASSIGNMENTS = sorted((ROOT / "course/source").glob("*/*.ipynb"))
ANSWERS = sorted((ROOT / "course/answers").glob("*.md"))
JAVA = re.compile(r"```java\n(.*?)```", re.DOTALL)
each_text = pytest.mark.parametrize(
    "path", [*LESSONS, *ASSIGNMENTS, *ANSWERS], ids=lambda path: path.stem
)

HEAD = """%classpath ../lib/*.jar
import goldilocks.*;
{}goldilocks.notebook.Kernel.init();
Seeds seeds = new Seeds(42);"""
PACKAGES = {"check", "inspect", "plot"}
MORE = {"15": {"doctor"}, "16": {"claims"}}

# First names of packages; a variable of such a name hides them, and the kernel's own lines too.
ROOTS = {"com", "goldilocks", "io", "java", "javax", "jdk", "org", "tech"}
DEFAULTS = ("util", "io", "math", "net", "util/concurrent", "util/regex")  # imported by kernels
NOT_CODE = re.compile(r'"""(?:\\.|.)*?"""|"(?:\\.|[^"\\\n])*"|//[^\n]*|/\*.*?\*/', re.DOTALL)
DECLARES = re.compile(r"\b(?:class|enum|interface|record)\s+(\w+)")


def late_imports(cell: str) -> list[str]:
    """Imports below anything but imports and % lines: below them, a star resets variables."""
    lines = [line.strip() for line in cell.splitlines()]
    first = next((i for i, line in enumerate(lines) if not _is_head(line)), len(lines))
    return [line for line in lines[first:] if line.startswith("import ")]


def hiding(cell: str, types: set[str]) -> list[str]:
    """Names that hide a package or an imported type."""
    code = NOT_CODE.sub('""', cell)
    imports = re.sub(r"^\s*import [^;]*;|^%.*", "", code, flags=re.MULTILINE)
    names = re.findall(rf"(?<![.\w])({'|'.join(ROOTS)})\b(?!\s*\.\s*[a-z]\w*\s*\.)", imports)
    return names + [name for name in DECLARES.findall(code) if name in types]


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_every_lesson_begins_with_the_same_cell(lesson):
    code = [cell.source for cell in nbformat.read(lesson, as_version=4).cells if _is_code(cell)]
    packages = sorted(PACKAGES | MORE.get(lesson.name[:2], set()))
    assert code[0] == HEAD.format("".join(f"import goldilocks.{name}.*;\n" for name in packages))


@each_text
def test_imports_come_first_in_their_cell(path):
    assert [line for cell in _cells(path) for line in late_imports(cell)] == []


@each_text
def test_no_name_hides_a_package_or_an_imported_type(path):
    types = _imported_types()
    assert [name for cell in _cells(path) for name in hiding(cell, types)] == []


@each_text
def test_no_cell_ends_with_what_printf_gives_back(path):
    # A stock kernel shows it as the cell's value: java.io.PrintStream@ and a number.
    assert [cell for cell in _cells(path) if ends_with_printf(cell)] == []


def ends_with_printf(cell: str) -> bool:
    return re.search(r"(?m:^)System\.out\.(printf|format|append)\([^;]*;?\s*\Z", cell)


def test_a_printf_at_the_end_of_a_cell_is_found():
    assert ends_with_printf('int i = 1;\nSystem.out.printf("%d%n",\n    i);')
    assert not ends_with_printf('System.out.printf("%d%n", 1);\nSystem.out.println();')


def test_a_late_import_and_a_hiding_name_are_found():
    assert late_imports("%classpath a\nimport a.*;\nimport static b.C.*;\nint i;") == []
    for above in ("int i = 1;", "// why", "", "/* why */"):
        assert late_imports(f"{above}\nimport a.*;") == ["import a.*;"]
    assert hiding("Recorder java = new Recorder();", set()) == ["java"]
    assert hiding('java.util.List.of("org"); // tech', set()) == []
    assert hiding("for (var tech : all) tech.run();", set()) == ["tech", "tech"]
    assert {"ArrayList", "Pattern", "Dense", "Chart"} <= _imported_types()
    assert hiding("record Step(int i) {}", _imported_types()) == ["Step"]
    assert hiding("record Mine(int i) {}", _imported_types()) == []


def _is_head(line: str) -> bool:
    return line.startswith(("%", "import "))


def _is_code(cell) -> bool:
    return cell.cell_type == "code"


@cache
def _cells(path: Path) -> list[str]:
    """The code of a notebook, and of the solutions in its text."""
    if path.suffix == ".md":
        return JAVA.findall(path.read_text(encoding="utf-8"))
    cells = nbformat.read(path, as_version=4).cells
    written = [java for cell in cells if not _is_code(cell) for java in JAVA.findall(cell.source)]
    return [cell.source for cell in cells if _is_code(cell)] + written


@cache
def _imported_types() -> set[str]:
    """What a cell can name without its package: the kit's public types, and the kernels' own."""
    ours = {path.stem for path in SOURCES.rglob("*.java")}
    with zipfile.ZipFile(jdk.find().home / "lib/ct.sym") as symbols:
        names = symbols.namelist()
    where = "|".join(DEFAULTS)
    theirs = (re.search(rf"/java/(?:{where})/(\w+)\.sig$", name) for name in names)
    return ours | {found[1] for found in theirs if found and "$" not in found[1]}
