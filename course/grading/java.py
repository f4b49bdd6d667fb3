"""Just enough of Java's grammar for what is no matter of trust: words, and which are declared."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

TOKEN = re.compile(
    r"(?P<skip>\s+|//[^\n]*|/\*.*?(?:\*/|\Z))"
    r'|(?P<text>"""(?:\\.|.)*?"""|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\')'
    r"|(?P<word>(?:[^\W\d]|\$)[\w$]*)"
    r"|(?P<number>\.?\d(?:[eEpP][+-]|[\w.])*)"
    r"|(?P<mark>::|->|.)",
    re.DOTALL,
)
TYPE_WORDS = ("class", "interface", "enum", "record")
PRIMITIVES = ("boolean", "byte", "short", "int", "long", "float", "double", "char", "void", "var")
# Before a name, these mean that it is used and not declared.
USES = (
    *("new", "return", "instanceof", "extends", "implements", "throws", "throw", "case", "else"),
    *("permits", "yield", "assert", "import", "package", "do", "default", "static", "final"),
    *("public", "private", "protected", "abstract", "synchronized", "super", "this"),
)


class Token(NamedTuple):
    kind: str  # skip, text, word, number or mark
    text: str


def tokens(source: str) -> list[Token]:
    """The tokens of a cell, without comments."""
    return [token for token in _all(source) if token.kind != "skip"]


def _all(source: str) -> list[Token]:
    return [Token(match.lastgroup, match.group()) for match in TOKEN.finditer(source)]


def words(source: str) -> set[str]:
    return {token.text for token in tokens(source) if token.kind == "word"}


def declared_on_top(source: str) -> set[str]:
    """The names of types, methods and variables that a cell declares for others to see."""
    return {name for name, depth in _declared(tokens(source)) if depth == 0}


def _declared(found: list[Token]) -> Iterator[tuple[str, int]]:
    depth = 0
    start, end = Token("mark", ";"), Token("mark", ";")
    for before, token, after in zip([start, *found], found, [*found[1:], end], strict=False):
        if token.kind == "mark":
            depth += (token.text in "({[") - (token.text in ")}]")
        if token.kind == "word" and _declares(before, after):
            yield token.text, depth


def _declares(before: Token, after: Token) -> bool:
    if before.text in TYPE_WORDS:
        return before.text != "record" or after.text in ("(", "<")
    ends_a_type = (
        before.text in PRIMITIVES
        or (before.kind == "word" and before.text not in USES)
        or before.text in ("]", ">")
    )
    return ends_a_type and after.text in ("=", ";", ",", ")", ":", "[", "(")


def renamed(source: str, names: Iterable[str], ending: str) -> str:
    """A cell in which these names have an ending, but where they name a member of something."""
    before, parts = "", []
    for token in _all(source):
        is_name = token.kind == "word" and token.text in names and before not in (".", "::")
        parts.append(token.text + ending if is_name else token.text)
        before = before if token.kind == "skip" else token.text
    return "".join(parts)


def last_statement(source: str) -> str:
    """The last statement outside of braces, its tokens joined by blanks."""
    statement: list[str] = []
    depth = 0
    fresh = True
    for token in tokens(source):
        if fresh:
            statement, fresh = [], False
        statement.append(token.text)
        if token.kind == "mark":
            depth += (token.text in "({[") - (token.text in ")}]")
        fresh = depth == 0 and token.text in (";", "}")
    return " ".join(statement)
