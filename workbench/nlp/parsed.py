"""The parts of one claim that can be checked one by one: number, unit, bound, place, quotation."""

import re
from bisect import bisect_left

from workbench.domain.readings import Comparator, ParsedClaim, Period
from workbench.nlp.quantities import Quantity
from workbench.nlp.words import DAYS, MONTHS, TITLES

_BETWEEN_QUOTED = " … "
_QUOTED = re.compile(
    r"“([^“”]{1,1000})”|\"([^\"]{1,1000})\"|«\s?([^«»]{1,1000}?)\s?»|„([^„“”]{1,1000})[“”]"
    r"|(?<!\w)‘([^‘]{1,1000}?)’(?!\w)"
)
_NAME_WORD = r"[A-Z][^\W\d_]*(?:[.’'-][^\W\d_]+)*"
_PLACE = re.compile(
    r"\b(?i:in|at|near|outside|across) ((?:the )?"
    rf"{_NAME_WORD}(?:(?: of(?: the)?)? {_NAME_WORD}|, {_NAME_WORD}(?=[,.;]|$)){{0,4}})"
)
# Capitalised after "in" or "at" without being a place.
_NO_PLACE = MONTHS | DAYS | TITLES | frozenset({"i", "he", "she", "english", "french", "christmas"})


def parse_claim(
    text: str,
    start_char: int,
    end_char: int,
    *,
    quantities: list[Quantity],
    period: Period | None,
    place: str = "",
) -> ParsedClaim:
    """Return the checkable parts of the claim at *start_char* to *end_char* of *text*.

    *quantities* are those of the whole text in reading order, *period* the days the claim speaks
    of, *place* where it says it happened, when the caller knows; else a capitalised name after
    "in", "at" or "near" is taken. Each part is empty where the claim states none.
    """
    claim = text[start_char:end_char]
    main = _main_quantity(_within(quantities, start_char, end_char), period)
    return ParsedClaim(
        number=main.number if main else None,
        unit=_unit_of(main) if main else "",
        comparator=main.comparator if main else None,
        period=period,
        place=place or find_place(claim),
        quoted_words=_BETWEEN_QUOTED.join(
            next(filter(None, match.groups())) for match in _QUOTED.finditer(claim)
        ),
    )


def find_place(claim: str) -> str:
    """Return the first place that a claim names after "in", "at" or "near"; empty when none."""
    for match in _PLACE.finditer(claim):
        first = match[1].removeprefix("the ").split()[0].lower().rstrip(",")
        if first not in _NO_PLACE:
            return match[1]
    return ""


def _within(quantities: list[Quantity], start: int, end: int) -> list[Quantity]:
    low = bisect_left(quantities, start, key=lambda quantity: quantity.start_char)
    high = bisect_left(quantities, end, low, key=lambda quantity: quantity.start_char)
    return [quantity for quantity in quantities[low:high] if quantity.end_char <= end]


def _main_quantity(inside: list[Quantity], period: Period | None) -> Quantity | None:
    """Return the first amount with a unit or bound, else the first; the period's own is none."""
    words = period.words if period else ""
    stated = [quantity for quantity in inside if quantity.quote not in words] or inside
    telling = (
        quantity
        for quantity in stated
        if quantity.unit or quantity.comparator is not Comparator.EXACTLY
    )
    return next(telling, stated[0] if stated else None)


def _unit_of(quantity: Quantity) -> str:
    """Return the unit in the article's words, with what it is taken for: "$ a head"."""
    return f"{quantity.unit} {quantity.per}".strip()
