"""Whether "doubled", "threefold" or "twice as many as" fits the two figures it is said of."""

import re
from collections.abc import Iterator
from decimal import Decimal

from workbench.domain.readings import Check, Comparator, Finding
from workbench.nlp.checks.pairs import Pair
from workbench.nlp.checks.statements import Statement
from workbench.nlp.checks.working import Bounds, make_finding, shown, written
from workbench.nlp.numbers.lists import ONES
from workbench.nlp.quantities import Kind, Quantity

_REACH = 45
_APART_MAX = 70
_ROUGH = (
    r"(?:(?P<more>more than |over |at least )"
    r"|(?P<near>nearly |almost |about |roughly |around |some )|)"
)
_DIGITS = "two|three|four|five|six|seven|eight|nine|ten"
_BECAME = re.compile(
    rf"\b{_ROUGH}(?P<verb>doubl(?:ed|ing|es|e)|trebl(?:ed|ing|es|e)|tripl(?:ed|ing|es|e)"
    rf"|quadrupl(?:ed|ing|es|e)|halv(?:ed|ing|es)|(?P<fold>{_DIGITS})-?fold)\b"
)
_AS_MANY = re.compile(
    rf"\b{_ROUGH}(?P<verb>(?:twice|double|triple|(?P<fold>{_DIGITS}) times)"
    r"(?: as (?:many|much|high|large|big)(?: [a-z]+)? as)?)(?: [a-z’']{1,12}){0,4} $"
)
_TWO, _THREE, _FOUR, _HALF = Decimal(2), Decimal(3), Decimal(4), Decimal("0.5")
_FACTORS = {
    "twi": _TWO,
    "dou": _TWO,
    "tre": _THREE,
    "tri": _THREE,
    "qua": _FOUR,
    "hal": _HALF,
}
# How far from its factor such a word is still fair: "doubled" for anything from 1.75 to 2.3 times.
_BELOW, _ABOVE = Decimal("0.87"), Decimal("1.15")
_WELL_ABOVE, _WELL_BELOW = Decimal("1.6"), Decimal("0.8")


def check_multiple(statement: Statement, pair: Pair) -> Finding | None:
    """Return a finding where "doubled" or "threefold" does not fit the pair it is said of."""
    low = max(statement.start, pair.start - _REACH)
    high = min(statement.end, pair.end + _REACH)
    match = _BECAME.search(statement.lowered, low, high)
    if match is None:
        return None
    between = (q for q in statement.quantities if match.end() <= q.start_char < pair.start)
    if any(between):
        return None
    return _compare(statement, match, pair)


def find_multiple_findings(statement: Statement) -> Iterator[Finding]:
    """Yield a finding where "60, twice as many as the 40 of last year" does not fit."""
    for i, old in enumerate(statement.quantities[1:], start=1):
        match = _AS_MANY.search(statement.before(old, _REACH))
        new = _compared(statement, i) if match else None
        if match is None or new is None:
            continue
        finding = _compare(statement, match, Pair(old, new), shift=old.start_char - _REACH)
        if finding is not None:
            yield finding


def _compared(statement: Statement, i: int) -> Quantity | None:
    """Return the amount before the one at *i* that is like it: "60 boats, twice the 40"."""
    old = statement.quantities[i]
    earlier = [q for q in statement.quantities[max(0, i - 2) : i] if q.noun != "times"]
    if not earlier:
        return None
    new = earlier[-1]
    counts = old.kind is new.kind is Kind.COUNT
    alike = counts and (old.noun == new.noun or not old.noun or not new.noun)
    same = (old.key, old.kind, old.per) == (new.key, new.kind, new.per)
    near = len(statement.between(new, old)) <= _APART_MAX
    return new if near and (alike or same) else None


def _compare(
    statement: Statement, match: re.Match[str], pair: Pair, *, shift: int | None = None
) -> Finding | None:
    factor = Decimal(ONES[match["fold"]]) if match["fold"] else _FACTORS[match["verb"][:3]]
    if pair.old.number <= 0 or not _is_firm(pair):
        return None
    ratio = pair.new.number / pair.old.number
    if _allowed(match, factor).meets(Bounds(ratio, ratio)):
        return None
    start = 0 if shift is None else max(statement.start, shift)
    old, new = shown(pair.old), shown(pair.new)
    return make_finding(
        Check.CHANGE,
        statement.text,
        [
            (start + match.start("verb"), start + match.end("verb")),
            (pair.old.start_char, pair.old.end_char),
            (pair.new.start_char, pair.new.end_char),
        ],
        question=f"Is “{match['verb']}” right for {new} against {old}?",
        working=f"{written(pair.new.number)} ÷ {written(pair.old.number)} = {written(ratio)},"
        f" not {written(factor)}.",
    )


def _is_firm(pair: Pair) -> bool:
    """Return whether at least one of both figures is more than a bound or a guess."""
    return Comparator.EXACTLY in (pair.old.comparator, pair.new.comparator)


def _allowed(match: re.Match[str], factor: Decimal) -> Bounds:
    """Return between what times the new figure may be of the old one."""
    if match["more"] and factor < 1:
        return Bounds(factor * _WELL_BELOW, factor)
    if match["more"]:
        return Bounds(factor, factor * _WELL_ABOVE)
    if match["near"]:
        return Bounds(factor * _WELL_BELOW, factor * _ABOVE)
    return Bounds(factor * _BELOW, factor * _ABOVE)
