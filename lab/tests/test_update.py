"""All versions are pinned, and one command renews them."""

import re

import pytest

from lab.commands import update
from lab.places import ROOT
from lab.tests.conftest import Kit

FILES = [path.relative_to(ROOT) for path in (*update.LISTS, update.CONSTRAINTS, update.POM)]


def test_every_version_that_a_list_asks_for_is_that_of_the_constraints():
    chosen = update.lowest(update.CONSTRAINTS.read_text("utf-8"))
    for path in update.LISTS:
        pins = dict(update.PIN.findall(path.read_text("utf-8")))
        assert pins == {name: chosen[name] for name in pins}


def test_every_version_in_the_pom_is_a_property_that_can_be_renewed():
    pom = update.POM.read_text("utf-8")
    after_its_own = pom.partition("</properties>")[2]
    assert set(re.findall(r"<version>(.+)</version>", after_its_own)) == {
        f"${{{name}.version}}" for name, _ in update.PROPERTY.findall(pom)
    }


def test_where_systems_need_several_versions_the_oldest_is_asked_for():
    lines = "a==9.9 ; x < '3'\na==9.10 ; x >= '3'\nb==1.0a8\n"
    assert update.lowest(lines) == {"a": "9.9", "b": "1.0a8"}
    assert update.with_pins("# a\na==9.1\nb==1.0a7 # why\n", update.lowest(lines)) == (
        "# a\na==9.9\nb==1.0a8 # why\n"
    )


def test_what_changed_is_told_a_line_each():
    told = update.changes({"a": "1", "b": "1", "c": "1"}, {"a": "1", "b": "2", "d": "1"})
    assert [line.split() for line in told] == [
        ["b", "1", "→", "2"],
        ["c", "1", "→", "-"],
        ["d", "-", "→", "1"],
    ]


@pytest.mark.full("asks the registries for all versions, twice")
@pytest.mark.xdist_group("kit")
def test_an_old_version_is_renewed_and_then_there_is_nothing_newer(kit: Kit):
    texts = {path: (kit.folder / path).read_text("utf-8") for path in FILES}
    try:
        for path, text in texts.items():
            aged = re.sub(r"(?m)^ruff==.+$", "ruff==0.1.0", text)
            aged = re.sub(r"<slf4j-nop.version>.+</", "<slf4j-nop.version>2.0.1</", aged)
            (kit.folder / path).write_text(aged, "utf-8")
        done = kit.lab("update")
        assert done.returncode == 0, done.stderr
        assert re.search(r"(?m)^ruff +0\.1\.0 → (?!0\.1\.0)", done.stdout)
        assert re.search(r"(?m)^slf4j-nop +2\.0\.1 → 2\.[^-]+$", done.stdout), "no 2.1.0-alpha1"
        assert "ruff==0.1.0" not in (kit.folder / "lab/requirements-test.txt").read_text("utf-8")
        assert kit.lab("update").stdout == "All versions are the newest.\n"
    finally:
        for path, text in texts.items():
            (kit.folder / path).write_text(text, "utf-8")
