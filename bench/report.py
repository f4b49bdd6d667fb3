"""Medians with ranges, tables, the page."""

import os
import platform
import re
from pathlib import Path
from statistics import median

from lab.places import ROOT, write

PAGE = ROOT / "docs" / "performance.md"
TITLE = "# Performance\n"


def spread(values: list[float], form: str = "{:,.0f}") -> str:
    """The median, and the range it lies in."""
    low, middle, high = (form.format(v) for v in (min(values), median(values), max(values)))
    return f"{middle} ({low} – {high})"


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] + ["--:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def machine() -> str:
    """The machine's kind: nothing that tells one machine from another of its kind."""
    return f"{_processor()}, {os.cpu_count()} cores, {platform.system()}"


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text()
        return re.search(r"(?m)^model name\s*: (.+)$", text)[1]
    except (OSError, TypeError):
        return platform.processor() or platform.machine()


def put(heading: str, text: str, page: Path = PAGE) -> None:
    """Replace one section of a page; the others, and what people wrote there, stay."""
    before = page.read_text(encoding="utf-8") if page.is_file() else TITLE
    write(page, with_section(before, heading, text))


def with_section(page: str, heading: str, text: str) -> str:
    section = f"## {heading}\n\n{text.strip()}\n"
    parts = re.split(r"(?m)^(?=## )", page)
    named = [i for i, part in enumerate(parts) if part.startswith(f"## {heading}\n")]
    if named:
        parts[named[0]] = section
    else:
        parts.append(section)
    return "\n".join(part.rstrip() + "\n" for part in parts)
