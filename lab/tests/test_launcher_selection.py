"""What the names after `lab test` stand for."""

import os
import re

import pytest

from lab import selection
from lab.console import Trouble
from lab.places import ROOT
from lab.tests.conftest import Kit, trouble

TESTS = ROOT / "src/test/java/goldilocks"


def test_a_lesson_is_named_by_its_number_or_by_all_of_its_name():
    chosen = selection.of(["05"])
    assert chosen.lessons == ["05-backpropagation"]
    assert "GradientCheckHasAVTest" in chosen.java, "its claims"
    assert "HeKeepsTheSignalTest" not in chosen.java, "that is one of lesson 10"
    assert selection.of(["05-backpropagation"]) == chosen


def test_every_claim_is_tested_with_some_lesson():
    claims = {path.stem for path in (TESTS / "claims").glob("*Test.java")} - {"LedgerTest"}
    lessons = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
    assert set(selection.of(lessons).java) == claims


def test_a_java_package_or_class_is_named():
    assert selection.of(["plot"]).java == ["goldilocks.plot.*Test"]
    assert selection.of(["goldilocks"]).java == ["goldilocks.*Test"]
    assert selection.of(["SeedsTest"]).java == ["SeedsTest"]
    assert selection.of(["SeedsTest#one", "plot"]).java == [
        "SeedsTest#one",
        "goldilocks.plot.*Test",
    ]


def test_an_area_is_a_folder_of_tests_or_the_files_that_begin_with_its_name():
    assert selection.of(["course"]).python[0] == "course/tests"
    assert selection.of(["browser"]).python == ["lab/tests/test_browser.py"]
    assert "lab/tests/test_launcher_selection.py" in selection.of(["launcher"]).python
    assert selection.of(["style"]).style
    assert not selection.of(["launcher"]).java


def test_a_file_or_one_of_its_tests_is_named():
    name = "lab/tests/test_readme.py::test_one"
    assert selection.of([name]).python == [name]


def test_everything_is_every_folder_that_has_tests_all_java_and_the_style():
    chosen = selection.everything()
    files = ROOT.glob("[a-z]*/**/test_*.py")
    assert {path.relative_to(ROOT).parent.as_posix() for path in files} == set(chosen.python)
    assert chosen.style and chosen.java == ["*Test"]


def test_what_there_is_is_told_and_each_of_it_can_be_run(bare: Kit):
    told = trouble(bare.lab("test", "05", "nonsense"))
    assert told.startswith("lab: There is no test nonsense: name a lesson (00-start-here … ")
    assert not (bare.folder / ".venv").exists(), "nothing was set up for it"
    for group in re.findall(r"(?:package|area) \((.+?)\)", told):
        for name in group.split(", "):
            assert selection.of([name])
    with pytest.raises(Trouble, match="There is no test --fast"):
        selection.of(["--fast"])


@pytest.mark.xdist_group("one")
def test_what_shares_something_costly_is_run_by_one_worker(request):
    """pytest 9.2 hides the groups from pytest-xdist 3.8."""
    alone = "PYTEST_XDIST_WORKER" not in os.environ
    assert alone or request.node.nodeid.endswith("@one")
