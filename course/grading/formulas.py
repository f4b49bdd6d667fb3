"""Formulas as MathML, which a browser draws without a script and without a network."""

from xml.sax.saxutils import escape

import nh3
from jinja2 import pass_context
from latex2mathml.converter import convert
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

LONGEST = 2_000  # characters of a formula
TAGS = {
    *("math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mfrac", "msqrt", "mroot", "mstyle"),
    *("msub", "msup", "msubsup", "munder", "mover", "munderover", "mtable", "mtr", "mtd"),
    *("mpadded", "mphantom", "menclose"),
}
ATTRIBUTES = {
    *(
        "display",
        "mathvariant",
        "stretchy",
        "fence",
        "form",
        "separator",
        "accent",
        "movablelimits",
    ),
    *("minsize", "maxsize", "lspace", "rspace", "width", "linethickness", "displaystyle"),
    *("scriptlevel", "columnalign", "rowspacing", "columnspacing", "columnlines", "rowlines"),
}


class Renderer(IPythonRenderer):
    """nbconvert's own, which leaves formulas to a script."""

    def block_math(self, body: str) -> str:
        return mathml(body, "block")

    def inline_math(self, body: str) -> str:
        return mathml(body, "inline")

    def latex_environment(self, name: str, body: str) -> str:
        return mathml(rf"\begin{{{name}}}{body}\end{{{name}}}", "block")


@pass_context
def markdown2html(context, source: str) -> str:
    """The filter of that name in nbconvert's templates."""
    pictures = context.get("cell", {}).get("attachments", {})
    return MarkdownWithMath(renderer=Renderer(escape=False, attachments=pictures)).render(source)


def mathml(latex: str, display: str) -> str:
    """A formula as MathML; as it was typed where it is none."""
    try:
        if len(latex) > LONGEST:
            raise ValueError
        # Its texts are not escaped, so that HTML in them would be HTML of the page.
        return nh3.clean(convert(latex, display=display), tags=TAGS, attributes={"*": ATTRIBUTES})
    except Exception:  # whatever a formula that is none brings about
        return f"<code>{escape(latex)}</code>"
