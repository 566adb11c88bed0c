"""Whether parts come to their total: "12 people, five men and eight women", "… 30 in all"."""

from collections.abc import Iterator
from decimal import Decimal

from workbench.domain.readings import Check, Finding
from workbench.nlp.checks.part_lists import (
    can_total,
    counted_total,
    groups_of,
    only_some,
    parts_after,
    parts_before,
)
from workbench.nlp.checks.statements import Statement
from workbench.nlp.checks.working import make_finding, quoted, shown, span_of
from workbench.nlp.quantities import Quantity


def find_sum_findings(statement: Statement) -> Iterator[Finding]:
    """Yield a finding for each total whose parts, in the same sentence, do not come to it."""
    used: set[int] = set()
    for i, total in enumerate(statement.quantities):
        if i in used or not can_total(statement, total):
            continue
        if parts := groups_of(statement, i):
            yield from _compare(statement, total, parts, exact=False)
        elif parts := parts_after(statement, i):
            used.update(range(i, i + len(parts) + 1))
            whole = counted_total(statement, i, parts)
            if whole is not None:
                exact = not only_some(statement, total, parts[0])
                yield from _compare(statement, whole, parts, exact=exact)
        elif i and (parts := parts_before(statement, i)):
            yield from _compare(statement, total, parts, exact=True)


def _compare(
    statement: Statement, total: Quantity, parts: list[Quantity], *, exact: bool
) -> Iterator[Finding]:
    """Yield a finding when the parts come to more than the total or, when *exact*, to less."""
    number = sum((part.number for part in parts), Decimal(0))
    place = max(total.place, *(part.place for part in parts))
    # Counts are exact; millions, and thousands with zeros, may each be rounded.
    slack = place * len(parts) / 2 if place > 1 else Decimal(0)
    if number <= total.number + slack and (not exact or number >= total.number - slack):
        return
    working = " + ".join(shown(part) for part in parts)
    relation = "not" if exact else "more than"
    yield make_finding(
        Check.SUM,
        statement.text,
        [span_of(total), *(span_of(part) for part in parts)],
        question=(
            f"If these are the parts of {quoted(total, statement.text)}, why do they come to"
            f" {shown(total, number)}?"
        ),
        working=f"{working} = {shown(total, number)}, {relation} {shown(total)}.",
    )
