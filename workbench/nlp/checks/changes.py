"""Whether a change fits its two figures: per cent, points, doubled, "up 20 from 50 to 80"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from workbench.domain.readings import Check, Comparator, Finding
from workbench.nlp.checks.change_words import is_size_of_change, moves_before, sign_of
from workbench.nlp.checks.multiples import check_multiple, find_multiple_findings
from workbench.nlp.checks.pairs import Pair, pairs_in
from workbench.nlp.checks.statements import Statement
from workbench.nlp.checks.working import (
    Bounds,
    bounds_of,
    make_finding,
    quoted,
    shown,
    written,
)
from workbench.nlp.quantities import Kind, Quantity

_AFTER_PAIR_MAX, _BEFORE_PAIR_MAX = 45, 45
_HUNDRED = Decimal(100)
# "By a third" and "by half" are loose ways to put it (points of per cent either way).
_SHARE_PLACE = Decimal(5)
# A share of rounding that papers allow themselves when they state a change in whole per cent.
_SLOPPY = Decimal("0.04")


@dataclass(frozen=True)
class Change:
    """A stated change: the amount that says how much, and whether it goes up (1) or down (-1)."""

    amount: Quantity
    sign: int


def find_change_findings(statement: Statement) -> Iterator[Finding]:
    """Yield a finding for each change that does not fit the two figures it is stated with."""
    for pair in pairs_in(statement):
        change = _change_of(statement, pair)
        if change:
            finding = _check(statement, pair, change)
        else:
            finding = check_multiple(statement, pair) or _check_direction(statement, pair)
        if finding is not None:
            yield finding
    yield from find_multiple_findings(statement)


def _change_of(statement: Statement, pair: Pair) -> Change | None:
    """Return the change that a sentence states for *pair*: before it, inside it, or just after."""
    before = [q for q in statement.quantities if q.end_char <= pair.start]
    inside = [q for q in statement.quantities if pair.start < q.start_char < pair.end]
    after = [q for q in statement.quantities if q.start_char >= pair.end]
    near = [q for q in before[-1:] if pair.start - q.end_char <= _BEFORE_PAIR_MAX]
    near += [q for q in inside if not pair.holds(q)]
    near += [q for q in after[:1] if q.start_char - pair.end <= _AFTER_PAIR_MAX]
    for quantity in near:
        sign = sign_of(statement, quantity)
        if not sign and is_size_of_change(statement, quantity):
            sign = 1 if pair.new.number >= pair.old.number else -1
        if sign and _measures(quantity, pair):
            return Change(_as_percent(quantity), sign)
    return None


def _as_percent(quantity: Quantity) -> Quantity:
    """Return a share as so many per cent: "by a third" is by 33.3 %."""
    if quantity.kind is not Kind.SHARE:
        return quantity
    return replace(
        quantity,
        number=quantity.number * _HUNDRED,
        key=Kind.PERCENT,
        kind=Kind.PERCENT,
        place=_SHARE_PLACE,
    )


def _measures(quantity: Quantity, pair: Pair) -> bool:
    if quantity.upper is not None:
        return False
    if quantity.key in (Kind.PERCENT, Kind.POINTS, Kind.SHARE):
        return quantity.kind is not Kind.RATE
    return quantity.key == pair.old.key and quantity.kind == pair.old.kind != Kind.COUNT


def _check(statement: Statement, pair: Pair, change: Change) -> Finding | None:
    stated = bounds_of(change.amount, places=Decimal(1))
    if change.sign < 0:
        stated = Bounds(-stated.high, -stated.low)
    relative, difference = _relative(pair), _difference(pair)
    if pair.old.kind is Kind.PERCENT:
        return _check_points(statement, pair, change, stated)
    if change.amount.key == Kind.POINTS:
        return None  # points of an index
    if change.amount.key == Kind.PERCENT:
        if relative is None or _sloppy(stated).meets(relative):
            return None
        return _finding(statement, pair, change, Check.CHANGE, _percent_working(pair))
    if stated.meets(difference):
        return None
    return _finding(statement, pair, change, Check.CHANGE, _difference_working(pair))


def _check_direction(statement: Statement, pair: Pair) -> Finding | None:
    """Return a finding where something "rose from" a higher figure or "fell from" a lower one."""
    first = min(pair.old, pair.new, key=lambda quantity: quantity.start_char)
    match = moves_before(statement, first)
    old, new = _bounds(pair)
    if match is None or not (new.high < old.low if match["up"] else old.high < new.low):
        return None
    verb = match["up"] or match["down"]
    return make_finding(
        Check.CHANGE,
        statement.text,
        [
            match.span("up" if match["up"] else "down"),
            (pair.old.start_char, pair.old.end_char),
            (pair.new.start_char, pair.new.end_char),
        ],
        question=f"Is “{verb}” right for a change from {shown(pair.old)} to {shown(pair.new)}?",
        working=_difference_working(pair),
    )


def _sloppy(stated: Bounds) -> Bounds:
    slack = max(abs(stated.low), abs(stated.high)) * _SLOPPY
    return Bounds(stated.low - slack, stated.high + slack)


def _check_points(
    statement: Statement, pair: Pair, change: Change, stated: Bounds
) -> Finding | None:
    """Return a finding where a change of a percentage is no such change, or confuses points."""
    relative, difference = _relative(pair), _difference(pair)
    as_percent = relative is not None and _sloppy(stated).meets(relative)
    as_points = stated.meets(difference)
    says_points = change.amount.key == Kind.POINTS
    if relative is None:
        return None
    if as_percent and not says_points:
        as_percent = not _is_rather_points(pair, change)
    if as_points if says_points else as_percent:
        return None
    mixed_up = as_points or as_percent
    check = Check.POINTS if mixed_up or says_points else Check.CHANGE
    working = f"{_difference_working(pair)[:-1]} points; {_percent_working(pair)}"
    return _finding(statement, pair, change, check, working)


def _is_rather_points(pair: Pair, change: Change) -> bool:
    """Return whether a change is exactly the difference, and no more than half the per cent."""
    points = abs(pair.new.number - pair.old.number)
    per_cent = points / pair.old.number * _HUNDRED
    exact = change.amount.comparator is Comparator.EXACTLY
    return exact and change.amount.number == points and per_cent > 2 * points


def _relative(pair: Pair) -> Bounds | None:
    """Return between what the change in per cent of the old figure lies; None when it was 0."""
    old, new = _bounds(pair)
    if old.low <= 0 or new.low < 0:
        return None
    return Bounds(
        (new.low / old.high - 1) * _HUNDRED,
        (new.high / old.low - 1) * _HUNDRED,
    )


def _bounds(pair: Pair) -> tuple[Bounds, Bounds]:
    """Return what both may stand for; who writes one as "$2.4 million" rounds no "$2 million"."""
    place = min(pair.old.place, pair.new.place)
    return bounds_of(replace(pair.old, place=place)), bounds_of(replace(pair.new, place=place))


def _difference(pair: Pair) -> Bounds:
    old, new = _bounds(pair)
    return Bounds(new.low - old.high, new.high - old.low)


def _percent_working(pair: Pair) -> str:
    old, new = pair.old.number, pair.new.number
    change = (new - old) / old * _HUNDRED
    return f"({written(new)} − {written(old)}) ÷ {written(old)} = {_signed(change)} %."


def _difference_working(pair: Pair) -> str:
    old, new = pair.old.number, pair.new.number
    return f"{written(new)} − {written(old)} = {_signed(new - old)}."


def _signed(number: Decimal) -> str:
    return f"−{written(-number)}" if number < 0 else written(number)


def _finding(
    statement: Statement, pair: Pair, change: Change, check: Check, working: str
) -> Finding:
    way = "a rise" if change.sign > 0 else "a fall"
    old, new = shown(pair.old), shown(pair.new)
    said = quoted(change.amount, statement.text)
    question = f"Is {way} of {said} right for a change from {old} to {new}?"
    if check is Check.POINTS:
        question = f"Is {said} per cent or percentage points, for a change from {old} to {new}?"
    return make_finding(
        check,
        statement.text,
        [
            (change.amount.start_char, change.amount.end_char),
            (pair.old.start_char, pair.old.end_char),
            (pair.new.start_char, pair.new.end_char),
        ],
        question=question,
        working=working,
    )
