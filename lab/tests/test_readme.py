"""What the README and the guide for contributors say of the tree is true."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from lab import jdk
from lab.commands import publish
from lab.places import LIB, ROOT
from lab.tests import test_notebooks

README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "src/main/java/goldilocks"
COMMENT = re.compile(r"\s*(//|\*|/\*|$)")


def _lines_of_code(files: Iterable[Path]) -> int:
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return sum(not COMMENT.match(line) for line in lines)


def _told(pattern: str) -> int:
    return int(re.search(pattern, re.sub(r"\s+", " ", README))[1].replace(",", ""))


def test_the_lines_of_the_package_are_those_told_to_the_next_hundred():
    told = _told(r"about ([\d,]+) lines of code")
    assert abs(_lines_of_code(PACKAGE.rglob("*.java")) - told) <= 100


def test_the_lines_of_the_network_are_those_told_to_the_next_hundred():
    told = _told(r"is about ([\d,]+) of")
    assert abs(_lines_of_code(PACKAGE.glob("*.java")) - told) <= 100


def test_its_program_trains_with_the_kits_jar_and_commons_math_alone(tmp_path):
    program = tmp_path / "Moons.java"
    program.write_text(re.search(r"```java\n(.*?)```", README, re.DOTALL)[1], encoding="utf-8")
    jars = [next(LIB.glob(f"{name}-*.jar")) for name in ("goldilocks", "commons-math3")]
    done = subprocess.run(
        [jdk.find().java, "-cp", ":".join(map(str, jars)), program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert re.match(r"100 epochs, 1000 steps: cost \S+, accuracy 1\.0\n", done.stdout), done
    assert (tmp_path / "moons.txt").read_text().startswith("goldilocks network 1\n")


def test_every_file_command_and_test_that_they_name_is_there():
    for path in re.findall(
        r"`((?:notebooks|src|course|lab|lib|bench|web|docs)/[\w./-]*)`", README + GUIDE
    ):
        assert (ROOT / path).exists(), path
    workflow = (ROOT / ".github/workflows/tests.yml").read_text(encoding="utf-8")
    for command in re.findall(r"python3? -m lab ([a-z]+)", README + GUIDE + workflow):
        assert (ROOT / "lab/commands" / f"{command}.py").is_file(), command
    python = "".join(path.read_text("utf-8") for path in ROOT.glob("*/tests/test_*.py"))
    for test in re.findall(r"`(test_\w+)`", GUIDE):
        assert f"def {test}(" in python, test
    for test in re.findall(r"`(\w+Test)`", GUIDE):
        assert any((ROOT / "src/test").rglob(f"{test}.java")), test


def test_the_limits_of_a_lesson_are_those_that_the_guide_tells():
    assert f"at most {test_notebooks.LONGEST} cells, and {test_notebooks.LIMIT} seconds" in GUIDE
    assert f"at most {publish.SIZE_LIMIT // 1000} kB" in GUIDE


def test_the_version_is_the_same_wherever_it_is_told():
    version = re.search(r"<version>(.+)</version>", (ROOT / "pom.xml").read_text("utf-8"))[1]
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.search(r"(?m)^## ([\d.]+)", changes)[1] == version
