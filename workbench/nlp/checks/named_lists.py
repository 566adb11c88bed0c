"""Whether a list names as many as its number says: "the three states: A, B and C"."""

import re
from collections.abc import Iterator

from workbench.domain.readings import Check, Comparator, Finding
from workbench.nlp.checks.statements import Statement
from workbench.nlp.checks.working import make_finding, quoted, span_of, written
from workbench.nlp.quantities import Kind, Quantity

_COUNTED_MIN, _COUNTED_MAX = 2, 9
_LIST_MAX = 260
_LIST = re.compile(
    r"(?: [a-z]{1,20}){0,4}(?: ?(?::|—|–) ?|, namely,? | \()([^:;.!?()\n]{5,240})(?:[.)\n]|$)"
)
_ITEM = re.compile(
    r"(?:the )?[A-Z][^\W\d_]{0,30}(?:[ -](?:of |the |de |al-)?[A-Z][^\W\d_]{0,30}){0,4}"
)
_BETWEEN_ITEMS = re.compile(r", and |, | and ")


def find_named_list_findings(statement: Statement) -> Iterator[Finding]:
    """Yield a finding where a number and a colon lead to more or fewer names than it says."""
    for quantity in statement.quantities:
        if _may_count(quantity):
            yield from _check(statement, quantity)


def _may_count(quantity: Quantity) -> bool:
    return (
        quantity.kind is Kind.COUNT
        and quantity.noun != ""
        and quantity.upper is None
        and quantity.comparator is Comparator.EXACTLY
        and _COUNTED_MIN <= quantity.number <= _COUNTED_MAX
    )


def _check(statement: Statement, quantity: Quantity) -> Iterator[Finding]:
    end = min(statement.end, quantity.phrase_end + _LIST_MAX)
    match = _LIST.match(statement.text, quantity.phrase_end, end)
    if match is None or " and " not in match[1]:
        return
    items = [item.strip() for item in _BETWEEN_ITEMS.split(match[1].strip())]
    if len(items) == quantity.number or not all(_ITEM.fullmatch(item) for item in items):
        return
    yield make_finding(
        Check.SUM,
        statement.text,
        [span_of(quantity), match.span(1)],
        question=(
            f"If this is the list of {quoted(quantity, statement.text)}, why does it name"
            f" {len(items)}?"
        ),
        working=f"{', '.join(items)}: {len(items)}, not {written(quantity.number)}.",
    )
