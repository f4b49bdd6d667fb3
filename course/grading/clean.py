"""What a student wrote or a program showed, made safe to look at in a browser.

A text stays as it was typed if the sanitizer takes nothing from its page. Otherwise its HTML is
shown as text, and a text that even then asks for more is shown as its source.
"""

import base64
import binascii
import re
from html.parser import HTMLParser
from urllib.parse import quote

import nh3
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode, v4

from lab.commands.publish import PLOT

NOTHING: dict = {}
LONGEST = 20_000  # characters of a text that is more than its source
TABLE = {"table", "caption", "thead", "tbody", "tr", "th", "td", "p", "b", "br"}
TEXT = {
    *(*TABLE, "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr"),
    *("a", "img", "i", "em", "strong", "code", "del", "sub", "sup", "kbd", "details", "summary"),
}
LINK = r"(?:https?://|mailto:|#)\S*"  # not to what else the page's own server has
ATTRIBUTES = {
    "th": {"style"},
    "td": {"style"},
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
}
TARGETS = {
    "href": re.compile(LINK),
    "src": re.compile(r"data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/=]*"),
}
PICTURES = {
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/jpeg": b"\xff\xd8\xff",
    "image/gif": b"GIF8",
}
FENCE = r"(?m:^ {0,3}(?P<fence>`{3,}|~{3,})(?s:.*?)(?:^ {0,3}(?P=fence)|\Z))"
SPAN = r"(?P<ticks>`+)(?!`)(?s:.+?)(?<!`)(?P=ticks)(?!`)"
FORMULA = r"\$\$(?s:.+?)\$\$|\$[^$]+\$"
# What HTML begins with, a picture from elsewhere, and a link that is none to a page.
HARM = (
    r"(?P<tag><(?=[A-Za-z/!?]))|(?P<picture>!\[)"
    rf"|(?P<link>\](?=\((?!{LINK}|attachment:)))"
)
HARMLESS = {"tag": "&lt;", "picture": r"\![", "link": "]\\"}
PASTED = re.compile(r"[^\]\n]*\]\(attachment:([^\s)]+)")
PIECES = re.compile("|".join((FENCE, SPAN, FORMULA, HARM)))
PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
SCRIPT_OR_FONT = re.compile(r"(?is)<script\b.*?</script\s*>|@font-face\s*\{[^}]*\}")
POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:; '
    "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"/>"
)
DIAGRAM = re.compile(r"(?m)^( {0,3}(?:`{3,}|~{3,})\s*)mermaid\b")


def plain(told: str) -> str:
    """Markdown that shows a line as it is, whoever chose its words."""
    return PUNCTUATION.sub(r"\\\g<0>", " ".join(told.split()))


def text(cell: NotebookNode) -> None:
    """Clean a text with its pictures."""
    attachments = _attachments(cell.pop("attachments", {}))
    cell.source = markdown(cell.source, attachments)
    if attachments:
        cell.attachments = attachments


def markdown(source: str, attachments: dict = NOTHING) -> str:
    """A text whose page is safe."""
    if len(source) <= LONGEST:
        for tried in (source, _without_html(source, attachments)):
            if _is_safe(tried, attachments):
                return tried
    return _as_source(source)


def shown(outputs: list) -> list[NotebookNode]:
    """Of what a program put out what may be shown: text, pictures, tables, figures to be drawn."""
    return [kept for kept in map(_shown, outputs) if kept]


def page(html: str) -> str:
    """A page of feedback that runs nothing and asks nothing of a network."""
    return SCRIPT_OR_FONT.sub("", html).replace("<head>", f"<head>\n{POLICY}", 1)


def pictures(data: dict) -> dict:
    """Of the kinds of a picture those that are what they say."""
    found = {}
    for kind, begin in PICTURES.items():
        try:
            picture = base64.b64decode(_text(data.get(kind)))
        except (binascii.Error, ValueError):
            continue
        if picture.startswith(begin):
            found[kind] = base64.b64encode(picture).decode()
    return found


def _is_safe(text: str, attachments: dict) -> bool:
    """True if the sanitizer takes nothing from a text's page."""
    shown = {name: {"image/png": ""} for name in attachments}
    try:
        page = MarkdownWithMath(renderer=_Plain(escape=False, attachments=shown)).render(text)
    except Exception:  # a picture that is not there, or nothing that a parser was made for
        return False
    return _pieces(page) == _pieces(_sanitized(page, TEXT))


class _Plain(IPythonRenderer):
    """The pages' own renderer without colours and anchors, which the sanitizer would take away."""

    def block_code(self, code: str, info: str | None = None) -> str:
        diagram = (info or "").startswith("mermaid")
        return super().block_code(code, info if diagram else None)

    def heading(self, text: str, level: int, **_) -> str:
        return f"<h{level}>{text}</h{level}>"


def _sanitized(page: str, tags: set[str]) -> str:
    return nh3.clean(
        page,
        tags=tags,
        attributes={tag: names for tag, names in ATTRIBUTES.items() if tag in tags},
        attribute_filter=_filtered,
        filter_style_properties={"text-align"},
        url_schemes={"http", "https", "mailto", "data"},
        link_rel=None,
    )


def _filtered(tag: str, name: str, value: str) -> str | None:
    wanted = TARGETS.get(name)
    return value if not wanted or wanted.fullmatch(value) else None


class _Pieces(HTMLParser):
    """A page's tags, comments and texts, in order."""

    def __init__(self):
        super().__init__()
        self.found: list = []

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, sorted(attributes)))

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        self.found.append(("/", tag))

    def handle_data(self, data):
        self.found.append(data)

    def handle_other(self, data):
        self.found.append(("!", data))

    handle_comment = handle_decl = handle_pi = unknown_decl = handle_other


def _pieces(page: str) -> list:
    parser = _Pieces()
    parser.feed(page)
    parser.close()
    return parser.found


def _without_html(source: str, attachments: dict) -> str:
    def harmless(piece: re.Match) -> str:
        pasted = piece["picture"] and PASTED.match(source, piece.end())
        if pasted:
            return piece[0] if pasted[1] in attachments else r"!\["
        return HARMLESS.get(piece.lastgroup, piece[0])

    source = DIAGRAM.sub(r"\1text", source)
    return PIECES.sub(harmless, source)


def _as_source(text: str) -> str:
    fence = "~" * (1 + max(map(len, re.findall("~{3,}", text)), default=3))
    return f"{fence}text\n{text}\n{fence}"


def _attachments(pasted: dict) -> dict:
    """Pictures that were pasted into a text, as far as they are what they say."""
    # The pages look a picture up by the name that a link has.
    named = {quote(name, safe="!$&()*+,;=:/?#@%"): pictures(pasted[name]) for name in pasted}
    return {name: data for name, data in named.items() if data}


def _shown(output: dict) -> NotebookNode | None:
    match output.get("output_type"):
        case "stream":
            name = "stderr" if output.get("name") == "stderr" else "stdout"
            return v4.new_output("stream", name=name, text=_text(output.get("text")))
        case "error":
            told = {name: _text(output.get(name)) for name in ("ename", "evalue")}
            lines = [_text(line) for line in output.get("traceback") or ()]
            return v4.new_output("error", **told, traceback=lines)
        case "display_data" | "execute_result" as kind:
            return v4.new_output(kind, data=_data(output.get("data") or {}))
    return None


def _data(data: dict) -> dict:
    kept = {"text/plain": _text(data.get("text/plain")), **pictures(data)}
    table = _sanitized(_text(data.get("text/html")), TABLE)
    if "<table" in table:
        kept["text/html"] = table
    if isinstance(data.get(PLOT), dict):
        kept[PLOT] = data[PLOT]
    return kept


def _text(value) -> str:
    text = "".join(map(str, value)) if isinstance(value, list) else value
    return text if isinstance(text, str) else ""
