"""Names of the package's classes in code cells lead to their documentation."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NAME = re.compile(r'<span class="(?:n|nc|nn)">(\w+)</span>')


def pages(api: Path) -> dict[str, str]:
    """The page of each public class, by its simple name."""
    found = {path.stem: path.relative_to(api).as_posix() for path in api.rglob("[A-Z]*.html")}
    return {name: page for name, page in found.items() if "class-use" not in page}


def linked(html: str, to: dict[str, str], root: str) -> str:
    """A page with links from the names in its code."""

    def link(found: re.Match) -> str:
        page = to.get(found[1])
        return f'<a class="api" href="{root}api/{page}">{found[0]}</a>' if page else found[0]

    return re.sub(
        r'<div class="highlight-java.*?</pre>',
        lambda code: NAME.sub(link, code[0]),
        html,
        flags=re.S,
    )


def _finish(app: Sphinx, error: Exception | None) -> None:
    out = Path(app.outdir)
    if error or not (out / "api").is_dir():
        return
    to = pages(out / "api")
    for page in (out / "lessons").glob("*.html"):
        page.write_text(linked(page.read_text("utf-8"), to, "../"), "utf-8")


def setup(app: Sphinx) -> dict:
    app.connect("build-finished", _finish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
