"""What the playground shares with the kit without sharing its files."""

import re

from lab.places import ROOT

PROPERTY = re.compile(r"<([\w.-]+\.version)>([^<]+)</")
PEN = re.compile(r'(?:new Pen\(|  \[)("#\w{6}", "[\w-]+"(?:, "[^"]+")+)[\])]')


def _read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def test_both_builds_name_the_same_versions():
    kit, web = (dict(PROPERTY.findall(_read(pom))) for pom in ("pom.xml", "web/pom.xml"))
    shared = kit.keys() & web.keys()
    assert "commons-math3.version" in shared
    assert {name: web[name] for name in shared} == {name: kit[name] for name in shared}


def test_a_start_has_the_pen_of_the_lessons_plots():
    kit = PEN.findall(_read("src/main/java/goldilocks/plot/Pen.java"))
    assert len(kit) == 7
    assert PEN.findall(_read("web/page/state.js")) == kit
