"""Points that mark thousands: "70.000 people", "1.200.000 euros", as much of Europe writes them."""

import re

# One to three digits, then groups of three; an address ("192.168.100.200") has one group more.
_POINTED = r"(?<![\w.,:/$€£-])(?:[$€£]\s?)?[1-9][0-9]{0,2}"
_MAYBE = re.compile(r"[0-9]\.[0-9]{3}(?![0-9])")
_GROUPS = re.compile(rf"{_POINTED}(?:\.[0-9]{{3}}){{2}}(?![\w]|[.,-][0-9])")
_GROUP = re.compile(rf"{_POINTED}\.[0-9]{{3}}(?![\w]|[.,][0-9])")
# Nobody counts these to three decimals: the point can only mark thousands.
_WHOLE = (
    r"people|persons|men|women|children|girls|boys|adults|pupils|students|teachers|nurses|doctors"
    r"|patients|residents|inhabitants|citizens|voters|votes|members|supporters|fans|spectators"
    r"|demonstrators|protesters|protestors|workers|employees|staff|jobs|soldiers|troops|police"
    r"|officers|refugees|migrants|tourists|visitors|guests|passengers|families|households|homes"
    r"|houses|flats|buildings|cars|vehicles|copies|signatures|victims|deaths|dead|injured"
    r"|seats|tickets|schools|companies|businesses|farmers|cattle|sheep|trees"
)
_COUNTED = re.compile(
    rf"{_POINTED}\.[0-9]{{3}}(?:\s(?!of\b)[a-z-]+){{0,2}}?\s(?:{_WHOLE})\b"
    r"(?!\s(?:per|an?|for every|in every|to every)\b)"
)
_AVERAGE = re.compile(r"\b(?:average|mean|median|rate|ratio|index)\b[^.;]{0,40}$")
_AVERAGE_REACH = 60
# Thousands marked by commas, or a point before other than three digits, are English notation.
_ENGLISH = re.compile(
    r"(?<![\w.,])[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![\w,])|[0-9]\.(?:[0-9]{1,2}|[0-9]{4,})(?![0-9.:])"
)


def with_commas(lowered: str) -> str:
    """Return text in lower case with commas for the points that mark thousands; none else changes.

    In a text that marks thousands so, and nowhere in the English way, every point before three
    digits does; in any other only where a decimal number makes no sense ("70.000 people").
    """
    if _MAYBE.search(lowered) is None:
        return lowered
    out = _GROUPS.sub(_commas, lowered)
    out = _COUNTED.sub(_commas_unless_average, out)
    if out != lowered and _ENGLISH.search(lowered) is None:
        out = _GROUP.sub(_commas, out)
    return out


def _commas(found: re.Match[str]) -> str:
    return found.group().replace(".", ",")


def _commas_unless_average(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - _AVERAGE_REACH) : found.start()]
    return found.group() if _AVERAGE.search(before) else _commas(found)
