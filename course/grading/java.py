"""Just enough of Java's grammar: words, and which of them are declared."""

import re
from collections.abc import Iterator
from typing import NamedTuple

ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*)\\u+([0-9a-fA-F]{4})")
TOKEN = re.compile(
    r"(?P<skip>\s+|//[^\n]*|/\*.*?(?:\*/|\Z))"
    r'|(?P<text>"""(?:\\.|.)*?"""|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\')'
    r"|(?P<word>(?:[^\W\d]|\$)[\w$]*)"
    r"|(?P<number>\.?\d(?:[eEpP][+-]|[\w.])*)"
    r"|(?P<mark>::|->|.)",
    re.DOTALL,
)
MAGIC = re.compile(r"(?m)^[ \t]*%{1,2}[A-Za-z]")
TYPE_WORDS = ("class", "interface", "enum", "record")
PRIMITIVES = ("boolean", "byte", "short", "int", "long", "float", "double", "char", "void", "var")
# Before a name, these mean that it is used and not declared.
USES = (
    *("new", "return", "instanceof", "extends", "implements", "throws", "throw", "case", "else"),
    *("permits", "yield", "assert", "import", "package", "do", "default", "static", "final"),
    *("public", "private", "protected", "abstract", "synchronized", "super", "this"),
)


class Token(NamedTuple):
    kind: str  # text, word, number or mark
    text: str


def tokens(source: str) -> list[Token]:
    """The tokens of a cell, without comments and magics; \\uXXXX is read as javac reads it."""
    source = ESCAPE.sub(lambda found: found[1] + chr(int(found[2], 16)), source)
    found = (Token(match.lastgroup, match.group()) for match in TOKEN.finditer(source))
    return [token for token in found if token.kind != "skip"]


def words(source: str) -> set[str]:
    return {token.text for token in tokens(source) if token.kind == "word"}


def types_used(source: str) -> set[str]:
    """The words that look like names of types."""
    return {word for word in words(source) if word[0].isupper() and not word.isupper()}


def declared(source: str) -> set[str]:
    """The names of types, methods, variables and parameters that a cell declares, at any depth."""
    return {name for name, _ in _declared(tokens(source))}


def declared_on_top(source: str) -> set[str]:
    """Those that other cells can see."""
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


def imported(source: str) -> set[str]:
    """The single types that a cell imports, such as java.util.List."""
    text = " ".join(token.text for token in tokens(source))
    found = re.findall(r"\bimport (?:static )?([\w$]+(?: \. [\w$]+)+) ?(?:;|$)", text)
    return {name.replace(" ", "") for name in found}


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
