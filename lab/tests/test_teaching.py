"""What a lecturer relies on: minutes, prerequisites, folded answers, hand-outs, the errata."""

import copy
import re

import nbformat
import pytest

from lab.commands import handout
from lab.console import Trouble
from lab.lessons import PREDICT, fold_answers, minutes
from lab.places import NOTEBOOKS, ROOT
from web import questions

LESSONS = sorted(NOTEBOOKS.glob("*.ipynb"))
PLAN = ROOT / "docs/teaching.md"
each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)


def read(lesson):
    return nbformat.read(lesson, as_version=4)


@each_lesson
def test_a_lesson_says_the_minutes_that_the_rule_gives(lesson):
    notebook = read(lesson)
    assert f"{minutes(notebook)} minutes" in notebook.cells[0].source


@each_lesson
def test_what_answers_a_question_is_stored_folded(lesson):
    notebook = read(lesson)
    folded = copy.deepcopy(notebook)
    fold_answers(folded)
    assert [cell.metadata for cell in notebook.cells] == [cell.metadata for cell in folded.cells]
    assert PREDICT not in notebook.cells[-1].source


@each_lesson
def test_a_lesson_tells_where_to_report_a_wrong_sentence(lesson):
    assert "[a wrong sentence?](errata.md)" in read(lesson).cells[-1].source
    assert (NOTEBOOKS / "errata.md").is_file()


@each_lesson
def test_the_plan_has_the_lesson_with_its_minutes_and_what_it_builds_on(lesson):
    notebook = read(lesson)
    number = lesson.stem[:2]
    plan = PLAN.read_text(encoding="utf-8")
    built = re.search(r"[Bb]uilds on (.*)", notebook.cells[0].source)[1]
    needs = re.findall(r"\[(\d\d) ", built)
    assert re.findall(rf"^    L(\d\d).* --> L{number}$", plan, re.MULTILINE) == needs
    assert re.search(rf"^\| .*\b{number}\b.* \| {minutes(notebook)} \|", plan, re.MULTILINE), number


@pytest.mark.parametrize("number", questions.of_lessons())
def test_a_lesson_tells_of_its_question_in_the_playground(number):
    (lesson,) = NOTEBOOKS.glob(f"{number}-*.ipynb")
    told = [cell.source for cell in read(lesson).cells if cell.cell_type == "markdown"]
    assert f"`python3 -m lab playground {number}`" in "\n".join(told)


def test_a_handout_has_every_question_and_no_solution(tmp_path, monkeypatch):
    monkeypatch.setattr(handout, "set_up", lambda: None)
    assert handout.main([str(tmp_path / "class")]) == 0
    for lesson in LESSONS:
        handed = tmp_path / "class" / lesson.name
        text = handed.read_text(encoding="utf-8")
        assert "<summary>Solution" not in text
        asked = [cell.source for cell in read(lesson).cells if "Patient" in cell.source[:200]]
        assert len(asked) <= text.count("Patient")
        for kind in ("exercise", "check"):
            assert text.count(f'"{kind}"') == lesson.read_text(encoding="utf-8").count(f'"{kind}"')
    with pytest.raises(Trouble, match="is there already"):
        handout.main([str(tmp_path / "class")])
