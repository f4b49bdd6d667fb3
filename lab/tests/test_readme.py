"""What the README says of the tree is true."""

import re
from collections.abc import Iterable
from pathlib import Path

from lab.places import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
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


def test_every_file_and_command_it_names_is_there():
    for path in re.findall(r"`((?:notebooks|src|lab|lib|docs)/[\w./-]*)`", README):
        assert (ROOT / path).exists(), path
    for command in re.findall(r"python3 -m lab ([a-z]+)", README):
        assert (ROOT / "lab/commands" / f"{command}.py").is_file(), command
