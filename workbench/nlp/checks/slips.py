"""Whether one amount is written in thousands here and in millions or billions there."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.domain.readings import Check, Comparator, Finding
from workbench.nlp.checks.mentions import other_subject, stems_around, times_of
from workbench.nlp.checks.statements import Statement
from workbench.nlp.checks.working import make_finding, quoted, shown, span_of
from workbench.nlp.numbers.lists import FUNCTION_WORDS
from workbench.nlp.quantities import Kind, Quantity

_KEPT = 8
_REACH = 70
_SLIPS = (3, 6, 9)
_SCALED_FROM = 1_000
_SHARED_MIN = 2
_THRESHOLDS = frozenset({Comparator.AT_LEAST, Comparator.AT_MOST})
_NEXT_WORD = re.compile(r"[ -](?:[a-z]+-)?([a-z]{3,})")


@dataclass(frozen=True)
class _Mention:
    statement: Statement
    quantity: Quantity
    digits: str
    power: int


def find_slip_findings(statements: Iterable[Statement]) -> Iterator[Finding]:
    """Yield a finding where the same digits of one thing stand in two different powers of 1,000."""
    seen: dict[tuple[str, str, str], list[_Mention]] = {}
    for statement in statements:
        for quantity in statement.quantities:
            if not _may_slip(quantity):
                continue
            digits, power = _digits(quantity)
            mentions = seen.setdefault((quantity.key, quantity.per, digits), [])
            mention = _Mention(statement, quantity, digits, power)
            earlier = next((other for other in mentions if _is_slip(other, mention)), None)
            if earlier is not None:
                yield _finding(earlier, mention)
            elif len(mentions) < _KEPT:
                mentions.append(mention)


def _may_slip(quantity: Quantity) -> bool:
    return (
        quantity.kind in (Kind.MONEY, Kind.COUNT, Kind.RATE)
        and quantity.upper is None
        and quantity.number >= _SCALED_FROM
        and (quantity.kind is not Kind.COUNT or quantity.noun != "")
    )


def _digits(quantity: Quantity) -> tuple[str, int]:
    """Return the digits that tell and the power of ten of the last: 3,500,000 is "35", 5."""
    _, digits, exponent = quantity.number.normalize().as_tuple()
    return "".join(map(str, digits)), int(exponent)


def _is_slip(first: _Mention, second: _Mention) -> bool:
    if abs(first.power - second.power) not in _SLIPS or first.statement is second.statement:
        return False
    bounds = {first.quantity.comparator, second.quantity.comparator}
    if len(bounds) > 1 and bounds & _THRESHOLDS:
        return False  # "donors of $1m or more" is no other word for a total
    times = times_of(first.statement), times_of(second.statement)
    if all(times) and not times[0] & times[1]:
        return False
    shared = stems_around(first.statement, first.quantity, _REACH) & stems_around(
        second.statement, second.quantity, _REACH
    )
    following = _following(first), _following(second)
    same_noun = following[0] != "" and following[0] == following[1]
    # "A million" and "a billion" stand for "many" in any text.
    digits_tell = len(first.digits) > 1 or (
        first.digits != "1" and not _other_subject(first, second)
    )
    return len(shared) >= (1 if same_noun or digits_tell else _SHARED_MIN)


def _other_subject(first: _Mention, second: _Mention) -> bool:
    return other_subject(first.statement, first.quantity, second.statement, second.quantity)


def _following(mention: _Mention) -> str:
    match = _NEXT_WORD.match(mention.statement.lowered, mention.quantity.end_char)
    return match[1] if match and match[1] not in FUNCTION_WORDS else ""


def _finding(first: _Mention, second: _Mention) -> Finding:
    text = first.statement.text
    ratio = max(first.quantity.number, second.quantity.number) / min(
        first.quantity.number, second.quantity.number
    )
    return make_finding(
        Check.UNIT_SLIP,
        text,
        [span_of(first.quantity), span_of(second.quantity)],
        question=(
            f"Is it {quoted(first.quantity, text)} or {quoted(second.quantity, text)}, if both"
            " speak of one thing?"
        ),
        working=(
            f"{shown(first.quantity)} and {shown(second.quantity)} have the same digits and differ"
            f" {ratio.normalize():,f} times."
        ),
    )
