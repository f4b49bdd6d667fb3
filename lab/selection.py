"""Which tests a name stands for: a lesson, a Java package or class, an area, a file."""

import re
from dataclasses import dataclass, field

from lab.console import Trouble
from lab.places import NOTEBOOKS, ROOT

JAVA = ROOT / "src/test/java/goldilocks"
STYLE = "style"


@dataclass
class Selection:
    style: bool = False
    java: list[str] = field(default_factory=list)  # Surefire's patterns
    python: list[str] = field(default_factory=list)  # files and folders
    lessons: list[str] = field(default_factory=list)


def everything() -> Selection:
    return Selection(True, ["*Test"], list(_areas().values()))


def of(names: list[str]) -> Selection:
    chosen = Selection()
    for name in names:
        java, python, lessons = _java(name), _python(name), _lessons(name)
        if not java + python + lessons and name != STYLE:
            raise Trouble(_what_there_is(name))
        chosen.style |= name == STYLE
        chosen.java += java + [claim for lesson in lessons for claim in _claims(lesson)]
        chosen.python += python
        chosen.lessons += lessons
    return chosen


def _java(name: str) -> list[str]:
    """The tests of a package, or those of one class."""
    if name == "goldilocks":
        return ["goldilocks.*Test"]
    if name in _packages():
        return [f"goldilocks.{name}.*Test"]
    return [name] if any(JAVA.rglob(f"{name.partition('#')[0]}.java")) else []


def _python(name: str) -> list[str]:
    if (ROOT / name.partition("::")[0]).is_file():
        return [name]
    found = [ROOT / _areas()[name]] if name in _areas() else []
    found += sorted(ROOT.glob(f"*/tests/test_{name}*.py"))
    return [path.relative_to(ROOT).as_posix() for path in found]


def _lessons(name: str) -> list[str]:
    return [stem for stem in _stems() if name in (stem, stem[:2])]


def _claims(lesson: str) -> list[str]:
    """The tests of claims that name the lesson."""
    named = re.compile(rf"[Ll]esson {lesson[:2]}\b")
    tests = sorted((JAVA / "claims").glob("*Test.java"))
    return [path.stem for path in tests if named.search(path.read_text(encoding="utf-8"))]


def _stems() -> list[str]:
    return sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb"))


def _packages() -> list[str]:
    return sorted(path.name for path in JAVA.iterdir() if path.is_dir())


def _areas() -> dict[str, str]:
    """The folders of Python tests."""
    return {path.parent.name: f"{path.parent.name}/tests" for path in sorted(ROOT.glob("*/tests"))}


def _what_there_is(name: str) -> str:
    parts = {path.stem.split("_")[1] for path in ROOT.glob("lab/tests/test_*.py")}
    areas = sorted(parts.union(_areas(), [STYLE]))
    return (
        f"There is no test {name}: name a lesson ({_stems()[0]} … {_stems()[-1]}), a Java package "
        f"(goldilocks, {', '.join(_packages())}), an area ({', '.join(areas)}), a Java test class "
        "or a file of Python tests."
    )
