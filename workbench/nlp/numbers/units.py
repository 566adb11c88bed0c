"""What stands around a number and says what it measures: currency, per cent, unit, "per head"."""

import re
from dataclasses import dataclass
from enum import StrEnum

from workbench.nlp.numbers.lists import (
    CURRENCY_NAMES,
    CURRENCY_SIGNS,
    MEASURES,
    PER_WORDS,
    PERCENT,
    PERCENT_POINTS,
)


class Kind(StrEnum):
    """What sort of amount a number states; a rate is an amount for each of something."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "per cent"
    POINTS = "percentage points"
    SHARE = "share"
    MEASURE = "measure"
    RATE = "rate"


@dataclass(frozen=True)
class Unit:
    """A unit as written and up to where; `key` is alike for units that may be compared."""

    kind: Kind
    words: str
    key: str
    end: int


_SIGN_BEFORE = re.compile(
    rf"(?<![a-z0-9])(?:{'|'.join(re.escape(sign) for sign in CURRENCY_SIGNS)})[ \u00a0]?$"
)
_SIGN_REACH = 6
_NATION = r"(?:us|u\.s\.|canadian|australian|hong kong|new zealand|singapore|swiss|swedish|danish)"
_CURRENCY = re.compile(
    rf"[ -](?:{_NATION} )?({'|'.join(re.escape(name) for name in CURRENCY_NAMES)}|pounds?)"
    r"(?:-worth)?(?![a-z0-9])"
)
_POINTS = re.compile(rf"[ -]?({PERCENT_POINTS})")
_PERCENT = re.compile(rf"[ \u00a0-]?({PERCENT})")
_SQUARE = r"(?:square|cubic|nautical|metric|light)[- ]"
_MEASURE = re.compile(
    rf"(?:[ \u00a0-]?|-)((?:{_SQUARE})?(?:{'|'.join(sorted(MEASURES, key=len, reverse=True))}))"
    r"(?:[- ]olds?)?(?![a-z0-9])"
)
_ATTACHED = re.compile(r"(m|°c|°f|°|c)(?![a-z0-9])")
_ATTACHED_KEYS = {"m": "metres"}
_PER = re.compile(rf"(?:[ -]|, | \()(?:of [a-z]+ )?({PER_WORDS})")
# Singular names of units that are also other words; they measure only with a hyphen or after one.
_AMBIGUOUS = frozenset({"second", "foot", "yard", "stone", "degree", "gram", "sec", "min", "tb"})
_SINGULAR = frozenset(name for name in MEASURES if not name.endswith("s") and len(name) > 3)  # noqa: PLR2004 - "km", "ft", "kph" have no plural


def currency_before(text: str, start: int) -> tuple[int, str]:
    """Return where a currency sign before *start* begins, and the sign; empty when none."""
    match = _SIGN_BEFORE.search(text[max(0, start - _SIGN_REACH) : start])
    if match is None:
        return start, ""
    return start - (len(match[0])), match[0].strip()


def unit_after(text: str, end: int, *, one: bool) -> Unit | None:
    """Return the unit that follows a number which ends at *end*, or None where none does.

    *one* tells that the number is 1, after which a unit stands in the singular.
    """
    for pattern, kind in ((_POINTS, Kind.POINTS), (_PERCENT, Kind.PERCENT)):
        match = pattern.match(text, end)
        if match:
            return Unit(kind, match[1], kind, match.end())
    match = _CURRENCY.match(text, end)
    if match:
        return Unit(Kind.MONEY, match[0].strip(" -"), _currency_key(match[0]), match.end())
    return _measure_after(text, end, one=one)


def _currency_key(words: str) -> str:
    """Return a key that tells currencies apart: "canadian dollars" are not "$"."""
    name = words.strip(" -").removesuffix("-worth")
    nation, _, last = name.rpartition(" ")
    if last.startswith("pound"):
        return "£"
    sign = CURRENCY_NAMES[last]
    return sign if nation in ("", "us", "u.s.") else f"{nation} {sign}"


def sign_key(sign: str) -> str:
    """Return the key of a currency sign: "us$" and "usd" are "$"."""
    return CURRENCY_NAMES.get(sign, sign)


def _measure_after(text: str, end: int, *, one: bool) -> Unit | None:
    attached = _ATTACHED.match(text, end)
    if attached:
        key = _ATTACHED_KEYS.get(attached[1], "degrees")
        return Unit(Kind.MEASURE, attached[1], key, attached.end())
    match = _MEASURE.match(text, end)
    if match is None:
        return None
    words = match[1]
    last = re.split(r"[ -]", words)[-1]
    hyphen = text[end] == "-"
    if last in _SINGULAR and not (hyphen or one):
        return None  # "12 second-half goals"
    if last in _AMBIGUOUS and not hyphen:
        return None
    prefix = words[: -len(last)].replace("-", " ")
    return Unit(Kind.MEASURE, words, prefix + MEASURES[last], match.end())


def per_after(text: str, end: int) -> tuple[str, int]:
    """Return the words that make an amount a rate ("a head", "each"), and where they end.

    The words are empty and the end is *end* where there are none.
    """
    match = _PER.match(text, end)
    return (match[1], match.end()) if match else ("", end)
