"""The playground's questions, as the book asks for them."""

import re

from lab.places import ROOT

QUESTIONS = ROOT / "web" / "page" / "questions.js"
FORM = re.compile(r'title: "([^"]+)",\s+lesson: "(\d\d)",\s+state: "([^"]+)"')


def of_lessons() -> dict[str, tuple[str, str]]:
    """Of each lesson that has one: the question, and the end of its address."""
    found = FORM.findall(QUESTIONS.read_text(encoding="utf-8"))
    return {lesson: (title, "#" + state.replace("\\n", "&")) for title, lesson, state in found}
