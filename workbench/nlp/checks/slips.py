"""Whether one amount is written in thousands here and in millions or billions there."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.domain.readings import Check, Comparator, Finding
from workbench.nlp.checks.mentions import Mention
from workbench.nlp.checks.working import make_finding, quoted, shown, span_of, written
from workbench.nlp.numbers.lists import FUNCTION_WORDS
from workbench.nlp.quantities import Kind, Quantity

_KEPT = 8
_SLIPS = (3, 6, 9)
_SCALED_FROM = 1_000
_SHARED_MIN = 2
_THRESHOLDS = frozenset({Comparator.AT_LEAST, Comparator.AT_MOST})
_NEXT_WORD = re.compile(r"[ -](?:[a-z]+-)?([a-z]{3,})")


@dataclass(frozen=True)
class _Figure:
    """A mention with its digits and the power of ten of their last: 3,500,000 is "35", 5."""

    mention: Mention
    digits: str
    power: int


def find_slip_findings(mentions: Iterable[Mention]) -> Iterator[Finding]:
    """Yield a finding where the same digits of one thing stand in two different powers of 1,000."""
    seen: dict[tuple[str, str, str], list[_Figure]] = {}
    for mention in mentions:
        quantity = mention.quantity
        if not _may_slip(quantity):
            continue
        figure = _Figure(mention, *_digits(quantity))
        figures = seen.setdefault((quantity.key, quantity.per, figure.digits), [])
        earlier = next((other for other in figures if _is_slip(other, figure)), None)
        if earlier is not None:
            yield _finding(earlier.mention, mention)
        elif len(figures) < _KEPT:
            figures.append(figure)


def _may_slip(quantity: Quantity) -> bool:
    return (
        quantity.kind in (Kind.MONEY, Kind.COUNT, Kind.RATE, Kind.MEASURE)
        and quantity.upper is None
        and quantity.number >= _SCALED_FROM
        and (quantity.kind is not Kind.COUNT or quantity.noun != "")
    )


def _digits(quantity: Quantity) -> tuple[str, int]:
    """Return the digits that tell and the power of ten of the last: 3,500,000 is "35", 5."""
    _, digits, exponent = quantity.number.normalize().as_tuple()
    return "".join(map(str, digits)), int(exponent)


def _is_slip(first: _Figure, second: _Figure) -> bool:
    one, other = first.mention, second.mention
    if abs(first.power - second.power) not in _SLIPS or one.scene is other.scene:
        return False
    bounds = {one.quantity.comparator, other.quantity.comparator}
    if len(bounds) > 1 and bounds & _THRESHOLDS:
        return False  # "donors of $1m or more" is no other word for a total
    times = one.scene.times, other.scene.times
    if all(times) and not times[0] & times[1]:
        return False
    same_noun = _following(one) != "" and _following(one) == _following(other)
    # "A million" and "a billion" stand for "many" in any text.
    digits_tell = len(first.digits) > 1 or (first.digits != "1" and not one.has_other_names(other))
    return len(one.stems & other.stems) >= (1 if same_noun or digits_tell else _SHARED_MIN)


def _following(mention: Mention) -> str:
    match = _NEXT_WORD.match(mention.statement.lowered, mention.quantity.end_char)
    return match[1] if match and match[1] not in FUNCTION_WORDS else ""


def _finding(first: Mention, second: Mention) -> Finding:
    text = first.statement.text
    low, high = sorted((first.quantity, second.quantity), key=lambda quantity: quantity.number)
    ratio = written(high.number / low.number)
    return make_finding(
        Check.UNIT_SLIP,
        text,
        [span_of(first.quantity), span_of(second.quantity)],
        question=(
            f"Is it {quoted(first.quantity, text)} or {quoted(second.quantity, text)}, if both"
            " speak of one thing?"
        ),
        working=f"{shown(high)} ÷ {shown(low)} = {ratio}, with the same digits.",
    )
