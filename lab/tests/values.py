"""Numbers as people write them: 0.25, 1,437, 1e-5, 5·10⁻², 2.2\\cdot10^{-16}, 12 %."""

import re
from dataclasses import dataclass

_RAISED = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "-+0123456789")
_WRITTEN = re.compile(
    r"(?<![\w.^])(?P<digits>\d+(?:[,_]\d{3}(?!\d))*(?:\.\d+)?)"
    r"(?:[eE](?P<e>[-+]?\d+)|(?P<times>\s*(?:·|×|\\cdot|\\times)\s*10)?"
    r"(?:\^\{?\s*(?P<power>[-+−]?\d+)\}?|(?P<raised>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)))?"
    r"(?P<percent>\s*\\?%| per cent)?(?!\w)"
)


@dataclass(frozen=True)
class Value:
    """A number, and half a unit of its last digit."""

    text: str
    number: float
    half: float
    percent: bool = False

    def share(self) -> "Value":
        """Per cents as the share that they are."""
        if not self.percent:
            return self
        return Value(self.text, self.number / 100, self.half / 100)

    def is_rounded_from(self, number: float) -> bool:
        return abs(number - self.number) <= 1.0000001 * self.half

    def is_any_of(self, numbers: list[float]) -> bool:
        hundred = [100 * number for number in numbers] if self.percent else []
        return any(map(self.is_rounded_from, [*numbers, *hundred]))


def values(text: str) -> list[Value]:
    """All numbers of a text, in its order."""
    return [value for match in _WRITTEN.finditer(text) if (value := _value(match))]


def _value(match: re.Match) -> Value | None:
    digits = re.sub("[,_]", "", match["digits"])
    power = match["e"] or match["power"] or (match["raised"] or "").translate(_RAISED)
    half = 0.5 * 10.0 ** -len(digits.partition(".")[2])
    number, percent = float(digits), bool(match["percent"])
    exponent = int(power.replace("−", "-")) if power else 0
    if not power:
        return Value(match[0], number, half, percent)
    if match["e"] or match["times"]:
        return Value(match[0], number * 10.0**exponent, half * 10.0**exponent, percent)
    if number == 10:  # a power of ten alone is right to a factor of √10
        return Value(match[0], 10.0**exponent, 10.0**exponent, percent)
    return None  # some other power: a formula
