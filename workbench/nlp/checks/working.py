"""How a check writes its sum: numbers as an editor reads them, bounds of rounding, places."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from workbench.domain.readings import Check, Comparator, Finding, FindingPlace
from workbench.nlp.quantities import Kind, Quantity

_QUESTION_QUOTE_MAX = 90
_HALF = Decimal("0.5")
# How far "about", "over" and "under" may lie from the number they stand with.
_ABOUT = Decimal("0.12")
_BEYOND = Decimal("0.25")
_SIGNS = frozenset("$€£¥₹₽")
_WORDS_FOR = {
    10**12: "trillion",
    10**9: "billion",
    10**6: "million",
}


@dataclass(frozen=True)
class Bounds:
    """Between what a number lies that was rounded or hedged: lowest and highest, inclusive."""

    low: Decimal
    high: Decimal

    def meets(self, other: "Bounds") -> bool:
        """Return whether one number could lie within both."""
        return self.low <= other.high and other.low <= self.high


def bounds_of(quantity: Quantity, *, places: Decimal = _HALF) -> Bounds:
    """Return what an amount may stand for: its last place rounded, and its "about" or "over"."""
    low = quantity.number
    high = quantity.upper if quantity.upper is not None else low
    slack = quantity.place * places
    low, high = low - slack, high + slack
    if quantity.comparator is Comparator.ABOUT:
        low, high = low - abs(low) * _ABOUT, high + abs(high) * _ABOUT
    elif quantity.comparator in (Comparator.OVER, Comparator.AT_LEAST):
        high += abs(high) * _BEYOND
    elif quantity.comparator in (Comparator.UNDER, Comparator.AT_MOST):
        low -= abs(low) * _BEYOND
    return Bounds(low, high)


def written(number: Decimal) -> str:
    """Return a number as an editor writes it: "1,200", "3.5 million", "12.5"; one decimal."""
    for size, word in _WORDS_FOR.items():
        if abs(number) >= size:
            return f"{_plain(number / size, places=3)} {word}"
    return _plain(number, places=2 if abs(number) < 10 else 1)  # noqa: PLR2004 - small ones need more


def _plain(number: Decimal, *, places: int) -> str:
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown(quantity: Quantity, number: Decimal | None = None) -> str:
    """Return *number* (by default the amount's own) with the unit of *quantity*."""
    value = written(quantity.number if number is None else number)
    if quantity.key == Kind.PERCENT:
        return f"{value} %"
    if quantity.key == Kind.POINTS:
        return f"{value} points"
    if quantity.key in _SIGNS:
        return f"{quantity.key}{value}"
    if quantity.kind is Kind.MEASURE or quantity.key.endswith(("cents", "pence")):
        return f"{value} {quantity.key}"
    return value


def make_finding(
    check: Check, text: str, spans: Iterable[tuple[int, int]], *, question: str, working: str
) -> Finding:
    """Return a finding whose places are *spans* of *text*, each once, in reading order."""
    places = tuple(FindingPlace(start, end, text[start:end]) for start, end in sorted(set(spans)))
    return Finding(check, question, working, places)


def span_of(quantity: Quantity) -> tuple[int, int]:
    """Return where an amount stands together with the noun that it counts."""
    return quantity.start_char, max(quantity.end_char, quantity.phrase_end)


def quoted(quantity: Quantity, text: str) -> str:
    """Return the words of an amount and its noun in quotation marks, for a question."""
    start, end = span_of(quantity)
    words = " ".join(text[start:end].split())
    return f"“{words[:_QUESTION_QUOTE_MAX]}”"
