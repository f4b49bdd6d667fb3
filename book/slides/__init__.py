"""Lessons as slides: nbconvert's, with all that they load beside them."""

import shutil
from pathlib import Path

import nbformat
from jinja2 import pass_context
from latex2mathml.converter import convert
from nbconvert import SlidesExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from book import deck
from lab.places import ROOT

HERE = ROOT / "book" / "slides"
PACKAGES = ROOT / "book" / "node_modules"
# nbconvert's page looks for dist/ and a theme in it; the other names are our template's.
LOADED = {
    "dist/reveal.css": PACKAGES / "reveal.js/dist/reveal.css",
    "dist/theme/goldilocks.css": HERE / "theme.css",
    "reveal.js": PACKAGES / "reveal.js/dist/reveal.js",
    "notes.js": PACKAGES / "reveal.js/dist/plugin/notes.js",
    "show.js": HERE / "show.js",
    "figures.js": ROOT / "book/static/figures.js",
    "knobs.js": ROOT / "book/static/knobs.js",
    "plotly-cartesian.min.js": PACKAGES / "plotly.js-cartesian-dist-min/plotly-cartesian.min.js",
}


class Formulas(IPythonRenderer):
    """As MathML, which needs no script."""

    def inline_math(self, body: str) -> str:
        return convert(body)

    def block_math(self, body: str) -> str:
        return convert(body, display="block")


class Exporter(SlidesExporter):
    """Without what nbconvert's slides ask other hosts for."""

    @pass_context
    def markdown2html(self, _, source: str) -> str:
        return MarkdownWithMath(renderer=Formulas(escape=False)).render(source)


def write(lessons: list[Path], folder: Path) -> list[Path]:
    """A page for each lesson, which shows from a disk too."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, source in LOADED.items():
        to = folder / "_static" / name
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, to)
    exporter = Exporter(
        extra_template_basedirs=[str(HERE.parent)],
        template_name=HERE.name,
        reveal_url_prefix="_static",
        reveal_theme="goldilocks",
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        exclude_anchor_links=True,
    )
    return [_write(exporter, lesson, folder) for lesson in lessons]


def _write(exporter: Exporter, lesson: Path, folder: Path) -> Path:
    shown = deck.of(nbformat.read(lesson, as_version=4))
    html, _ = exporter.from_notebook_node(shown, {"metadata": {"name": lesson.stem}})
    page = folder / f"{lesson.stem}.html"
    page.write_text(html, encoding="utf-8")
    return page
