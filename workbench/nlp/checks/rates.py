"""Whether "so much a head" fits the total and the number of heads in the same sentence."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from workbench.domain.readings import Check, Comparator, Finding
from workbench.nlp.checks.change_words import is_size_of_change
from workbench.nlp.checks.statements import Statement
from workbench.nlp.checks.working import bounds_of, make_finding, quoted, shown, span_of, written
from workbench.nlp.quantities import Kind, Quantity
from workbench.nlp.words import word_set

_SPAN_MAX = 240
_HUNDRED, _HALF = Decimal(100), Decimal("0.5")
# A total may be rounded, with fees left out; only what is further off is asked about.
_SLACK = Decimal("0.06")
_SHARE = "share"
_ANYBODY = frozenset({"each", "apiece", "head", "person", "capita"})
_TIMES = word_set(
    "hour day week month quarter year minute second night annually yearly monthly weekly daily"
    " hourly"
)
_MINOR = frozenset({"cents", "pence"})
_OWNERS = re.compile(
    r"\b(?:outstanding|earned|net income|net loss|profit|earnings|revenue|compared)\b"
)
_EACH_BEFORE = re.compile(
    r"\b(?:each|every)(?: one)? (?:of (?:them|whom|which|the [\w,]{1,15} [a-z]{1,20}) )?"
    r"(?:[a-z]{1,20} ){0,4}$"
)
_EACH_AFTER = re.compile(r" (?:for|to) (?:each|every) (?:of|one)\b")
_APART = re.compile(r";|\bwhile\b|\bwhereas\b|\bbut\b|\bcompared\b")


def find_rate_findings(statement: Statement) -> Iterator[Finding]:
    """Yield a finding where a rate does not fit the one total and the one number beside it."""
    if _OWNERS.search(statement.words):
        return
    rates = _rates_in(statement)
    if len(rates) != 1 or rates[0].upper is not None:
        return
    rate = rates[0]
    unit = re.split(r"[ -]", rate.per)[-1]
    others = [q for q in statement.quantities if q.start_char != rate.start_char]
    totals = [q for q in others if _is_total(statement, q, rate)]
    heads = [q for q in others if _is_number_of(q, unit)]
    if len(totals) != 1 or len(heads) != 1 or totals[0] == heads[0]:
        return
    if unit == _SHARE and totals[0].start_char < rate.start_char:
        return  # the price of a company covers more than its shares: debts, other owners
    if not _far_apart(statement, rate, totals[0], heads[0]):
        yield from _compare(statement, rate, totals[0], heads[0])


def says_each(statement: Statement) -> bool:
    """Return whether a sentence says what each of those got whom an earlier one counted."""
    return len(_rates_in(statement)) == 1 == len(statement.quantities)


def _rates_in(statement: Statement) -> list[Quantity]:
    """Return the amounts for each of something: those that say so, else those that mean it."""
    found = [rate for q in statement.quantities if (rate := _as_rate(statement, q))]
    stated = [rate for rate in found if rate.quote.endswith(rate.per)]
    return stated or found


def _as_rate(statement: Statement, quantity: Quantity) -> Quantity | None:
    """Return an amount as a rate where its words make it one: "$50 a head", "each got $50"."""
    if quantity.kind is Kind.RATE:
        unit = re.split(r"[ -]", quantity.per)[-1]
        return None if unit in _TIMES or unit[:1].isdigit() else quantity
    if quantity.kind is not Kind.MONEY:
        return None
    before, after = statement.before(quantity, 70), statement.after(quantity, 30)
    if _EACH_BEFORE.search(before) or _EACH_AFTER.match(after):
        return replace(quantity, kind=Kind.RATE, per="each")
    return None


def _is_total(statement: Statement, quantity: Quantity, rate: Quantity) -> bool:
    if quantity.kind not in (Kind.MONEY, Kind.COUNT, Kind.MEASURE) or quantity.upper is not None:
        return False
    same = quantity.key == rate.key or (rate.key in _MINOR and quantity.key in ("$", "€", "£"))
    return same and quantity.key != "" and not is_size_of_change(statement, quantity)


def _is_number_of(quantity: Quantity, unit: str) -> bool:
    if quantity.kind is not Kind.COUNT or quantity.upper is not None or quantity.number <= 1:
        return False
    if quantity.number % 1:
        return False
    if unit in _ANYBODY:
        return quantity.noun != ""
    return quantity.noun in _plurals(unit)


def _plurals(unit: str) -> frozenset[str]:
    irregular = {"person": "people", "man": "men", "woman": "women", "child": "children"}
    regular = unit[:-1] + "ies" if unit.endswith("y") else unit + "s"
    return frozenset({irregular.get(unit, regular), regular})


def _far_apart(statement: Statement, rate: Quantity, total: Quantity, heads: Quantity) -> bool:
    """Return whether too much stands between the three for them to make one sum."""
    both = sorted((rate, heads), key=lambda quantity: quantity.start_char)
    start, end = min(total.start_char, both[0].start_char), max(total.end_char, both[1].end_char)
    apart = _APART.search(statement.lowered, start, end)
    named = re.split(r"[ -]", rate.per)[-1] not in _ANYBODY
    if end - start > _SPAN_MAX or (apart and not (named and apart[0] == ";")):
        return True
    return total.end_char < both[0].start_char and " and " in statement.between(total, both[0])


def _compare(
    statement: Statement, rate: Quantity, total: Quantity, heads: Quantity
) -> Iterator[Finding]:
    each = rate
    if rate.key in _MINOR and total.key not in _MINOR:
        each = replace(rate, number=rate.number / _HUNDRED, place=rate.place / _HUNDRED)
    # Heads are counted, not rounded, unless zeros at the end say so.
    places = _HALF if heads.place > 1 else Decimal(0)
    stated, number, whole = bounds_of(each), bounds_of(heads, places=places), bounds_of(total)
    if number.low <= 0 or stated.low <= 0:
        return
    low, high = whole.low / number.high, whole.high / number.low
    if low * (1 - _SLACK) <= stated.high and stated.low <= high * (1 + _SLACK):
        return
    if _is_bound_only(rate, total, heads) and each.number * heads.number < total.number:
        return
    yield make_finding(
        Check.PER_HEAD,
        statement.text,
        [span_of(rate), span_of(total), span_of(heads)],
        question=(
            f"Do {quoted(total, statement.text)} and {quoted(heads, statement.text)} make"
            f" {quoted(rate, statement.text)}?"
        ),
        working=(
            f"{shown(total)} ÷ {written(heads.number)} ="
            f" {shown(total, total.number / heads.number)}, not {shown(each)}."
        ),
    )


def _is_bound_only(*quantities: Quantity) -> bool:
    """Return whether one of the amounts is only a bound, so that the sum need not be met."""
    bounds = (Comparator.AT_MOST, Comparator.UNDER, Comparator.AT_LEAST, Comparator.OVER)
    return any(quantity.comparator in bounds for quantity in quantities)
