"""The ledger as a page: each claim, what was found, and the cell that shows it."""

import re
from html import escape
from pathlib import Path

HEAD = """\
# The ledger

What introductions to neural networks say about this topic, what measuring it found, and the cell
that shows it. Each number is asserted by a test. Lesson 16 measures them once more.

<label class="filter">Show claims with
<input type="search" id="filter" placeholder="a word or a verdict"></label>
"""
SCRIPT = '<script src="_static/ledger.js"></script>'


def page(text: str) -> str:
    return "\n".join([HEAD, *map(_claim, claims(text)), SCRIPT, ""])


def claims(text: str) -> list[list[tuple[str, str]]]:
    """The paragraphs, as pairs of a word and what stands behind it."""
    lines = [line for line in text.split("\n") if not line.startswith("#")]
    paragraphs = "\n".join(lines).strip().split("\n\n")
    return [re.findall(r"(?m)^(\w+): (.*)", paragraph) for paragraph in paragraphs]


def _claim(pairs: list[tuple[str, str]]) -> str:
    one = {word: escape(value) for word, value in pairs}
    numbers = "".join(_number(value) for word, value in pairs if word == "number")
    source = f'<p class="source">{one["source"]}</p>' if "source" in one else ""
    return f"""\
<section class="claim {one["verdict"].split()[0]}" id="claim-{one["claim"]}">
<p class="said"><span class="number">{one["claim"]}</span> “{one["said"]}”</p>{source}
<p><strong class="verdict">{one["verdict"]}</strong> · {one["truth"]}.</p>
<ul>{numbers}</ul>
</section>
"""


def _number(line: str) -> str:
    what, found, *_, cell, _ = (part.strip() for part in line.split("|"))
    said = [part.strip() for part in line.split("|") if part.strip().startswith("said")]
    lesson, _, anchor = cell.partition("#")
    page = f"lessons/{Path(lesson).stem}.html#{anchor}"
    told = f" ({escape(said[0])})" if said else ""
    return f'<li>{escape(what)}: <b>{escape(found)}</b>{told}, <a href="{page}">shown</a></li>'
